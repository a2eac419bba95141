using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits calls that take just the required values, where these are one to three scalars.</summary>
/// <remarks>
/// Extension methods, because a method of the class itself would come before the base class's in overload resolution:
/// <c>RunAsync(new() { Prompt = "…" })</c> would then try to make a string.
/// </remarks>
internal static class ShortcutEmitter
{
    /// <summary>More than this are better given by name in an object initializer.</summary>
    private const int MaxParameters = 3;

    public static void Emit(SourceWriter writer, EndpointModel endpoint, GeneratorSettings settings)
    {
        PropertyModel[] required = RequiredOf(endpoint);
        if (required.Length == 0)
        {
            return;
        }

        string output = CSharpType.Of(endpoint.Output);
        writer.Blank();
        XmlDoc.Summary(writer, $"Calls of <see cref=\"{endpoint.ClassName}\"/> that take only the required values.");
        TypeAttributes.GeneratedCode(writer);
        using (writer.Block($"{settings.Accessibility} static class {endpoint.ExtensionsName}"))
        {
            Shortcut(writer, endpoint, required, new Call("RunAsync", $"{TypeRefs.Task}<{TypeRefs.FalResult}<{output}>>", TypeRefs.FalRunOptions));
            writer.Blank();
            Shortcut(writer, endpoint, required, new Call("SubscribeAsync", $"{TypeRefs.Task}<{TypeRefs.FalResult}<{output}>>", TypeRefs.FalSubscribeOptions) { IsOverloaded = true });
            writer.Blank();
            Shortcut(writer, endpoint, required, new Call("SubmitAsync", $"{TypeRefs.Task}<{TypeRefs.FalRequest}<{output}>>", TypeRefs.FalSubmitOptions));
            writer.Blank();
            Shortcut(writer, endpoint, required, new Call("StreamAsync", $"{TypeRefs.FalStream}<{output}>", TypeRefs.FalStreamOptions));
        }
    }

    /// <summary>The values that the calls take; none where there are no such calls.</summary>
    public static PropertyModel[] RequiredOf(EndpointModel endpoint)
    {
        if (endpoint.Objects.FirstOrDefault(type => type.Name == endpoint.Input.Name) is not { } input)
        {
            return [];
        }

        PropertyModel[] required = [.. input.Properties.Where(static property => property.MustBeGiven)];
        return required.Length <= MaxParameters && required.All(IsScalar) ? required : [];
    }

    private static void Shortcut(SourceWriter writer, EndpointModel endpoint, PropertyModel[] required, Call call)
    {
        string values = string.Join(", ", required.Select(static property => $"{property.Name} = {property.LocalName}"));

        // The rest of the documentation is the long form's: what the call does, its options, its errors.
        writer.Line($"/// <inheritdoc cref=\"{TypeRefs.FalEndpoint}{{TInput, TOutput}}.{call.Name}{(call.IsOverloaded ? $"(TInput, {call.Options}, {TypeRefs.CancellationToken})" : "")}\"/>");
        XmlDoc.Parameter(writer, "endpoint", "The endpoint.");
        foreach (PropertyModel property in required)
        {
            XmlDoc.Parameter(writer, property.LocalName.TrimStart('@'), XmlDoc.Lead(property.Docs.Summary));
        }

        writer.Line($"public static {call.Result} {call.Name}(");
        writer.Line($"    this {endpoint.ClassName} endpoint,");
        foreach (PropertyModel property in required)
        {
            writer.Line($"    {CSharpType.Of(property)} {property.LocalName},");
        }

        writer.Line($$"""
                {{call.Options}}? options = null,
                {{TypeRefs.CancellationToken}} cancellationToken = default) =>
                endpoint.{{call.Name}}(new {{endpoint.Input.Name}} { {{values}} }, options, cancellationToken);
            """);
    }

    private static bool IsScalar(PropertyModel property) =>
        !property.AllowsNull
        && property.Type.Kind is TypeKind.String or TypeKind.Boolean or TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Enum or TypeKind.FileInput;

    private sealed record Call(string Name, string Result, string Options)
    {
        /// <summary>Gets a value indicating whether the library has others of that name.</summary>
        public bool IsOverloaded { get; init; }
    }
}

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
        if (endpoint.Objects.FirstOrDefault(type => type.Name == endpoint.Input.Name) is not { } input)
        {
            return;
        }

        PropertyModel[] required = [.. input.Properties.Where(static property => property.MustBeGiven)];
        if (required.Length is 0 or > MaxParameters || !required.All(IsScalar))
        {
            return;
        }

        string output = CSharpType.Of(endpoint.Output);
        writer.Blank();
        XmlDoc.Summary(writer, $"Calls of <see cref=\"{endpoint.ClassName}\"/> that take just the required values.");
        TypeAttributes.GeneratedCode(writer);
        using (writer.Block($"{settings.Accessibility} static class {endpoint.ExtensionsName}"))
        {
            Shortcut(
                writer,
                endpoint,
                required,
                new Call("RunAsync", "Runs the model at once, without the queue, and waits for the result.", $"{TypeRefs.FalResult}<{output}>", TypeRefs.FalRunOptions, "Ends the call. The model may go on, and be billed."));
            writer.Blank();
            Shortcut(
                writer,
                endpoint,
                required,
                new Call("SubscribeAsync", "Puts a request into the queue, follows it and fetches the result.", $"{TypeRefs.FalResult}<{output}>", TypeRefs.FalSubscribeOptions, "Cancels the request.") { HasUpdates = true });
            writer.Blank();
            Shortcut(
                writer,
                endpoint,
                required,
                new Call("SubmitAsync", "Puts a request into the queue and returns at once.", $"{TypeRefs.FalRequest}<{output}>", TypeRefs.FalSubmitOptions, "Ends the call, not the request."));
        }
    }

    private static void Shortcut(SourceWriter writer, EndpointModel endpoint, PropertyModel[] required, Call call)
    {
        string values = string.Join(", ", required.Select(static property => $"{property.Name} = {property.LocalName}"));
        XmlDoc.Summary(writer, call.Summary);
        XmlDoc.Parameter(writer, "endpoint", "The endpoint.");
        foreach (PropertyModel property in required)
        {
            XmlDoc.Parameter(writer, property.LocalName.TrimStart('@'), XmlDoc.Lead(property.Docs.Summary));
        }

        if (call.HasUpdates)
        {
            XmlDoc.Parameter(writer, "onUpdate", "Is told of every change of the request's state.");
        }

        XmlDoc.Parameter(writer, "options", "How the request is sent.");
        XmlDoc.Parameter(writer, "cancellationToken", call.Cancellation);
        writer.Line($"/// <returns>{(call.Name == "SubmitAsync" ? "The request, to follow it by." : "The result.")}</returns>");
        writer.Line($"public static {TypeRefs.Task}<{call.Result}> {call.Name}(");
        writer.Line($"    this {endpoint.ClassName} endpoint,");
        foreach (PropertyModel property in required)
        {
            writer.Line($"    {CSharpType.Of(property)} {property.LocalName},");
        }

        if (call.HasUpdates)
        {
            writer.Line($"    {TypeRefs.Action}<{TypeRefs.FalQueueUpdate}>? onUpdate = null,");
        }

        writer.Line($$"""
                {{call.Options}}? options = null,
                {{TypeRefs.CancellationToken}} cancellationToken = default) =>
                endpoint.{{call.Name}}(new {{endpoint.Input.Name}} { {{values}} }, {{(call.HasUpdates ? "onUpdate, " : "")}}options, cancellationToken);
            """);
    }

    private static bool IsScalar(PropertyModel property) =>
        !property.AllowsNull
        && property.Type.Kind is TypeKind.String or TypeKind.Boolean or TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Enum or TypeKind.FileInput;

    private sealed record Call(string Name, string Summary, string Result, string Options, string Cancellation)
    {
        public bool HasUpdates { get; init; }
    }
}

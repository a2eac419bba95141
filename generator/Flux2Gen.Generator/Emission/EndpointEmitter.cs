using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits endpoint classes: a name, types, and calls that take just the required values.</summary>
internal static class EndpointEmitter
{
    /// <summary>More than this are better given by name in an object initializer.</summary>
    private const int MaxParameters = 3;

    public static void Emit(SourceWriter writer, EndpointModel endpoint)
    {
        string input = CSharpType.Of(endpoint.Input);
        string output = CSharpType.Of(endpoint.Output);
        XmlDoc.Summary(writer, endpoint.About is { } about ? XmlDoc.Text(about) : $"The endpoint {XmlDoc.Code(endpoint.Id)}.");
        writer.Line($"/// <remarks>{Remarks(endpoint)}</remarks>");
        writer.Line("/// <param name=\"client\">Sends the requests.</param>");
        TypeAttributes.GeneratedCode(writer);
        using (writer.Block($"""
            public sealed partial class {endpoint.ClassName}({TypeRefs.FalClient} client)
                : {TypeRefs.FalEndpoint}<{input}, {output}>(
                    client,
                    EndpointId,
                    {Contract(endpoint.Input)},
                    {Contract(endpoint.Output)})
            """))
        {
            XmlDoc.Summary(writer, "fal's id of the endpoint.");
            writer.Line($"public const string EndpointId = {CSharpLiteral.Text(endpoint.Id)};");
            writer.Blank();
            JsonTypes(writer, endpoint);
            if (endpoint.Objects.FirstOrDefault(type => type.Name == endpoint.Input.Name) is { } record)
            {
                Shortcuts(writer, record, output);
            }
        }
    }

    private static string Remarks(EndpointModel endpoint)
    {
        string category = endpoint.Category is { } text ? $", {XmlDoc.Text(text)}" : "";
        string link = endpoint.DocumentationUrl is { } url ? $": {XmlDoc.Text(url)}" : "";
        return XmlDoc.Code(endpoint.Id) + category + link;
    }

    private static string Contract(TypeRefModel type)
    {
        if (!type.IsModel)
        {
            return $"{TypeRefs.FalModelContracts}.Element";
        }

        return $"{TypeRefs.FalModelContracts}.{(type.HoldsFiles ? "ModelWithFiles" : "Model")}<{CSharpType.Of(type)}>()";
    }

    private static void JsonTypes(SourceWriter writer, EndpointModel endpoint)
    {
        XmlDoc.Summary(writer, "Gets the JSON of the endpoint's types, for use with <see cref=\"global::System.Text.Json.JsonSerializerOptions\"/>.");
        string[] names =
        [
            .. endpoint.Objects.Select(static type => type.Name),
            .. endpoint.Unions.Select(static type => type.Name),
            .. endpoint.Enums.Select(static type => type.Name),
        ];
        writer.Line($$"""public static {{TypeRefs.FalJsonTypes}} JsonTypes { get; } = new {{TypeRefs.FalJsonTypes}}(){{(names.Length == 0 ? ";" : "")}}""");
        for (int index = 0; index < names.Length; index++)
        {
            writer.Line($"    .Add<{names[index]}>(){(index == names.Length - 1 ? ";" : "")}");
        }
    }

    private static void Shortcuts(SourceWriter writer, ObjectModel input, string output)
    {
        PropertyModel[] required = [.. input.Properties.Where(static property => property.IsRequired)];
        if (required.Length is 0 or > MaxParameters || !required.All(IsScalar))
        {
            return;
        }

        string[] parameters = [.. required.Select(static property => $"{CSharpType.Of(property)} {property.LocalName}")];
        string values = string.Join(", ", required.Select(static property => $"{property.Name} = {property.LocalName}"));
        string creation = $$"""new {{input.Name}} { {{values}} }""";
        string cancellation = $"{TypeRefs.CancellationToken} cancellationToken = default";
        ShortcutDocs(writer, required, "Runs the model at once, without the queue, and waits for the result.", "The result.");
        Shortcut(
            writer,
            $"{TypeRefs.FalResult}<{output}>",
            "RunAsync",
            [.. parameters, $"{TypeRefs.FalRunOptions}? options = null", cancellation],
            $"{creation}, options, cancellationToken");
        ShortcutDocs(writer, required, "Puts a request into the queue, follows it and fetches the result.", "The result.", "onUpdate", "Is told of every change of the request's state.");
        Shortcut(
            writer,
            $"{TypeRefs.FalResult}<{output}>",
            "SubscribeAsync",
            [.. parameters, $"{TypeRefs.Action}<{TypeRefs.FalQueueUpdate}>? onUpdate = null", $"{TypeRefs.FalSubscribeOptions}? options = null", cancellation],
            $"{creation}, onUpdate, options, cancellationToken");
        ShortcutDocs(writer, required, "Puts a request into the queue and returns at once.", "The request, to follow it by.");
        Shortcut(
            writer,
            $"{TypeRefs.FalRequest}<{output}>",
            "SubmitAsync",
            [.. parameters, $"{TypeRefs.FalSubmitOptions}? options = null", cancellation],
            $"{creation}, options, cancellationToken");
    }

    private static void ShortcutDocs(SourceWriter writer, PropertyModel[] required, string summary, string returns, params string[] further)
    {
        writer.Blank();
        XmlDoc.Summary(writer, summary);
        foreach (PropertyModel property in required)
        {
            XmlDoc.Parameter(writer, property.LocalName.TrimStart('@'), property.Docs.Summary[0]);
        }

        for (int index = 0; index < further.Length; index += 2)
        {
            XmlDoc.Parameter(writer, further[index], further[index + 1]);
        }

        XmlDoc.Parameter(writer, "options", "How the request is sent.");
        XmlDoc.Parameter(writer, "cancellationToken", "Ends the work, and cancels the request on the server where there is one.");
        writer.Line($"/// <returns>{returns}</returns>");
    }

    private static void Shortcut(SourceWriter writer, string result, string method, string[] parameters, string arguments)
    {
        writer.Line($"public {TypeRefs.Task}<{result}> {method}(");
        for (int index = 0; index < parameters.Length; index++)
        {
            writer.Line($"    {parameters[index]}{(index == parameters.Length - 1 ? ") =>" : ",")}");
        }

        writer.Line($"    {method}({arguments});");
    }

    private static bool IsScalar(PropertyModel property) =>
        !property.AllowsNull
        && property.Type.Kind is TypeKind.String or TypeKind.Boolean or TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Enum or TypeKind.FileInput;
}

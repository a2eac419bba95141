using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits endpoint classes: a name and types.</summary>
internal static class EndpointEmitter
{
    public static void Emit(SourceWriter writer, EndpointModel endpoint, GeneratorSettings settings)
    {
        string input = CSharpType.Of(endpoint.Input);
        string output = CSharpType.Of(endpoint.Output);
        XmlDoc.Write(writer, endpoint.Docs);
        writer.Line("/// <param name=\"client\">The client that sends the requests.</param>");
        TypeAttributes.Obsolete(writer, endpoint.IsDeprecated, "endpoint");
        TypeAttributes.GeneratedCode(writer);
        using (writer.Block($"""
            {settings.Accessibility} sealed partial class {endpoint.ClassName}({TypeRefs.FalClient} client)
                : {TypeRefs.FalEndpoint}<{input}, {output}>(
                    client,
                    EndpointId,
                    {Contract(endpoint.Input)},
                    {OutputContract(endpoint)})
            """))
        {
            XmlDoc.Summary(writer, "The fal endpoint ID.");
            writer.Line($"public const string EndpointId = {CSharpLiteral.Text(endpoint.Id)};");
            writer.Blank();
            JsonTypes(writer, endpoint);
        }
    }

    private static string Contract(TypeRefModel type)
    {
        if (!type.IsModel)
        {
            return $"{TypeRefs.FalModelContracts}.Element";
        }

        return $"{TypeRefs.FalModelContracts}.{(type.HoldsFiles ? "ModelWithFiles" : "Model")}<{CSharpType.Of(type)}>()";
    }

    /// <summary>Names the members that every output has, so that the runtime tells an output from an error or a status.</summary>
    private static string OutputContract(EndpointModel endpoint)
    {
        ObjectModel? output = endpoint.Output.Kind == TypeKind.Object
            ? endpoint.Objects.FirstOrDefault(type => type.Name == endpoint.Output.Name && !type.IsTuple)
            : null;
        if (output is null)
        {
            return Contract(endpoint.Output);
        }

        IEnumerable<string> required = output.Properties
            .Where(static property => property is { IsRequired: true, AllowsNull: false })
            .Select(static property => CSharpLiteral.Text(property.WireName));
        return $"{TypeRefs.FalModelContracts}.Output<{CSharpType.Of(endpoint.Output)}>({string.Join(", ", required)})";
    }

    private static void JsonTypes(SourceWriter writer, EndpointModel endpoint)
    {
        XmlDoc.Summary(writer, "Gets the JSON contracts of the endpoint's types.");
        string[] names =
        [
            .. endpoint.Objects.Select(static type => type.Name),
            .. endpoint.Unions.Select(static type => type.Name),
            .. endpoint.Enums.Select(static type => type.Name),
        ];
        writer.Line($$"""public static {{TypeRefs.JsonTypeInfoResolver}} JsonTypes { get; } = new {{TypeRefs.FalJsonTypes}}(){{(names.Length == 0 ? ";" : "")}}""");
        for (int index = 0; index < names.Length; index++)
        {
            writer.Line($"    .Add<{names[index]}>(){(index == names.Length - 1 ? ";" : "")}");
        }
    }
}

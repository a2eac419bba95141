using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits <c>FalApi</c>, the list of the project's endpoints.</summary>
internal static class ApiEmitter
{
    public static void Emit(SourceProductionContext output, ApiModel api, GeneratorSettings settings)
    {
        if (api.Entries.Count > 0)
        {
            output.AddSource($"{ApiName.ClassName}.g.cs", Print(api, settings));
        }
    }

    public static SourceText Print(ApiModel api, GeneratorSettings settings)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, settings, [.. Pragmas(api)]);
        XmlDoc.Summary(writer, "The fal endpoints of this project.");
        writer.Line("/// <param name=\"client\">The client that sends the requests.</param>");
        TypeAttributes.GeneratedCode(writer);
        using (writer.Block($"{settings.Accessibility} sealed partial class {settings.ApiName}({TypeRefs.FalClient} client)"))
        {
            XmlDoc.Summary(writer, "Gets the JSON contracts of all endpoints' types, for <see cref=\"global::System.Text.Json.JsonSerializerOptions\"/>.");
            writer.Line($"public static {TypeRefs.JsonTypeInfoResolver} JsonTypes => __AllJsonTypes.Types;");
            writer.Blank();
            XmlDoc.Summary(writer, "Gets the client that sends the requests.");
            writer.Line($$"""public {{TypeRefs.FalClient}} Client { get; } = client;""");
            foreach (ApiEntryModel entry in api.Entries)
            {
                writer.Blank();
                XmlDoc.Write(writer, entry.Docs);
                TypeAttributes.Obsolete(writer, entry.IsDeprecated, "endpoint");
                writer.Line($"public {entry.ClassName} {ApiName.Of(entry.Name)} => new(Client);");
            }

            writer.Blank();
            Json(writer, api, settings);
        }

        return writer.ToSourceText();
    }

    private static IEnumerable<string> Pragmas(ApiModel api)
    {
        if (api.Entries.Any(static entry => entry.IsDeprecated))
        {
            yield return "#pragma warning disable CS0618 // Endpoints that fal has deprecated can still be called.";
        }
    }

    private static void Json(SourceWriter writer, ApiModel api, GeneratorSettings settings)
    {
        writer.Line("// Apart from the rest, so that a trimmed program which does not ask for it keeps the endpoints that it uses and no others.");
        using (writer.Block("private static class __AllJsonTypes"))
        {
            IEnumerable<string> sets = api.Entries.Select(entry => $"\n    global::{settings.Namespace}.{entry.ClassName}.JsonTypes");
            writer.Line($"public static readonly {TypeRefs.JsonTypeInfoResolver} Types = {TypeRefs.FalJsonTypes}.Combine({string.Join(",", sets)});");
        }
    }
}

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
        FileHeader.Write(writer, settings);
        XmlDoc.Summary(writer, "The fal endpoints of this project.");
        writer.Line("/// <param name=\"client\">Sends the requests.</param>");
        TypeAttributes.GeneratedCode(writer);
        using (writer.Block($"{settings.Accessibility} sealed partial class {settings.ApiName}({TypeRefs.FalClient} client)"))
        {
            XmlDoc.Summary(writer, "Gets the JSON of all endpoints' types, for use with <see cref=\"global::System.Text.Json.JsonSerializerOptions\"/>.");
            writer.Line($$"""public static {{TypeRefs.FalJsonTypes}} JsonTypes { get; } = new {{TypeRefs.FalJsonTypes}}()""");
            for (int index = 0; index < api.Entries.Count; index++)
            {
                writer.Line($"    .Add(global::{settings.Namespace}.{api.Entries[index].ClassName}.JsonTypes){(index == api.Entries.Count - 1 ? ";" : "")}");
            }

            writer.Blank();
            XmlDoc.Summary(writer, "Gets the client that sends the requests.");
            writer.Line($$"""public {{TypeRefs.FalClient}} Client { get; } = client;""");
            foreach (ApiEntryModel entry in api.Entries)
            {
                writer.Blank();
                XmlDoc.Summary(writer, $"Gets {XmlDoc.Code(entry.Id)}{(entry.About is { } about ? $": {XmlDoc.Text(about)}" : "")}");
                writer.Line($"public {entry.ClassName} {ApiName.Of(entry.Name)} => new(Client);");
            }
        }

        return writer.ToSourceText();
    }
}

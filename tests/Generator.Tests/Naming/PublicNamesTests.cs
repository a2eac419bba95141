using System.Text;
using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Tests.Naming;

/// <summary>
/// All public names of a fixed set of documents: our own five, and one that holds whatever makes names difficult. A change of
/// the snapshot renames things in people's projects, and is to be made on purpose.
/// </summary>
public sealed class PublicNamesTests
{
    /// <summary>Members that all types of a kind have.</summary>
    private static readonly HashSet<string> Usual = new(StringComparer.Ordinal)
    {
        "AdditionalProperties", "Values", "Value", "IsKnown", "Parse", "TryParse", "Equals", "GetHashCode", "ToString", "Match", "TryGetJson",
        "Validate", "EndpointId", "JsonTypes", "Deconstruct", "PrintMembers", "EqualityContract", "Wire",
    };

    private static readonly TestSpec Difficult = TestSpec.Of(
        id: "some-owner/some.model/v1.5/text_to-3d",
        input: """
        {
          "type": "object",
          "required": ["prompt", "class", "kind"],
          "properties": {
            "prompt": { "type": "string" },
            "class": { "type": "string" },
            "3d_mode": { "type": "boolean" },
            "imageURL": { "type": "string" },
            "a_b": { "type": "string" },
            "aB": { "type": "string" },
            "to_string": { "type": "string" },
            "kind": { "const": "image" },
            "image_size": { "anyOf": [{ "$ref": "#/components/schemas/ImageSize" }, { "type": "string", "enum": ["square_hd", "auto"] }, { "type": "null" }] },
            "camera": { "type": "object", "properties": { "lens": { "type": "string", "enum": ["35mm", "85mm"] }, "zoom": { "type": "object", "properties": { "x": { "type": "number" } } } } },
            "boxes": { "type": "array", "items": { "type": "object", "properties": { "label": { "type": "string", "enum": ["cat"] } } } },
            "by_name": { "type": "object", "additionalProperties": { "type": "object", "properties": { "x": { "type": "integer" } } } },
            "span": { "type": "array", "prefixItems": [{ "type": "number" }, { "type": "number", "title": "End of it" }] },
            "mask": { "anyOf": [{ "type": "string" }, { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } }, { "type": "object", "required": ["b"], "properties": { "b": { "type": "string" } } }, { "type": "array", "items": { "type": "integer" } }] },
            "quality": { "type": "string", "enum": ["16:9", "720p", "480", "5", "v1.1", "af-ZA", "", "+", "Hope", "Hope ", "parse", "class", "\ud83e\udd29"] },
            "steps": { "type": "integer", "enum": [4, 8, -1] },
            "lora": { "$ref": "#/components/schemas/LoRA-Weight.v2" },
            "style": { "type": "object", "properties": { "x": { "type": "string" } } },
            "own": { "$ref": "#/components/schemas/SomeOwnerSomeModelV1_5TextTo3dExtra" }
          }
        }
        """,
        output: """
        {
          "type": "object",
          "required": ["model", "style"],
          "properties": {
            "model": { "$ref": "#/components/schemas/File" },
            "style": { "$ref": "#/components/schemas/Style" },
            "quality": { "type": "string", "enum": ["other"] },
            "camera": { "type": "object", "properties": { "y": { "type": "number" } } },
            "timings": { "type": "object", "properties": { "inference": { "type": "number" } } }
          }
        }
        """,
        components: """
        "File": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } } },
        "ImageSize": { "type": "object", "properties": { "width": { "type": "integer" }, "height": { "type": "integer" } } },
        "LoRA-Weight.v2": { "type": "object", "required": ["path"], "properties": { "path": { "type": "string" } } },
        "Style": { "type": "object", "properties": { "name": { "type": "string" } } },
        "SomeOwnerSomeModelV1_5TextTo3dExtra": { "type": "object", "properties": { "x": { "type": "string" } } }
        """);

    [Fact]
    public void The_public_names_are_these()
    {
        string[] files = Directory.GetFiles(RepositoryFiles.Path("specs"), "*.json", SearchOption.AllDirectories);
        TestSpec[] specs = [.. files.Order(StringComparer.Ordinal).Select(static file => new TestSpec(file, File.ReadAllText(file))), Difficult];
        GeneratorRun run = GeneratorRun.WithDiagnostics(specs);
        run.Compile();

        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in run.EmittedTypes.OrderBy(static type => type.Name, StringComparer.Ordinal))
        {
            List(text, type, "");
        }

        Snapshot.Match(text.ToString(), "PublicNames");
    }

    private static void List(StringBuilder text, INamedTypeSymbol type, string indent)
    {
        text.Append(indent).Append(type.Name).Append('\n');
        foreach (ISymbol member in type.GetMembers().Where(IsListed))
        {
            if (member is INamedTypeSymbol nested)
            {
                List(text, nested, indent + "  ");
                continue;
            }

            string value = member is IPropertySymbol property ? $": {property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}" : "";
            text.Append(indent).Append("  ").Append(member.Name).Append(value).Append('\n');
        }
    }

    private static bool IsListed(ISymbol member) =>
        member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }
        && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary }
        && !Usual.Contains(member.Name);
}

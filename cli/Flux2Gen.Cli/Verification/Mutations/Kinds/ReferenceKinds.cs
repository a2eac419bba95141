using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>References that lead elsewhere, nowhere or in circles.</summary>
internal static class ReferenceKinds
{
    private const string Prefix = "#/components/schemas/";

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("rename-ref", static document => Reference(document)["$ref"] = Prefix + document.Random.Pick("Gone", "file", "Gone Again", "G%6Fne", "a~1b")),
        new("dangling-ref", static document => Reference(document)["$ref"] = document.Random.Pick(
            "", "#", "#/", "#/definitions/X", "other.json#/components/schemas/X", "https://example.com/x.json", Prefix, "#/components/schemas/Gone/properties/x", "components", "#/paths")),
        new("exchange-ref", static document => Reference(document)["$ref"] = Prefix + document.Random.Pick([.. document.Components.Select(static pair => pair.Key), "Gone"])),
        new("self-ref", SelfReference),
        new("ref-circle", Circle),
        new("inline-ref", Inline),
        new("keywords-beside-ref", static document => Reference(document).Merge(document.Random.Pick(
            """{ "type": "integer", "default": 5 }""",
            """{ "description": "beside", "deprecated": true }""",
            """{ "nullable": true }""",
            """{ "properties": { "beside": { "type": "string" } }, "required": ["beside"] }""",
            """{ "enum": ["beside"] }""",
            """{ "anyOf": [{ "type": "string" }, { "type": "null" }] }"""))),
        new("ref-of-wrong-kind", static document => Reference(document)["$ref"] = ParseNode(document.Random.Pick("5", "null", "[]", "{}", "true"))),
    ];

    private static JsonObject Reference(MutableDocument document) =>
        document.Schema(static schema => SchemaSites.Component(schema) is not null, $$"""{ "$ref": "{{Prefix}}Planted" }""");

    private static void SelfReference(MutableDocument document)
    {
        string name = document.Random.Pick([.. document.Components.Select(static pair => pair.Key), "Planted"]);
        JsonObject self = Child(document.Components, name);
        string reference = $$"""{ "$ref": "{{Prefix}}{{name}}" }""";
        switch (document.Random.Next(4))
        {
            case 0:
                self.Become(reference);
                break;
            case 1:
                self.Become($$"""{ "anyOf": [{{reference}}, { "type": "string" }] }""");
                break;
            case 2:
                self["allOf"] = ParseNode($"[{reference}]");
                break;
            default:
                Child(self, "properties")["self"] = ParseNode(reference);
                self.List("required").Add((JsonNode)"self");
                break;
        }
    }

    private static void Circle(MutableDocument document)
    {
        string around = document.Random.Pick(
            """{ "$ref": "#" }""",
            """{ "type": "array", "items": { "$ref": "#" } }""",
            """{ "anyOf": [{ "$ref": "#" }, { "type": "null" }] }""",
            """{ "type": "object", "additionalProperties": { "$ref": "#" } }""",
            """{ "type": "object", "properties": { "next": { "$ref": "#" } }, "required": ["next"] }""");
        document.Components["PlantedA"] = ParseNode(around.Replace("\"#\"", $"\"{Prefix}PlantedB\"", StringComparison.Ordinal));
        document.Components["PlantedB"] = ParseNode(around.Replace("\"#\"", $"\"{Prefix}PlantedA\"", StringComparison.Ordinal));
        document.Plant($$"""{ "$ref": "{{Prefix}}PlantedA" }""");
    }

    private static void Inline(MutableDocument document)
    {
        JsonObject reference = Reference(document);
        if (document.Components[SchemaSites.Component(reference)!] is JsonObject target)
        {
            reference.Become(target.ToJsonString());
        }
        else
        {
            reference.Become("""{ "type": "object", "properties": { "inline": { "type": "string" } } }""");
        }
    }
}

using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>Alternatives and mixtures.</summary>
internal static class UnionKinds
{
    private const string Planted = """{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }""";

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("wrap", Wrap),
        new("swap-arms", SwapArms),
        new("null-arm", static document => Arms(document).Add(ParseNode("""{ "type": "null" }"""))),
        new("duplicate-arm", static document => Repeat(Arms(document))),
        new("more-arms", static document => Arms(document).Add(ParseNode(document.Random.Pick(
            """{ "type": "string" }""", """{ "type": "integer" }""", """{ "type": "number" }""", """{ "type": "boolean" }""", """{ "type": "object" }""", """{ "enum": ["x", "y"] }""", """{ "enum": [1, 2] }""",
            """{ "type": "array", "items": { "type": "string" } }""", """{ "type": "array", "items": { "type": "number" } }""", """{ "type": "object", "additionalProperties": { "type": "number" } }""",
            """{ "type": "object", "properties": { "own": { "type": "string" } }, "required": ["own"] }""", "{}", """{ "$ref": "#/components/schemas/Gone" }""",
            """{ "anyOf": [{ "type": "boolean" }, { "type": "null" }] }""", """{ "const": "one" }""", """{ "format": "uri", "type": "string" }""")))),
        new("no-arms", static document => SetArms(document, document.Random.Pick("[]", """[{ "type": "null" }]""", "[{}]", "{}", """[{ "type": "null" }, { "type": "null" }]"""))),
        new("arm-of-wrong-kind", static document => Arms(document).Add(ParseNode(document.Random.Pick("null", "5", "\"string\"", "[]", "true")))),
        new("any-of-to-one-of", Exchange),
        new("union-beside-properties", static document => document.ObjectSchema().Merge(document.Random.Pick(
            """{ "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }""",
            """{ "oneOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "b": { "type": "string" } } }] }""",
            """{ "allOf": [{ "type": "object", "properties": { "mixed_in": { "type": "integer" } }, "required": ["mixed_in"] }] }"""))),
        new("mixture", static document => document.AnySchema().Become(document.Random.Pick(
            """{ "allOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "a": { "type": "integer" }, "b": { "type": "string" } }, "required": ["b"] }] }""",
            """{ "allOf": [{ "type": "string" }, { "type": "integer" }] }""",
            """{ "allOf": [{ "type": "string" }, { "minLength": 2 }] }""",
            """{ "allOf": [] }""",
            """{ "allOf": [{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }] }""",
            """{ "allOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }], "anyOf": [{ "type": "object", "properties": { "b": { "type": "string" } }, "required": ["b"] }, { "type": "null" }] }"""))),
        new("discriminator-to-nowhere", static document => Union(document)["discriminator"] = ParseNode(document.Random.Pick(
            """{ "propertyName": "kind" }""", """{ "propertyName": "kind", "mapping": { "a": "#/components/schemas/Gone" } }""", """{ "propertyName": "" }""", "{}", "5", """{ "mapping": {} }"""))),
        new("tagged-objects", TaggedObjects),
        new("alike-objects", static document => document.AnySchema().Become(document.Random.Pick(
            """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "a": { "type": "string" } } }] }""",
            """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "type": "object", "properties": { "b": { "type": "string" } }, "required": ["b"] }] }""",
            """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "required": ["a", "b"] }] }""",
            """{ "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "array", "items": { "type": "object", "properties": { "a": { "type": "string" } } } }] }"""))),
    ];

    private static JsonObject Union(MutableDocument document) => document.Schema(static schema => schema["anyOf"] is JsonArray { Count: > 0 } || schema["oneOf"] is JsonArray { Count: > 0 }, Planted);

    private static string UnionName(JsonObject union) => union["anyOf"] is JsonArray { Count: > 0 } ? "anyOf" : "oneOf";

    private static JsonArray Arms(MutableDocument document)
    {
        JsonObject union = Union(document);
        return union.List(UnionName(union));
    }

    private static void SetArms(MutableDocument document, string arms)
    {
        JsonObject union = Union(document);
        union[UnionName(union)] = ParseNode(arms);
    }

    private static void Repeat(JsonArray arms) => arms.Add(arms[0]?.DeepClone());

    private static void Wrap(MutableDocument document)
    {
        string keyword = document.Random.Pick("anyOf", "oneOf", "allOf");
        string? beside = document.Random.Pick(null, """{ "type": "null" }""", """{ "type": "boolean" }""", "{}");
        document.AnySchema().Replace(inner => new JsonObject { [keyword] = beside is null ? new JsonArray(inner) : new JsonArray(inner, ParseNode(beside)) });
    }

    private static void SwapArms(MutableDocument document)
    {
        JsonObject union = document.Schema(
            static schema => (schema["anyOf"] ?? schema["oneOf"]) is JsonArray { Count: > 1 } arms && !JsonNode.DeepEquals(arms[0], arms[^1]),
            Planted);
        JsonArray arms = union.List(UnionName(union));
        JsonNode?[] reversed = [.. arms.Reverse()];
        arms.Clear();
        foreach (JsonNode? arm in reversed)
        {
            arms.Add(arm);
        }
    }

    private static void Exchange(MutableDocument document)
    {
        JsonObject union = Union(document);
        string name = UnionName(union);
        union.Rename(name, name == "anyOf" ? document.Random.Pick("oneOf", "allOf") : "anyOf");
    }

    private static void TaggedObjects(MutableDocument document)
    {
        document.Components["PlantedA"] = ParseNode("""{ "type": "object", "properties": { "kind": { "const": "a" }, "a": { "type": "string" } }, "required": ["kind"] }""");
        document.Components["PlantedB"] = ParseNode("""{ "type": "object", "properties": { "kind": { "enum": ["b", "B"] }, "b": { "type": "integer" } } }""");
        document.AnySchema().Become(document.Random.Pick(
            """{ "oneOf": [{ "$ref": "#/components/schemas/PlantedA" }, { "$ref": "#/components/schemas/PlantedB" }], "discriminator": { "propertyName": "kind", "mapping": { "a": "#/components/schemas/PlantedA", "b": "#/components/schemas/PlantedB", "B": "#/components/schemas/PlantedB" } } }""",
            """{ "oneOf": [{ "$ref": "#/components/schemas/PlantedA" }, { "$ref": "#/components/schemas/PlantedB" }], "discriminator": { "propertyName": "kind" } }""",
            """{ "oneOf": [{ "$ref": "#/components/schemas/PlantedA" }, { "$ref": "#/components/schemas/PlantedB" }] }"""));
    }
}

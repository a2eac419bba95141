using System.Text;
using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>What types say.</summary>
internal static class TypeKinds
{
    private const string ArrayOfText = """{ "type": "array", "items": { "type": "string" } }""";

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("nest-deeper", static document => document.AnySchema().Replace(inner => Nested(document, inner))),
        new("nest-very-deep", VeryDeep),
        new("several-types", static document => document.AnySchema()["type"] = ParseNode(document.Random.Pick(
            """["string", "null"]""", """["string", "integer"]""", """["integer", "number"]""", """["object", "array", "null"]""", """["string", "string"]""", "[]",
            """["string", "integer", "number", "boolean", "object", "array", "null"]""", """["null"]"""))),
        new("unknown-type", static document => document.AnySchema()["type"] = document.Random.Pick("strnig", "file", "any", "", "String", "int", "date")),
        new("no-type", static document => document.Schema(static schema => schema.ContainsKey("type"), """{ "type": "string" }""").Remove("type")),
        new("type-of-wrong-kind", static document => document.AnySchema()["type"] = ParseNode(document.Random.Pick("5", "null", "{}", "[1]", "[null]", "true"))),
        new("nullable", static document => document.AnySchema()["nullable"] = ParseNode(document.Random.Pick("true", "true", "\"yes\"", "false"))),
        new("odd-items", static document => Array(document)["items"] = ParseNode(document.Random.Pick("[]", """[{ "type": "string" }, { "type": "integer" }]""", "true", "false", "{}", "null", "5"))),
        new("no-items", static document => Array(document).Remove("items")),
        new("prefix-items", static document => Array(document).Merge(document.Random.Pick(
            """{ "prefixItems": [{ "type": "string" }, { "type": "integer" }] }""",
            """{ "prefixItems": [{ "type": "number" }, { "type": "number" }], "minItems": 2, "maxItems": 2 }""",
            """{ "prefixItems": [], "items": false }""",
            """{ "prefixItems": [{ "enum": ["a", "b"] }, { "type": "object", "properties": { "x": { "type": "string" } } }], "items": { "type": "boolean" } }""",
            """{ "prefixItems": [{ "type": ["string", "null"] }] }""",
            """{ "prefixItems": {} }"""))),
        new("additional-properties", static document => document.ObjectSchema()["additionalProperties"] = ParseNode(document.Random.Pick(
            "true", "false", "{}", """{ "type": "string" }""", """{ "type": "array", "items": { "type": "integer" } }""", """{ "$ref": "#/components/schemas/Gone" }""", "null", "[]"))),
        new("map", static document => document.AnySchema().Become(document.Random.Pick(
            """{ "type": "object", "additionalProperties": { "type": ["string", "null"] } }""",
            """{ "type": "object", "additionalProperties": { "type": "object", "properties": { "x": { "type": "number" } }, "required": ["x"] } }""",
            """{ "type": "object", "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "integer" }] } }""",
            """{ "additionalProperties": { "type": "integer" } }""",
            """{ "type": "object", "propertyNames": { "pattern": "^a" }, "patternProperties": { "^a": { "type": "string" } } }"""))),
        new("flags", static document => document.AnySchema().Merge(document.Random.Pick(
            """{ "readOnly": true }""", """{ "writeOnly": true }""", """{ "deprecated": true }""", """{ "readOnly": true, "writeOnly": true }""", """{ "deprecated": "yes" }"""))),
        new("schema-of-wrong-kind", static document => document.AnySchema().Replace(_ => ParseNode(document.Random.Pick("true", "false", "null", "5", "\"string\"", "[]")))),
        new("json-schema-leftovers", static document => document.AnySchema().Merge(document.Random.Pick(
            """{ "not": { "type": "string" } }""",
            """{ "if": { "type": "string" }, "then": { "minLength": 1 }, "else": {} }""",
            """{ "$defs": { "X": { "type": "string" } } }""",
            """{ "contains": { "type": "string" }, "unevaluatedProperties": false }""",
            """{ "$id": "https://example.com/x", "$anchor": "x", "$dynamicRef": "#x", "$schema": "https://json-schema.org/draft/2020-12/schema" }""",
            """{ "contentMediaType": "image/png", "contentEncoding": "base64", "format": "binary" }"""))),
    ];

    private static JsonObject Array(MutableDocument document) => document.Schema(static schema => schema["type"] is JsonValue type && type.ToString() == "array", ArrayOfText);

    private static JsonObject Nested(MutableDocument document, JsonNode inner) => document.Random.Next(4) switch
    {
        0 => new JsonObject { ["type"] = "array", ["items"] = inner },
        1 => new JsonObject { ["type"] = "object", ["additionalProperties"] = inner },
        2 => new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["inner"] = inner }, ["required"] = new JsonArray("inner") },
        _ => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "array", ["items"] = inner } },
    };

    private static void VeryDeep(MutableDocument document)
    {
        (string open, string close) = document.Random.Pick(
            ("""{ "type": "array", "items": """, " }"),
            ("""{ "type": "object", "additionalProperties": """, " }"),
            ("""{ "type": "object", "properties": { "x": """, " } }"),
            ("""{ "anyOf": [{ "type": "null" }, """, "] }"),
            ("""{ "allOf": [""", "] }"));
        int depth = document.Random.Pick(11, 14, 30, 60, 130);
        var text = new StringBuilder();
        text.Insert(0, open, depth).Append("""{ "type": "string" }""").Insert(text.Length, close, depth);
        document.AnySchema().Replace(_ => ParseNode(text.ToString()));
    }
}

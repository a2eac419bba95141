using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>Defaults, examples, bounds and descriptions.</summary>
internal static class RuleKinds
{
    private static readonly string[] Texts =
    [
        "*/ public class Evil { } /*", "]]> <![CDATA[", "</summary></remarks>", "a\nb\r\nc\rd", "a\u2028b\u2029c\u0085d", "\u202e\u2066", "\"\"\" {0} {{0}} \\", "<see cref=\"X\"/> & &amp;",
        "\0\u0001\u007f\ufffe", "", "   ", "🤩👩‍👩‍👧", "`code` ``", "#pragma warning disable\n#if true", "line\n\n\n\nline", new string('x', 9000), "http://example.com/a?b=c&d=\"e\"",
    ];

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("contradictory-default", static document => document.AnySchema()["default"] = ParseNode(document.Random.Pick("\"not one\"", "5", "1.5", "true", "[]", "{}", "null", "[1, \"a\"]", "-1e400"))),
        new("odd-examples", static document => document.AnySchema()["examples"] = ParseNode(document.Random.Pick("[]", "[null]", "[1, \"a\", {}, []]", "\"one\"", "{}", "5"))),
        new("minimum-above-maximum", static document => Integer(document).Merge(document.Random.Pick(
            """{ "minimum": 10, "maximum": 1 }""", """{ "exclusiveMinimum": 1, "exclusiveMaximum": 1 }""", """{ "minimum": 0.1, "maximum": 0.9 }""", """{ "minimum": 5, "exclusiveMinimum": true }"""))),
        new("huge-bounds", static document => Integer(document).Merge(document.Random.Pick(
            """{ "minimum": -1e400, "maximum": 1e400 }""", """{ "minimum": -9223372036854775809, "maximum": 18446744073709551616 }""", """{ "maximum": 79228162514264337593543950336 }""",
            """{ "minimum": 2147483648 }""", """{ "multipleOf": 1e-300 }""", """{ "multipleOf": 0 }""", """{ "multipleOf": 1e28 }""", """{ "minimum": 9007199254740993, "maximum": 9007199254740993 }"""))),
        new("fractional-bounds", static document => Integer(document).Merge(document.Random.Pick(
            """{ "minimum": 0.5, "maximum": 9.5 }""", """{ "exclusiveMinimum": -0.0, "exclusiveMaximum": 1E2 }""", """{ "multipleOf": 0.3 }""", """{ "multipleOf": -5 }"""))),
        new("bounds-of-wrong-kind", static document => document.AnySchema().Merge(document.Random.Pick(
            """{ "minimum": "0" }""", """{ "maxLength": 1.5 }""", """{ "minItems": -1 }""", """{ "maxItems": 99999999999 }""", """{ "pattern": 5 }""", """{ "multipleOf": null }""", """{ "required": "a" }""", """{ "properties": [] }"""))),
        new("bounds-of-another-type", static document => document.AnySchema().Merge(document.Random.Pick(
            """{ "minLength": 2, "maxLength": 1 }""", """{ "minItems": 3, "maxItems": 2, "uniqueItems": true }""", """{ "minimum": 1, "pattern": "(" }""", """{ "minProperties": 1, "format": "date-time" }"""))),
        new("description", static document => document.AnySchema()["description"] = document.Random.Pick(Texts)),
        new("title", static document => document.AnySchema()["title"] = document.Random.Pick(Texts)),
        new("text-as-default", static document => document.AnySchema().Become($$"""{ "type": "string", "default": {{Quoted(document)}}, "examples": [{{Quoted(document)}}], "limit_description": {{Quoted(document)}} }""")),
        new("description-of-type", static document => document.ObjectSchema()["description"] = document.Random.Pick(Texts)),
        new("description-of-wrong-kind", static document => document.AnySchema().Merge(document.Random.Pick("""{ "description": 5 }""", """{ "title": null }""", """{ "title": [] }""", """{ "limit_description": 5 }""", """{ "example": {} }"""))),
    ];

    private static JsonObject Integer(MutableDocument document) =>
        document.Schema(static schema => schema["type"] is { } type && type.ToJsonString() is "\"integer\"" or "\"number\"", """{ "type": "integer" }""");

    private static string Quoted(MutableDocument document) => ((JsonNode)document.Random.Pick(Texts)).ToJsonString();
}

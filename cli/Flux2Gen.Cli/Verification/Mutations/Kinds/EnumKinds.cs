using System.Globalization;
using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>Lists of values, and constants.</summary>
internal static class EnumKinds
{
    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("duplicate-enum-value", static document => Repeat(Values(document))),
        new("nearly-equal-enum-values", NearlyEqual),
        new("empty-enum", static document => Enum(document)["enum"] = ParseNode(document.Random.Pick("[]", "[null]"))),
        new("mixed-enum", static document => Enum(document)["enum"] = ParseNode(document.Random.Pick(
            """["a", 1]""", """[1, null, "1"]""", """[true, "true"]""", """[{}, []]""", """[1.5, 2]""", """[1, 2, 99999999999999999999]""", """["a", null]""", """[true, false]"""))),
        new("text-as-enum-value", static document => Values(document).Add((JsonNode)document.Random.Pick(
            "🤩", "class", "Equals", "ToString", "Value", "Values", "IsKnown", "", " ", "\u00a0", "3d", "-1", "--", "a\"; } class Evil { string s = \"", "*/", "{0}", "\u2028", "\u0000", "日本", "é", "e\u0301", "\ud83e\udd29\u200d", new string('v', 700)))),
        new("enum-of-another-type", static document => Enum(document)["type"] = document.Random.Pick("integer", "object", "boolean", "array", "number", "null", "string")),
        new("long-enum", static document => Enum(document)["enum"] = new JsonArray([.. Enumerable.Range(0, 300).Select(static index => (JsonNode)string.Create(CultureInfo.InvariantCulture, $"value {index}"))])),
        new("enum-of-wrong-kind", static document => Enum(document)["enum"] = ParseNode(document.Random.Pick("{}", "\"a\"", "null", "5"))),
        new("constant", static document => document.AnySchema().Become(document.Random.Pick(
            """{ "const": "only" }""", """{ "const": 5 }""", """{ "const": true }""", """{ "const": null }""", """{ "const": 1.5 }""", """{ "type": "string", "const": 5 }""",
            """{ "const": { "a": 1 } }""", """{ "const": "a", "enum": ["b"] }""", """{ "type": "integer", "const": "x" }"""))),
    ];

    private static JsonObject Enum(MutableDocument document) => document.Schema(static schema => schema["enum"] is JsonArray { Count: > 0 }, """{ "type": "string", "enum": ["a", "b"] }""");

    private static JsonArray Values(MutableDocument document) => Enum(document).List("enum");

    private static void Repeat(JsonArray values) => values.Add(values[0]?.DeepClone());

    private static void NearlyEqual(MutableDocument document)
    {
        JsonArray values = Values(document);
        string text = values[0]?.ToString() ?? "null";
        foreach (string other in (string[])[text.ToUpperInvariant(), $"{text} ", $" {text}", $"{text}_", $"{text}-", $"{text}\t"])
        {
            values.Add((JsonNode)other);
        }
    }
}

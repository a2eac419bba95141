using System.Globalization;
using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>What becomes of properties.</summary>
internal static class PropertyKinds
{
    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("remove-property", RemoveProperty),
        new("retype-property", Retype),
        new("remove-required", RemoveRequired),
        new("require-absent-property", static document => document.ObjectSchema().List("required").Add((JsonNode)document.Random.Pick("absent", "Prompt", "", "a\"b"))),
        new("require-everything", RequireEverything),
        new("required-twice", RequiredTwice),
        new("many-properties", ManyProperties),
        new("no-properties", static document => document.ObjectSchema()["properties"] = new JsonObject()),
        new("odd-order", static document => document.ObjectSchema()["x-fal-order-properties"] = ParseNode(document.Random.Pick("[]", """["absent"]""", """["prompt", "prompt"]""", "[1]", "{}"))),
    ];

    private static void RemoveProperty(MutableDocument document)
    {
        (JsonObject owner, string name) = document.Property();
        Child(owner, "properties").Remove(name);
    }

    private static void Retype(MutableDocument document)
    {
        (JsonObject owner, string name) = document.Property();
        Child(owner, "properties")[name] = ParseNode(document.Random.Pick(
            """{ "type": "integer" }""",
            """{ "type": "number", "minimum": 0.5 }""",
            """{ "type": "boolean", "default": true }""",
            """{ "type": "object" }""",
            """{ "type": "array", "items": { "type": "integer" } }""",
            """{ "type": "null" }""",
            "{}"));
    }

    private static void RemoveRequired(MutableDocument document) =>
        document.Schema(static schema => schema.ContainsKey("required"), """{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }""").Remove("required");

    private static void RequireEverything(MutableDocument document)
    {
        JsonObject owner = document.ObjectSchema();
        owner["required"] = new JsonArray([.. Child(owner, "properties").Select(static pair => (JsonNode)pair.Key)]);
        owner["x-required-by"] = "all";
    }

    private static void RequiredTwice(MutableDocument document)
    {
        (JsonObject owner, string name) = document.Property();
        JsonArray required = owner.List("required");
        required.Add((JsonNode)name);
        required.Add((JsonNode)name);
    }

    private static void ManyProperties(MutableDocument document)
    {
        JsonObject owner = document.ObjectSchema();
        int count = document.Random.Pick(63, 64, 65, 130);
        for (int index = 0; index < count; index++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"member_{index}");
            Child(owner, "properties")[name] = ParseNode(document.Random.Pick("""{ "type": "string" }""", """{ "type": ["integer", "null"] }""", """{ "enum": ["a", "b"] }"""));
            if (document.Random.Next(2) == 0)
            {
                owner.List("required").Add((JsonNode)name);
            }
        }
    }
}

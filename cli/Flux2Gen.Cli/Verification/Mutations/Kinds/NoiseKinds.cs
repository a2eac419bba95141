using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>Changes that know nothing of OpenAPI: anything may stand anywhere.</summary>
internal static class NoiseKinds
{
    /// <summary>Values that a careless or hostile author might put anywhere.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "0", "-1", "1e400", "9223372036854775808", "79228162514264337593543950335", "1e-29", "\"\"",
        "\"string\"", "\"object\"", "\"null\"", "\"class\"", "\"ToString\"", "\"*/ } \\\" \\u2028 </summary> {0}\"", "\"\\u0000\\ufeff\\u202e\"",
        """["string", "null"]""", """["integer", "object", "array"]""", """[null, 1, "a", "A"]""", "[1, 2]", """{ "type": "string" }""",
        """{ "type": "object", "properties": { "value": { "type": "integer" } }, "required": ["value", "gone"] }""",
        """{ "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "null" }] } }""",
        """{ "anyOf": [{ "type": "string" }, { "type": "integer" }, { "enum": [1, 2] }] }""", """{ "enum": [1, 2] }""",
        """{ "enum": ["a", "A", "a ", null] }""", """{ "const": 5 }""", """{ "type": "integer", "const": "x; y" }""",
        """{ "$ref": "#/components/schemas/Gone" }""", """{ "type": "object", "additionalProperties": { "type": "number" } }""",
    ];

    /// <summary>Names that mean something to a document, or to C#.</summary>
    private static readonly string[] Names =
    [
        "type", "properties", "items", "anyOf", "oneOf", "allOf", "enum", "const", "required", "default", "$ref", "minimum", "exclusiveMaximum",
        "multipleOf", "minLength", "maxItems", "nullable", "deprecated", "additionalProperties", "discriminator", "description", "title",
        "prefixItems", "", "value", "Value", "class", "a/b~c%d", "état", "日本", "image_url", "\u202eevil", "input", "output", "3d",
    ];

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("noise", static document => Change(document, times: 1)),
        new("much-noise", static document => Change(document, times: 5)),
        new("noise-in-schema", static document => document.AnySchema()[document.Random.Pick(Names)] = ParseNode(document.Random.Pick(Values))),
    ];

    private static void Change(MutableDocument document, int times)
    {
        for (int time = 0; time < times; time++)
        {
            List<JsonNode?> all = [];
            Collect(document.Root, all);
            JsonNode?[] parents = [.. all.Where(static node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })];
            JsonNode? other = document.Random.Pick(all)?.DeepClone();
            switch (parents.Length == 0 ? document.Root : document.Random.Pick(parents))
            {
                case JsonObject { Count: > 0 } members:
                    Change(document.Random, members, document.Random.Pick([.. members.Select(static pair => pair.Key)]), other);
                    break;
                case JsonArray items:
                    Change(document.Random, items, document.Random.Next(items.Count), other);
                    break;
            }
        }
    }

    private static void Change(MutationRandom random, JsonObject members, string name, JsonNode? other)
    {
        switch (random.Next(6))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members.Rename(name, random.Pick(Names));
                break;
            case 2:
                members[name] = ParseNode(random.Pick(Values));
                break;
            case 3:
                members[name] = other;
                break;
            case 4:
                members[$"{name}_"] = members[name]?.DeepClone();
                break;
            default:
                members[random.Pick(Names)] = ParseNode(random.Pick(Values));
                break;
        }
    }

    private static void Change(MutationRandom random, JsonArray items, int index, JsonNode? other)
    {
        switch (random.Next(4))
        {
            case 0:
                items.RemoveAt(index);
                break;
            case 1:
                items[index] = ParseNode(random.Pick(Values));
                break;
            case 2:
                items.Add(items[index]?.DeepClone());
                break;
            default:
                items.Add(other);
                break;
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode?> all)
    {
        all.Add(node);
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(static pair => pair.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode? child in children)
        {
            Collect(child, all);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Changes a document at random places, the same way for the same seed.</summary>
internal sealed class JsonMutator(int seed)
{
    /// <summary>Values that a careless or hostile author might put anywhere.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "0", "-1", "1e400", "9223372036854775808", "79228162514264337593543950335", "1e-29", "\"\"",
        "\"string\"", "\"object\"", "\"null\"", "\"class\"", "\"ToString\"", "\"*/ } \\\" \\u2028 </summary> {0}\"", "\"\\u0000\\ufeff\\u202e\"",
        "[\"string\", \"null\"]", "[\"integer\", \"object\", \"array\"]", "[null, 1, \"a\", \"A\"]", "[1, 2]", "{ \"type\": \"string\" }",
        "{ \"type\": \"object\", \"properties\": { \"value\": { \"type\": \"integer\" } }, \"required\": [\"value\", \"gone\"] }",
        "{ \"type\": \"array\", \"items\": { \"anyOf\": [{ \"type\": \"string\" }, { \"type\": \"null\" }] } }",
        "{ \"anyOf\": [{ \"type\": \"string\" }, { \"type\": \"integer\" }, { \"enum\": [1, 2] }] }", "{ \"enum\": [1, 2] }",
        "{ \"enum\": [\"a\", \"A\", \"a \", null] }", "{ \"const\": 5 }", "{ \"type\": \"integer\", \"const\": \"x; y\" }",
        "{ \"$ref\": \"#/components/schemas/Gone\" }", "{ \"type\": \"object\", \"additionalProperties\": { \"type\": \"number\" } }",
    ];

    /// <summary>Names that mean something to a document, or to C#.</summary>
    private static readonly string[] Names =
    [
        "type", "properties", "items", "anyOf", "oneOf", "allOf", "enum", "const", "required", "default", "$ref", "minimum", "exclusiveMaximum",
        "multipleOf", "minLength", "maxItems", "nullable", "deprecated", "additionalProperties", "discriminator", "description", "title",
        "prefixItems", "", "value", "Value", "class", "a/b~c%d", "état", "日本", "image_url", "\u202eevil", "input", "output", "3d",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The document after a few changes.</summary>
    public string Mutate(string json)
    {
        JsonNode root = JsonNode.Parse(json)!;
        int changes = _random.Next(1, 5);
        for (int change = 0; change < changes; change++)
        {
            Change(root);
        }

        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = _random.Next(2) == 0, MaxDepth = 256 });
    }

    private void Change(JsonNode root)
    {
        List<JsonNode?> all = [];
        Collect(root, all);
        JsonNode[] parents = [.. all.Where(static node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).Select(static node => node!)];
        JsonNode parent = Pick(parents);
        JsonNode? other = Pick(all)?.DeepClone();
        switch (parent)
        {
            case JsonObject members:
                Change(members, Pick([.. members.Select(static pair => pair.Key)]), other);
                break;
            case JsonArray items:
                Change(items, _random.Next(items.Count), other);
                break;
        }
    }

    private void Change(JsonObject members, string name, JsonNode? other)
    {
        JsonNode? value = members[name];
        switch (_random.Next(7))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members.Remove(name);
                members[Pick(Names)] = value;
                break;
            case 2:
                members[name] = JsonNode.Parse(Pick(Values));
                break;
            case 3:
                members[name] = other;
                break;
            case 4:
                members[$"{name}_"] = value?.DeepClone();
                break;
            case 5:
                members[name] = Nested(value);
                break;
            default:
                members[Pick(Names)] = JsonNode.Parse(Pick(Values));
                break;
        }
    }

    private void Change(JsonArray items, int index, JsonNode? other)
    {
        switch (_random.Next(5))
        {
            case 0:
                items.RemoveAt(index);
                break;
            case 1:
                items[index] = JsonNode.Parse(Pick(Values));
                break;
            case 2:
                items.Add(items[index]?.DeepClone());
                break;
            case 3:
                items[index] = Nested(items[index]);
                break;
            default:
                items.Add(other);
                break;
        }
    }

    /// <summary>The value one level further down.</summary>
    private JsonNode Nested(JsonNode? value)
    {
        JsonNode? inner = value?.DeepClone();
        return _random.Next(6) switch
        {
            0 => new JsonArray(inner),
            1 => new JsonObject { ["type"] = "array", ["items"] = inner },
            2 => new JsonObject { ["anyOf"] = new JsonArray(inner, new JsonObject { ["type"] = "boolean" }) },
            3 => new JsonObject { ["allOf"] = new JsonArray(inner, new JsonObject { ["properties"] = new JsonObject { ["more"] = new JsonObject() } }) },
            4 => new JsonObject { ["type"] = "object", ["additionalProperties"] = inner },
            _ => new JsonObject { [Pick(Names)] = inner },
        };
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

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}

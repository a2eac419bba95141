using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Rewrites a base schema with a discriminator, which others mix in with <c>allOf</c>, to the <c>oneOf</c> of those that it stands for.
/// The members of the base go into each of them.
/// </summary>
internal static class Inheritance
{
    private const string Prefix = "#/components/schemas/";

    /// <summary>Rewrites those of a document.</summary>
    public static void Rewrite(JsonNode root, ReadOnlySpan<byte> utf8)
    {
        // Nearly no document has them; the others are not walked.
        if (utf8.IndexOf("\"discriminator\""u8) < 0 || utf8.IndexOf("\"allOf\""u8) < 0 || root["components"]?["schemas"] is not JsonObject schemas)
        {
            return;
        }

        (string Name, JsonObject Schema)[] bases = [.. schemas
            .Where(static pair => pair.Value is JsonObject schema && schema["discriminator"] is JsonObject && !schema.ContainsKey("oneOf") && !schema.ContainsKey("anyOf"))
            .Select(static pair => (pair.Key, (JsonObject)pair.Value!))];
        foreach ((string name, JsonObject schema) in bases)
        {
            string[] derived = [.. schemas.Where(pair => pair.Key != name && PartsOf(pair.Value, name).Length > 0).Select(static pair => pair.Key)];
            if (derived.Length > 0)
            {
                schemas[name] = Union(schema, derived);
                schema.Remove("discriminator");
                foreach (JsonNode part in derived.SelectMany(key => PartsOf(schemas[key], name)))
                {
                    part.ReplaceWith(schema.DeepClone());
                }
            }
        }
    }

    private static JsonObject Union(JsonObject schema, string[] derived)
    {
        JsonObject union = new()
        {
            ["oneOf"] = new JsonArray([.. derived.Select(static name => new JsonObject { ["$ref"] = Prefix + Escape(name) })]),
            ["discriminator"] = schema["discriminator"]!.DeepClone(),
        };
        foreach (string words in (string[])["title", "description", "nullable"])
        {
            if (schema[words] is { } said)
            {
                union[words] = said.DeepClone();
            }
        }

        return union;
    }

    private static JsonNode[] PartsOf(JsonNode? schema, string name) => (schema as JsonObject)?["allOf"] is JsonArray parts
        ? [.. parts.Where(part => (part as JsonObject)?["$ref"] is JsonValue reference && reference.GetValueKind() == JsonValueKind.String && reference.GetValue<string>() == Prefix + Escape(name)).Select(static part => part!)]
        : [];

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}

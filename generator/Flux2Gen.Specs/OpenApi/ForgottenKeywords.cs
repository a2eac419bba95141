using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Says in other words what Microsoft.OpenApi would forget: rules beside a <c>$ref</c>, of which it keeps the words only,
/// go beside an <c>allOf</c> with the reference in it; a constant that is null, an object or a list becomes the only value of a list,
/// and a truth value in the place of a schema becomes the schema that it stands for.
/// </summary>
internal static class ForgottenKeywords
{
    private static readonly HashSet<string> Rules = new(StringComparer.Ordinal)
    {
        "type", "nullable", "properties", "required", "additionalProperties", "items", "prefixItems", "enum", "const", "anyOf", "oneOf", "allOf",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "readOnly", "writeOnly",
        "patternProperties", "propertyNames", "minProperties", "maxProperties", "uniqueItems", "contains", "minContains", "maxContains",
        "format", "pattern", "contentEncoding", "contentMediaType",
    };

    /// <summary>Whether a keyword says what the values are, and not just something about them.</summary>
    public static bool IsRule(string keyword) => Rules.Contains(keyword);

    /// <summary>Rewrites those of a document.</summary>
    public static void Rewrite(JsonNode root) => SchemaWalk.Visit(root, Rewrite, static truth =>
        truth ? new JsonObject() : new JsonObject { ["not"] = new JsonObject() });

    private static void Rewrite(JsonObject schema)
    {
        if (schema["$ref"] is JsonValue reference && schema.Any(static member => IsRule(member.Key)))
        {
            schema.Remove("$ref");
            JsonArray parts = schema["allOf"] as JsonArray ?? [];
            schema["allOf"] = parts;
            parts.Add((JsonNode)new JsonObject { ["$ref"] = reference });
        }

        if (schema.TryGetPropertyValue("const", out JsonNode? constant) && constant is null or JsonObject or JsonArray)
        {
            schema.Remove("const");
            schema["enum"] = new JsonArray(constant);
        }
    }
}

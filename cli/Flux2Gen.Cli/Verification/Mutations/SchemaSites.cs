using System.Text.Json.Nodes;

namespace Flux2Gen.Cli.Verification.Mutations;

/// <summary>Finds the schemas of a document that an endpoint's input and output are made of: to alter others changes nothing.</summary>
internal static class SchemaSites
{
    private const string ComponentPrefix = "#/components/schemas/";

    /// <summary>The schemas in use, each once, in the order in which a reader meets them.</summary>
    /// <param name="root">The document.</param>
    /// <param name="isLeaf">Whether nothing in a schema is looked at; by default all is.</param>
    /// <returns>The schemas.</returns>
    public static IReadOnlyList<JsonObject> InUse(JsonObject root, Func<JsonObject, bool>? isLeaf = null)
    {
        var found = new List<JsonObject>();
        var seen = new HashSet<JsonObject>();
        foreach (JsonObject body in Bodies(root))
        {
            Collect(root, body, isLeaf, seen, found);
        }

        return found;
    }

    /// <summary>The schemas in use that have properties.</summary>
    /// <param name="root">The document.</param>
    /// <returns>The schemas.</returns>
    public static IReadOnlyList<JsonObject> WithProperties(JsonObject root) =>
        [.. InUse(root).Where(schema => schema["properties"] is JsonObject { Count: > 0 })];

    /// <summary>The schemas of the request's and the result's bodies, where they stand.</summary>
    /// <param name="root">The document.</param>
    /// <returns>The schemas.</returns>
    public static IEnumerable<JsonObject> Bodies(JsonObject root)
    {
        KeyValuePair<string, JsonNode?>[] paths = [.. root["paths"] as JsonObject ?? []];
        string? submit = paths.Select(path => path.Key).FirstOrDefault(path => Walk(root["paths"], path, "post") is not null);
        string? result = paths.Select(path => path.Key).FirstOrDefault(path => path.EndsWith("/requests/{request_id}", StringComparison.Ordinal) && Walk(root["paths"], path, "get") is not null);
        return ((JsonNode?[])[
            submit is null ? null : Walk(root["paths"], submit, "post", "requestBody", "content", "application/json", "schema"),
            result is null ? null : Walk(root["paths"], result, "get", "responses", "200", "content", "application/json", "schema")]).OfType<JsonObject>();
    }

    /// <summary>Whether a schema stands within another one.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsBelowSchema(JsonObject schema) => schema.Parent is JsonArray
        || (schema.Parent is JsonObject parent && parent.Parent is not null && (schema.GetPropertyName() is "items" or "additionalProperties" || parent.GetPropertyNameOrEmpty() == "properties"));

    /// <summary>The name of the component that a schema refers to.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The name, or <see langword="null"/> when it refers to none.</returns>
    public static string? Component(JsonObject schema) =>
        schema["$ref"] is JsonValue value && value.TryGetValue(out string? reference) && reference.StartsWith(ComponentPrefix, StringComparison.Ordinal)
            ? reference[ComponentPrefix.Length..]
            : null;

    private static JsonNode? Walk(JsonNode? node, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    private static void Collect(JsonObject root, JsonObject schema, Func<JsonObject, bool>? isLeaf, HashSet<JsonObject> seen, List<JsonObject> found)
    {
        if (!seen.Add(schema))
        {
            return;
        }

        found.Add(schema);
        if (Component(schema) is { } name && Walk(root, "components", "schemas", name) is JsonObject target)
        {
            Collect(root, target, isLeaf, seen, found);
        }

        foreach (JsonObject child in isLeaf?.Invoke(schema) == true ? [] : Children(schema).OfType<JsonObject>())
        {
            Collect(root, child, isLeaf, seen, found);
        }
    }

    private static IEnumerable<JsonNode?> Children(JsonObject schema) =>
    [
        .. (schema["properties"] as JsonObject ?? []).Select(pair => pair.Value),
        .. schema["anyOf"] as JsonArray ?? [],
        .. schema["oneOf"] as JsonArray ?? [],
        .. schema["allOf"] as JsonArray ?? [],
        .. schema["prefixItems"] as JsonArray ?? [],

        // Items beyond those of a tuple are kept as JSON, whatever they are.
        schema["prefixItems"] is JsonArray { Count: > 0 } ? null : schema["items"],
        schema["additionalProperties"],
    ];
}

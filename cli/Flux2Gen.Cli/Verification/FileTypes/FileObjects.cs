using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Cli.Verification.FileTypes;

/// <summary>Finds the objects of an endpoint's output that hold the address of a file, in the JSON of a document.</summary>
internal static class FileObjects
{
    private const string Prefix = "#/components/schemas/";

    /// <summary>Finds the objects.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The schemas with a <c>url</c> of text, as they stand in the document.</returns>
    public static IReadOnlyList<JsonObject> Of(JsonNode document)
    {
        List<JsonObject> found = [];
        HashSet<JsonNode> seen = [];
        Stack<JsonNode> open = new(Outputs(document));
        while (open.TryPop(out JsonNode? node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is JsonObject schema && schema["properties"] is JsonObject properties && properties["url"] is JsonObject url && IsText(url))
            {
                found.Add(schema);
            }

            foreach (JsonNode child in Children(node, document))
            {
                open.Push(child);
            }
        }

        return found;
    }

    private static IEnumerable<JsonNode> Outputs(JsonNode document)
    {
        foreach (KeyValuePair<string, JsonNode?> path in document["paths"] as JsonObject ?? [])
        {
            if (path.Key.EndsWith("/requests/{request_id}", StringComparison.Ordinal)
                && path.Value?["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"] is { } schema)
            {
                yield return schema;
            }
        }
    }

    private static IEnumerable<JsonNode> Children(JsonNode node, JsonNode document)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            // Examples and defaults are values, not schemas.
            JsonObject members => members.Where(static member => member.Key is not ("examples" or "example" or "default" or "enum" or "const")).Select(static member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        JsonNode? target = node is JsonObject schema && schema["$ref"] is JsonValue reference && reference.TryGetValue(out string? text) && text.StartsWith(Prefix, StringComparison.Ordinal)
            ? document["components"]?["schemas"]?[text[Prefix.Length..]]
            : null;
        return children.Append(target).OfType<JsonNode>();
    }

    private static bool IsText(JsonObject schema) => schema["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && type.GetValue<string>() == "string";
}

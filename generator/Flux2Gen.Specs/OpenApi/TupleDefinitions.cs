using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Moves a document's <c>prefixItems</c> to <c>$defs</c> of the same schema: Microsoft.OpenApi does not know the keyword, and
/// reads schemas only where it knows that schemas are.
/// </summary>
internal static class TupleDefinitions
{
    private const string Keyword = "prefixItems";

    /// <summary>The name under <c>$defs</c> of a schema's item; no document would choose it.</summary>
    public static string NameOf(int index) => $"flux2gen:{Keyword}/{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Moves those of a document that has any.</summary>
    public static void Move(JsonNode root, ReadOnlySpan<byte> utf8)
    {
        // Two documents of a thousand have them; the others are not walked.
        if (utf8.IndexOf("\"prefixItems\""u8) < 0)
        {
            return;
        }

        SchemaWalk.Visit(root, MoveItems);
    }

    private static void MoveItems(JsonObject schema)
    {
        if (schema[Keyword] is JsonArray { Count: > 0 } items)
        {
            JsonObject definitions = schema["$defs"] as JsonObject ?? [];
            schema["$defs"] = definitions;
            schema.Remove(Keyword);
            for (int index = 0; index < items.Count; index++)
            {
                JsonNode? item = items[index];
                items[index] = null;
                definitions[NameOf(index)] = item;
            }
        }
    }
}

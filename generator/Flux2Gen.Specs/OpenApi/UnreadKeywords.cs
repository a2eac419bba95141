using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Removes from schemas what no type is made of when it is of a kind that Microsoft.OpenApi refuses: it would give up the whole schema
/// for the sake of an example.
/// </summary>
internal static class UnreadKeywords
{
    /// <summary>Removes those of a document.</summary>
    public static void Remove(JsonNode root) => SchemaWalk.Visit(root, Remove);

    private static void Remove(JsonObject schema)
    {
        if (schema.TryGetPropertyValue("examples", out JsonNode? examples) && examples is not JsonArray)
        {
            schema.Remove("examples");
            if (examples is JsonValue)
            {
                // One value in the place of a list of them.
                schema["examples"] = new JsonArray(examples);
            }
        }

        foreach (string keyword in (string[])["xml", "externalDocs"])
        {
            if (schema.TryGetPropertyValue(keyword, out JsonNode? other) && other is not JsonObject)
            {
                schema.Remove(keyword);
            }
        }

        if (schema["discriminator"] is JsonObject discriminator)
        {
            Discriminator(discriminator);
        }
    }

    /// <summary>A value of a mapping leads to a schema. An object in its place, as pydantic writes for a union in a union, says no more than the alternatives do.</summary>
    private static void Discriminator(JsonObject discriminator)
    {
        if (discriminator["mapping"] is JsonObject mapping)
        {
            foreach (string key in mapping.Where(static pair => pair.Value?.GetValueKind() != JsonValueKind.String).Select(static pair => pair.Key).ToArray())
            {
                mapping.Remove(key);
            }
        }
        else if (discriminator.ContainsKey("mapping"))
        {
            discriminator.Remove("mapping");
        }
    }
}

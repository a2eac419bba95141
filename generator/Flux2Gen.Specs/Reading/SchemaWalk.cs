using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.Reading;

/// <summary>Walks through the schemas of a document before it is read, to say in Microsoft.OpenApi's words what it would not understand.</summary>
internal static class SchemaWalk
{
    private static readonly string[] SchemaKeywords = ["items", "additionalProperties"];
    private static readonly string[] ListKeywords = ["anyOf", "oneOf", "allOf", "prefixItems"];
    private static readonly string[] MapKeywords = ["properties", "$defs"];

    /// <summary>Visits each schema, the parts before the whole.</summary>
    /// <param name="root">The document.</param>
    /// <param name="visit">May change the schema.</param>
    public static void Visit(JsonNode root, Action<JsonObject> visit)
    {
        if (root["components"] is JsonObject components && components["schemas"] is JsonObject schemas)
        {
            InEach(schemas, visit);
        }

        foreach (JsonNode? operation in Values(root["paths"]).SelectMany(Values))
        {
            foreach (JsonNode? body in (JsonNode?[])[Member(operation, "requestBody"), .. Values(Member(operation, "responses"))])
            {
                if (Member(body, "content") is JsonObject content && JsonBody.MediaType(content.Select(static pair => pair.Key)) is { } type)
                {
                    In(Member(content[type], "schema"), visit);
                }
            }
        }
    }

    private static void In(JsonNode? node, Action<JsonObject> visit)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        foreach (string keyword in SchemaKeywords)
        {
            In(schema[keyword], visit);
        }

        foreach (string keyword in ListKeywords)
        {
            foreach (JsonNode? item in schema[keyword] as JsonArray ?? [])
            {
                In(item, visit);
            }
        }

        foreach (string keyword in MapKeywords)
        {
            InEach(schema[keyword], visit);
        }

        visit(schema);
    }

    private static void InEach(JsonNode? schemas, Action<JsonObject> visit)
    {
        foreach (JsonNode? schema in Values(schemas))
        {
            In(schema, visit);
        }
    }

    private static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];

    private static JsonNode?[] Values(JsonNode? node) => node is JsonObject members ? [.. members.Select(static pair => pair.Value)] : [];
}

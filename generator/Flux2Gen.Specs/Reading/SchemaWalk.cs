using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.Reading;

/// <summary>Walks through the schemas of a document before it is read, to say in Microsoft.OpenApi's words what it would not understand.</summary>
internal sealed class SchemaWalk
{
    private static readonly string[] PartKeywords = ["anyOf", "oneOf", "allOf", "prefixItems", "properties", "$defs"];

    private readonly Action<JsonObject> _visit;
    private readonly Action<JsonValue>? _visitTruth;

    private SchemaWalk(Action<JsonObject> visit, Action<JsonValue>? visitTruth)
    {
        _visit = visit;
        _visitTruth = visitTruth;
    }

    /// <summary>Visits each schema, the parts before the whole.</summary>
    /// <param name="root">The document.</param>
    /// <param name="visit">May change the schema.</param>
    /// <param name="visitTruth">May replace a truth value that stands for a schema; where OpenAPI has them itself, they are not visited.</param>
    public static void Visit(JsonNode root, Action<JsonObject> visit, Action<JsonValue>? visitTruth = null) => new SchemaWalk(visit, visitTruth).Document(root);

    private void Document(JsonNode root)
    {
        if (root["components"] is JsonObject components && components["schemas"] is JsonObject schemas)
        {
            InEach(schemas);
        }

        foreach (JsonNode? operation in Values(root["paths"]).SelectMany(Values))
        {
            foreach (JsonNode? body in (JsonNode?[])[Member(operation, "requestBody"), .. Values(Member(operation, "responses"))])
            {
                foreach (JsonNode? content in Values(Member(body, "content")))
                {
                    In(Member(content, "schema"));
                }
            }
        }
    }

    private void In(JsonNode? node)
    {
        if (node is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            _visitTruth?.Invoke(value);
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        In(schema["items"]);
        In(schema["additionalProperties"] as JsonObject);
        foreach (string keyword in PartKeywords)
        {
            InEach(schema[keyword]);
        }

        _visit(schema);
    }

    private void InEach(JsonNode? schemas)
    {
        foreach (JsonNode? schema in Values(schemas))
        {
            In(schema);
        }
    }

    private static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];

    // As they are now: a visit may replace them.
    private static JsonNode?[] Values(JsonNode? node) => node switch
    {
        JsonObject members => [.. members.Select(static pair => pair.Value)],
        JsonArray items => [.. items],
        _ => [],
    };
}

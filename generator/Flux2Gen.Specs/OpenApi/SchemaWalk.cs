using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>Walks through the schemas of a document before it is read, to say in Microsoft.OpenApi's words what it would not understand.</summary>
internal sealed class SchemaWalk
{
    private static readonly string[] PartKeywords = ["anyOf", "oneOf", "allOf", "prefixItems", "properties", "patternProperties", "$defs"];

    private static readonly string[] SchemaKeywords = ["items", "propertyNames", "contains"];

    private readonly Action<JsonObject> _visit;
    private readonly Func<bool, JsonNode>? _visitTruth;

    private SchemaWalk(Action<JsonObject> visit, Func<bool, JsonNode>? visitTruth)
    {
        _visit = visit;
        _visitTruth = visitTruth;
    }

    /// <summary>Visits each schema, the parts before the whole.</summary>
    /// <param name="root">The document.</param>
    /// <param name="visit">May change the schema.</param>
    /// <param name="visitTruth">Makes the schema that a truth value stands for; where OpenAPI has them itself, they are not visited.</param>
    public static void Visit(JsonNode root, Action<JsonObject> visit, Func<bool, JsonNode>? visitTruth = null) => new SchemaWalk(visit, visitTruth).Document(root);

    /// <summary>Visits a schema, wherever it stands, and its parts.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="visit">May change the schema.</param>
    public static void VisitSchema(JsonNode schema, Action<JsonObject> visit) => new SchemaWalk(visit, null).In(schema);

    private void Document(JsonNode root)
    {
        if (root["components"] is JsonObject components && components["schemas"] is JsonObject schemas)
        {
            InEach(schemas);
        }

        foreach (JsonNode? operation in Values(root["paths"]).SelectMany(Values))
        {
            InBodies([Member(operation, "requestBody"), .. Values(Member(operation, "responses"))]);
        }

        InBodies([.. Values(Member(root["components"], "requestBodies")), .. Values(Member(root["components"], "responses"))]);
    }

    private void InBodies(JsonNode?[] bodies)
    {
        foreach (JsonNode? content in bodies.SelectMany(static body => Values(Member(body, "content"))))
        {
            if (_visitTruth is not null && Member(content, "schema") is { } schema && IsTruth(schema))
            {
                content!["schema"] = _visitTruth(schema.GetValue<bool>());
            }

            In(Member(content, "schema"));
        }
    }

    private void In(JsonNode? node)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        foreach (string keyword in SchemaKeywords)
        {
            if (_visitTruth is not null && IsTruth(schema[keyword]))
            {
                schema[keyword] = _visitTruth(schema[keyword]!.GetValue<bool>());
            }

            In(schema[keyword]);
        }

        In(schema["additionalProperties"] as JsonObject);
        foreach (string keyword in PartKeywords)
        {
            InEach(schema[keyword]);
        }

        _visit(schema);
    }

    private void InEach(JsonNode? schemas)
    {
        if (_visitTruth is not null && Values(schemas).Any(IsTruth))
        {
            ReplaceTruths(schemas, _visitTruth);
        }

        foreach (JsonNode? schema in Values(schemas))
        {
            In(schema);
        }
    }

    // All at once: in an object of many members each replacement would look through all.
    private static void ReplaceTruths(JsonNode? schemas, Func<bool, JsonNode> schemaOf)
    {
        JsonNode? Replaced(JsonNode? node) => IsTruth(node) ? schemaOf(node!.GetValue<bool>()) : node;
        if (schemas is JsonObject members)
        {
            KeyValuePair<string, JsonNode?>[] all = [.. members];
            members.Clear();
            foreach (KeyValuePair<string, JsonNode?> member in all)
            {
                members.Add(member.Key, Replaced(member.Value));
            }
        }
        else if (schemas is JsonArray items)
        {
            for (int index = 0; index < items.Count; index++)
            {
                if (IsTruth(items[index]))
                {
                    items[index] = Replaced(items[index]);
                }
            }
        }
    }

    private static bool IsTruth(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];

    // As they are now: a visit may replace them.
    private static JsonNode?[] Values(JsonNode? node) => node switch
    {
        JsonObject members => [.. members.Select(static pair => pair.Value)],
        JsonArray items => [.. items],
        _ => [],
    };
}

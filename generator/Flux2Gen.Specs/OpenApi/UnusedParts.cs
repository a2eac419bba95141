using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Removes what no client is made of - parameters, servers, security - before a document is read: Microsoft.OpenApi would
/// read it, and gives the whole document up when something in it is of the wrong kind.
/// </summary>
internal static class UnusedParts
{
    // What no OpenAPI document has stays, for the library to say so.
    private static readonly string[] Unused = ["servers", "security", "tags", "externalDocs", "webhooks", "jsonSchemaDialect", "$defs", "definitions"];

    /// <summary>Removes those of a document.</summary>
    public static void Remove(JsonNode root)
    {
        foreach (string name in Unused)
        {
            (root as JsonObject)?.Remove(name);
        }

        Keep(root["info"], "x-fal-metadata");
        Keep(root["components"], "schemas", "responses", "requestBodies");
        foreach (JsonNode? path in Values(root["paths"]))
        {
            Keep(path, "get", "post", "$ref");
            foreach (JsonNode? operation in Values(path))
            {
                Keep(operation, "requestBody", "responses", Member(operation, "deprecated") is JsonValue deprecated && deprecated.TryGetValue(out bool _) ? "deprecated" : "");
                KeepBody(Member(operation, "requestBody"));
                JsonNode? responses = Member(operation, "responses");
                string ok = responses is JsonObject codes ? JsonBody.Response([.. codes.Select(static pair => (pair.Key, HasBody(pair.Value)))]) ?? "" : "";
                Keep(responses, ok);
                KeepBody(Member(responses, ok));
            }
        }
    }

    private static void KeepBody(JsonNode? body)
    {
        Keep(body, "$ref", "content");
        JsonNode? content = Member(body, "content");
        string json = MediaType(content) ?? "";
        Keep(content, json);
        Keep(Member(content, json), "schema");
    }

    private static bool HasBody(JsonNode? response) =>
        Member(response, "$ref") is not null || (Member(response, "content") is { } content && MediaType(content) is { } type && Member(Member(content, type), "schema") is not null);

    private static string? MediaType(JsonNode? content) =>
        content is JsonObject types ? JsonBody.MediaType([.. types.Select(static pair => (pair.Key, Member(pair.Value, "schema") is not null))]) : null;

    private static void Keep(JsonNode? node, params string[] names)
    {
        if (node is JsonObject members)
        {
            // Removed one by one, each would move all that follow it.
            KeyValuePair<string, JsonNode?>[] kept = [.. members.Where(pair => names.Contains(pair.Key))];
            members.Clear();
            foreach (KeyValuePair<string, JsonNode?> member in kept)
            {
                members.Add(member.Key, member.Value);
            }
        }
    }

    private static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];

    private static JsonNode?[] Values(JsonNode? node) => node is JsonObject members ? [.. members.Select(static pair => pair.Value)] : [];
}

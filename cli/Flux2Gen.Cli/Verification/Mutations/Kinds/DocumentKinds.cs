using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>What stands around the schemas.</summary>
internal static class DocumentKinds
{
    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("remove-part", static document => document.Root.Remove(document.Random.Pick("paths", "components", "info", "openapi"))),
        new("part-of-wrong-kind", static document => document.Root[document.Random.Pick("paths", "components", "info", "openapi", "servers", "security")] = ParseNode(document.Random.Pick("null", "5", "\"text\"", "[]", "true", "{}"))),
        new("remove-operation", RemoveOperation),
        new("remove-request-body", static document => Submit(document)?.Remove("requestBody")),
        new("remove-responses", static document => Result(document)?.Remove("responses")),
        new("other-response", static document => Result(document)?["responses"] = ParseNode(document.Random.Pick(
            """{ "201": { "description": "" } }""", """{ "default": { "description": "" } }""", """{ "200": {} }""", """{ "200": { "description": "", "content": { "text/plain": { "schema": { "type": "string" } } } } }""", "[]", """{ "200": 5 }"""))),
        new("inline-body", InlineBody),
        new("body-that-is-no-object", BodyThatIsNoObject),
        new("rename-path", RenamePath),
        new("endpoint-id", static document => Child(Child(document.Root, "info"), "x-fal-metadata")["endpointId"] = ParseNode(document.Random.Pick(
            "\"\"", "\"one\"", "\"a/b c\"", "\"fal-ai/../x\"", "\"fal-ai/other\"", "5", "null", "\"fal-ai/\ud83e\udd29\"", "\"/fal-ai/x\"", "\"fal-ai/class\"", "\"fal-ai/3d\"", "\"fal-ai/x/Input\""))),
        new("metadata", static document => Child(document.Root, "info")["x-fal-metadata"] = ParseNode(document.Random.Pick("null", "{}", "[]", """{ "about": "*/ ]]> \u2028", "category": "a\nb", "documentationUrl": "javascript:alert(1)" }"""))),
    ];

    private static JsonObject? Submit(MutableDocument document) => Operation(document, "post", static _ => true);

    private static JsonObject? Result(MutableDocument document) => Operation(document, "get", static path => path.EndsWith("/requests/{request_id}", StringComparison.Ordinal));

    private static JsonObject? Operation(MutableDocument document, string method, Func<string, bool> isWanted) =>
        (document.Root["paths"] as JsonObject ?? [])
            .Where(pair => isWanted(pair.Key))
            .Select(pair => (pair.Value as JsonObject)?[method])
            .OfType<JsonObject>()
            .FirstOrDefault();

    private static void RemoveOperation(MutableDocument document)
    {
        JsonObject paths = Child(document.Root, "paths");
        if (paths.Count > 0)
        {
            paths.Remove(document.Random.Pick([.. paths.Select(static pair => pair.Key)]));
        }
    }

    private static void InlineBody(MutableDocument document)
    {
        foreach (JsonObject body in SchemaSites.Bodies(document.Root).ToArray())
        {
            if (SchemaSites.Component(body) is { } name && document.Components[name] is JsonObject target)
            {
                body.Become(target.ToJsonString());
            }
        }
    }

    private static void BodyThatIsNoObject(MutableDocument document)
    {
        JsonObject[] bodies = [.. SchemaSites.Bodies(document.Root)];
        JsonObject body = bodies.Length > 0 ? document.Random.Pick(bodies) : document.Plant("{}");
        body.Become(document.Random.Pick(
            "{}", """{ "type": "string" }""", """{ "type": "array", "items": { "type": "string" } }""", """{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }""", """{ "enum": ["a", "b"] }""",
            """{ "type": "object" }""", """{ "type": "object", "additionalProperties": { "type": "integer" } }""", """{ "type": "null" }""", """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "null" }] }"""));
    }

    private static void RenamePath(MutableDocument document)
    {
        JsonObject paths = Child(document.Root, "paths");
        if (paths.Count > 0)
        {
            paths.Rename(document.Random.Pick([.. paths.Select(static pair => pair.Key)]), document.Random.Pick("/other/path", "", "no-slash", "/a b/{c}", "//", "/x/requests/{request_id}"));
        }
    }
}

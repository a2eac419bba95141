using System.Text.Json.Nodes;

namespace Flux2Gen.Cli.Verification.FileTypes;

/// <summary>What fal may do to a file object at will: an optional member comes or goes.</summary>
/// <param name="Name">The change, as it is reported.</param>
/// <param name="Apply">Changes a schema; <see langword="false"/> if there is nothing to change.</param>
internal sealed record FileChange(string Name, Func<JsonObject, bool> Apply)
{
    private const string Text = """{ "type": "string" }""";
    private const string Number = """{ "type": "number" }""";
    private const string Integer = """{ "anyOf": [{ "type": "integer" }, { "type": "null" }] }""";

    /// <summary>Gets the changes.</summary>
    public static IReadOnlyList<FileChange> All { get; } =
    [
        Add("file_data", """{ "type": "string", "format": "binary" }"""),
        Add("content_type", """{ "anyOf": [{ "type": "string" }, { "type": "null" }] }"""),
        Add("file_name", Text),
        Add("file_size", Integer),
        Add("width", Integer),
        Add("height", Integer),
        Add("duration", Number),
        Add("fps", Number),
        Add("num_frames", Integer),
        Add("channels", Integer),
        Add("sample_rate", Integer),
        Add("bitrate", """{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }"""),
        Add("blurhash", Text),
        Add("thumbnail_url", Text),
        Add("expires_at", """{ "type": "string", "format": "date-time" }"""),
        Add("sha256", """{ "type": "string", "pattern": "^[0-9a-f]{64}$" }"""),
        Add("alt_text", """{ "type": ["string", "null"], "default": null }"""),
        Add("seed", """{ "type": "integer", "minimum": 0 }"""),
        Add("has_nsfw_concepts", """{ "type": "boolean", "default": false }"""),
        Add("safety_score", Number),
        Add("codec", """{ "enum": ["h264", "av1"], "type": "string" }"""),
        Add("tags", """{ "type": "array", "items": { "type": "string" } }"""),
        Add("metadata", """{ "type": "object" }"""),
        Add("preview", """{ "type": "object", "properties": { "url": { "type": "string" } }, "required": ["url"] }"""),
        Drop("content_type"),
        Drop("file_name"),
        Drop("file_size"),
        Drop("file_data"),
        Drop("width"),
        Drop("height"),
        Drop("duration"),
        Drop("fps"),
        Drop("num_frames"),
        Drop("channels"),
        Drop("sample_rate"),
        Drop("bitrate"),
    ];

    private static FileChange Add(string member, string schema) => new($"with {member}", file =>
    {
        var properties = (JsonObject)file["properties"]!;
        return !properties.ContainsKey(member) && properties.TryAdd(member, JsonNode.Parse(schema));
    });

    private static FileChange Drop(string member) => new($"without {member}", file =>
    {
        bool isRequired = (file["required"] as JsonArray ?? []).Any(name => name?.GetValue<string>() == member);
        return !isRequired && ((JsonObject)file["properties"]!).Remove(member);
    });
}

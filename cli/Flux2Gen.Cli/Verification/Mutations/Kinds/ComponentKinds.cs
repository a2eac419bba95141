using System.Text.Json.Nodes;
using static Flux2Gen.Cli.Verification.Mutations.MutableDocument;

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>Names of components, and the shapes that the runtime has types of its own for.</summary>
internal static class ComponentKinds
{
    private const string Prefix = "#/components/schemas/";

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        new("component-name", static document => RenameComponent(document, document.Random.Pick("Video-Output", "a.b.c", "a b", "a/b", "日本", "🤩", "3D", "class", "Input", "_", "", "a~b%20c", "FalClient", "File", "String", "System", "Task", new string('C', 400)))),
        new("components-same-after-casing", SameAfterCasing),
        new("component-as-endpoint", AsEndpoint),
        new("component-of-wrong-kind", static document => document.Components[document.Random.Pick([.. document.Components.Select(static pair => pair.Key), "Planted"])] = ParseNode(document.Random.Pick("null", "true", "5", "\"text\"", "[]"))),
        new("remove-component", static document => document.Components.Remove(document.Random.Pick([.. document.Components.Select(static pair => pair.Key), "Planted"]))),
        new("odd-file", OddFile),
        new("title-as-type", static document => document.ObjectSchema()["title"] = document.Random.Pick("File", "class", "Input", "ImageSize", "")),
    ];

    private static void RenameComponent(MutableDocument document, string other)
    {
        JsonObject[] references = [.. SchemaSites.InUse(document.Root).Where(schema => SchemaSites.Component(schema) is { } name && document.Components.ContainsKey(name))];
        if (references.Length == 0)
        {
            document.Components[other] = ParseNode("""{ "type": "object", "properties": { "a": { "type": "string" } } }""");
            document.Plant("{}")["$ref"] = Pointer(other);
            return;
        }

        string old = SchemaSites.Component(document.Random.Pick(references))!;
        document.Components.Rename(old, other);
        foreach (JsonObject reference in references.Where(schema => SchemaSites.Component(schema) == old))
        {
            reference["$ref"] = Pointer(other);
        }
    }

    private static string Pointer(string name) => Prefix + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace("%", "%25", StringComparison.Ordinal);

    private static void SameAfterCasing(MutableDocument document)
    {
        string name = document.Components.Select(static pair => pair.Key).FirstOrDefault() ?? "Planted";
        foreach (string other in (string[])[name.ToUpperInvariant(), $"{name}_", $"-{name}", $"{name[..1].ToLowerInvariant()}{name[1..]}"])
        {
            document.Components[other] ??= ParseNode($$"""{ "type": "object", "properties": { "a": {{document.Random.Pick("{}", """{ "type": "string" }""", """{ "enum": ["x"] }""")}} } }""");
            Child(document.ObjectSchema(), "properties")[$"planted_{other}"] = new JsonObject { ["$ref"] = Pointer(other) };
        }
    }

    private static void AsEndpoint(MutableDocument document)
    {
        JsonObject? body = SchemaSites.Bodies(document.Root).FirstOrDefault();
        string root = (body is null ? null : SchemaSites.Component(body)) ?? "Planted";
        string stem = root.EndsWith("Input", StringComparison.Ordinal) ? root[..^5] : root;
        RenameComponent(document, stem + document.Random.Pick("Endpoint", "EndpointExtensions", "Output", "", "InputPrompt"));
    }

    private static void OddFile(MutableDocument document)
    {
        string name = document.Random.Pick("File", "Image", "ImageSize", "VideoFile", "AudioFile", "ImageFile");
        document.Components[name] = ParseNode(document.Random.Pick(
            """{ "type": "object", "properties": { "url": { "type": "string" } }, "required": ["url"] }""",
            """{ "type": "object", "properties": { "url": { "type": "integer" } }, "required": ["url"] }""",
            """{ "type": "object", "properties": { "width": { "type": "integer" }, "height": { "type": "integer" } } }""",
            """{ "type": "object", "properties": { "url": { "type": "string" }, "content_type": { "type": "string" }, "file_name": { "type": "string" }, "file_size": { "type": "number" }, "width": { "type": "string" } }, "required": ["url", "width"] }""",
            """{ "type": "string" }""",
            """{ "enum": ["a", "b"] }"""));
        document.Plant($$"""{ "anyOf": [{ "$ref": "{{Prefix}}{{name}}" }, { "type": "string" }] }""");
    }
}

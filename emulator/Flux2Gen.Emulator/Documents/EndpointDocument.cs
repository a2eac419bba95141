using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Documents;

/// <summary>One fal OpenAPI document: an endpoint with its input and output schemas.</summary>
internal sealed class EndpointDocument
{
    private const string ResultSuffix = "/requests/{request_id}";

    private EndpointDocument(string id, string category, string title, string description, SchemaNode input, SchemaNode output, byte[] json)
    {
        Id = id;
        Category = category;
        Title = title;
        Description = description;
        Input = input;
        Output = output;
        Json = json;
    }

    /// <summary>Gets the endpoint id, such as <c>fal-ai/flux-2/edit</c>.</summary>
    public string Id { get; }

    /// <summary>Gets fal's category, such as <c>text-to-image</c>; empty when the document has none.</summary>
    public string Category { get; }

    /// <summary>Gets what fal calls the endpoint; empty when the document does not say.</summary>
    public string Title { get; }

    /// <summary>Gets what the endpoint is; empty when the document does not say.</summary>
    public string Description { get; }

    /// <summary>Gets the schema of the model's input; missing when the document lost it.</summary>
    public SchemaNode Input { get; }

    /// <summary>Gets the schema of the model's output; missing when the document lost it.</summary>
    public SchemaNode Output { get; }

    /// <summary>Gets the document as it is in its file.</summary>
    public byte[] Json { get; }

    /// <summary>Reads a document.</summary>
    /// <returns>The endpoint, or <see langword="null"/> when the JSON is no fal document.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static EndpointDocument? Parse(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        JsonElement root = SchemaPointer.MakeAbsolute(document.RootElement.Clone());
        if (Member(root, "paths") is not { ValueKind: JsonValueKind.Object } paths)
            return null;

        JsonElement metadata = Member(Member(root, "info"), "x-fal-metadata");
        string? id = JsonText.ReadMember(metadata, "endpointId") ?? PostPath(paths);
        if (string.IsNullOrWhiteSpace(id))
            return null;
        id = id.Trim('/');

        JsonElement post = Member(Member(paths, $"/{id}"), "post");
        JsonElement result = Member(Member(paths, $"/{id}{ResultSuffix}"), "get");
        JsonElement input = JsonContent(Member(post, "requestBody"));
        JsonElement output = JsonContent(Member(Member(result, "responses"), "200"));
        JsonElement info = Member(root, "info");
        return new EndpointDocument(
            id,
            JsonText.ReadMember(metadata, "category") ?? "",
            JsonText.ReadMember(info, "title") ?? "",
            JsonText.ReadMember(metadata, "about") ?? JsonText.ReadMember(info, "description") ?? "",
            SchemaNode.From(root, input),
            SchemaNode.From(root, output),
            json);
    }

    private static string? PostPath(JsonElement paths) => paths.EnumerateObject()
        .Where(path => Member(path.Value, "post").ValueKind is JsonValueKind.Object)
        .Select(path => path.Name)
        .FirstOrDefault();

    private static JsonElement JsonContent(JsonElement holder) => Member(Member(Member(holder, "content"), "application/json"), "schema");

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out JsonElement member) ? member : default;
}

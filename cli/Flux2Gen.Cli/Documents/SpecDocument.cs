using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Cli.Documents;

/// <summary>
/// What the check itself needs to know of a document. Deliberately not the generator's reader: a second opinion is
/// worth something only when it is a second one.
/// </summary>
internal sealed class SpecDocument
{
    // As deep as the generator reads; the default is half of that.
    private const int MaxDepth = 128;

    private readonly JsonElement _root;

    private SpecDocument(JsonElement root, string endpointId)
    {
        _root = root;
        EndpointId = endpointId;
    }

    /// <summary>Gets the endpoint's id, such as <c>fal-ai/flux-2/edit</c>.</summary>
    public string EndpointId { get; }

    /// <summary>Gets the schema of what a request sends, or <see langword="null"/> when the document has none.</summary>
    public RawSchema? Input => InputSchema is { } schema ? RawSchema.Of(schema, _root) : null;

    /// <summary>Gets the schema of what a finished request gives, or <see langword="null"/> when the document has none.</summary>
    public RawSchema? Output => OutputSchema is { } schema ? RawSchema.Of(schema, _root) : null;

    /// <summary>Gets the JSON of the document.</summary>
    public JsonElement Root => _root;

    /// <summary>Gets the JSON of the schema of what a request sends, or <see langword="null"/> when the document has none.</summary>
    public JsonElement? InputSchema => Body((Find("paths", $"/{EndpointId}", "post") ?? First("post", "")) is { } submit ? JsonPath.Find(submit, "requestBody") : null);

    /// <summary>Gets the JSON of the schema of what a finished request gives, or <see langword="null"/> when the document has none.</summary>
    public JsonElement? OutputSchema => Body(First("get", "/requests/{request_id}") is { } result && JsonPath.Find(result, "responses") is { } responses
        ? Member(responses, static code => code == "200") ?? Member(responses, static code => code.StartsWith('2')) ?? Member(responses, static code => code == "default")
        : null);

    /// <summary>Reads a document.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>The document, or <see langword="null"/> when the text is not JSON or names no endpoint.</returns>
    public static SpecDocument? TryParse(string text)
    {
        JsonElement root;
        try
        {
            root = SchemaPointer.MakeAbsolute(JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth }));
        }
        catch (JsonException)
        {
            return null;
        }

        string? endpointId = EndpointIdOf(root);
        return endpointId is null ? null : new SpecDocument(root, endpointId);
    }

    private static string? EndpointIdOf(JsonElement root)
    {
        if (JsonPath.Find(root, "info", "x-fal-metadata", "endpointId") is { ValueKind: JsonValueKind.String } id)
        {
            return id.GetString();
        }

        return JsonPath.Find(root, "paths") is { ValueKind: JsonValueKind.Object } paths
            ? paths.EnumerateObject()
                .Where(path => JsonPath.Find(path.Value, "post") is not null)
                .Select(path => path.Name.TrimStart('/'))
                .FirstOrDefault()
            : null;
    }

    private static JsonElement? Member(JsonElement holder, Func<string, bool> isIt) => holder.ValueKind == JsonValueKind.Object
        ? holder.EnumerateObject().Where(member => isIt(member.Name)).Select(static member => (JsonElement?)member.Value).FirstOrDefault()
        : null;

    private JsonElement? Find(params ReadOnlySpan<string> path) => JsonPath.Find(_root, path);

    // A path need not be the endpoint's id: fal serves some models under another.
    private JsonElement? First(string method, string suffix) => Find("paths") is { ValueKind: JsonValueKind.Object } paths
        ? paths.EnumerateObject()
            .Where(path => path.Name.EndsWith(suffix, StringComparison.Ordinal))
            .Select(path => JsonPath.Find(path.Value, method))
            .FirstOrDefault(operation => operation is not null)
        : null;

    private static JsonElement? Body(JsonElement? holder) =>
        holder is { } body && JsonPath.Find(body, "content") is { } content
        && Member(content, static type => type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)) is { } json
            ? JsonPath.Find(json, "schema")
            : null;
}

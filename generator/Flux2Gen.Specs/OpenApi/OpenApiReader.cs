using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Source;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using JsonPointer = Flux2Gen.Specs.Source.JsonPointer;
using Schema = Flux2Gen.Specs.Document.Schema;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>Reads a document with Microsoft.OpenApi. The only code that names that library.</summary>
internal sealed partial class OpenApiReader
{
    /// <summary>
    /// fal's documents announce 3.0.4 and speak JSON Schema 2020-12, which is 3.1's: read as 3.0 the library throws on
    /// numeric exclusive bounds and loses every <c>const</c> and example.
    /// </summary>
    private const string ReadAsVersion = "3.1.1";

    private readonly SourceDocument _source;
    private readonly SchemaReferences _references;
    private readonly Dictionary<string, Schema> _pointed = new(StringComparer.Ordinal);

    private OpenApiReader(SourceDocument source, SchemaReferences references)
    {
        _source = source;
        _references = references;
    }

    /// <summary>Reads a document, or says why the library refuses it.</summary>
    /// <param name="source">The document.</param>
    /// <param name="features">What stands in it that the library does not understand.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="errors">What the library says, and where.</param>
    public static FalDocument? TryRead(SourceDocument source, DocumentFeatures features, CancellationToken cancellationToken, out IReadOnlyList<(string Pointer, string Message)> errors)
    {
        // As deep as the document was found to be in order: the default is half of that.
        JsonNode root = JsonNode.Parse(source.Utf8, documentOptions: new JsonDocumentOptions { MaxDepth = SourceDocument.MaxDepth })!;
        root["openapi"] = ReadAsVersion;
        SchemaReferences references = features.HasFlag(DocumentFeatures.PointerReferences) ? SchemaReferences.Rewrite(root) : SchemaReferences.None(root);
        UnusedParts.Remove(root);
        Inheritance.Rewrite(root, source.Utf8);
        TupleDefinitions.Move(root, source.Utf8);
        if (features != DocumentFeatures.None)
        {
            UnreadKeywords.Remove(root);
            ForgottenKeywords.Rewrite(root);
        }

        if (TryRead(root, out string failure) is not { } result)
        {
            string pointer = new Culprit(root, static document => TryRead(document, out _)?.Document is not null, cancellationToken).Find();
            errors = [(references.Written(pointer), failure)];
            return null;
        }

        List<(string Pointer, string Message)> found = [];
        foreach (OpenApiError error in result.Diagnostic?.Errors ?? [])
        {
            (string pointer, string message) = Located(error);
            found.Add((references.Written(pointer), message));
        }

        errors = found;
        return result.Document is { } document ? new OpenApiReader(source, references).Convert(document) : null;
    }

    private static ReadResult? TryRead(JsonNode root, out string failure)
    {
        try
        {
            failure = "";
            return new OpenApiJsonReader().Read(root, new Uri("https://fal.ai/openapi.json"), Settings());
        }
        catch (Exception exception)
        {
            // The library throws many types on a wrong document; each means the same to the user.
            failure = exception.Message;
            return null;
        }
    }

    /// <summary>Without the library's rules of style: a document without a title is no worse to make code of.</summary>
    private static OpenApiReaderSettings Settings() => new() { RuleSet = ValidationRuleSet.GetEmptyRuleSet() };

    /// <summary>Some errors tell their place in the message only.</summary>
    private static (string Pointer, string Message) Located(OpenApiError error)
    {
        const string Place = " at #";
        const string Member = " is not a valid property";
        int place = error.Message.LastIndexOf(Place, StringComparison.Ordinal);
        (string pointer, string message) = string.IsNullOrEmpty(error.Pointer) && place > 0
            ? (error.Message.Substring(place + Place.Length - 1), error.Message.Substring(0, place))
            : (error.Pointer ?? "#", error.Message);
        return message.EndsWith(Member, StringComparison.Ordinal)
            ? (JsonPointer.Append(pointer.TrimEnd('/'), message.Substring(0, message.Length - Member.Length)), message)
            : (pointer, message);
    }

    private FalDocument Convert(OpenApiDocument document)
    {
        JsonObject? metadata = Extension(document.Info?.Extensions, "x-fal-metadata") as JsonObject;
        Dictionary<string, Schema> schemas = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, IOpenApiSchema> schema in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            string pointer = _references.Written(JsonPointer.Append("#/components/schemas", schema.Key));
            schemas[schema.Key] = Convert(schema.Value, pointer);
        }

        Operation[] operations = [.. Operations(document)];
        foreach (KeyValuePair<string, Schema> pointed in _pointed)
        {
            schemas[pointed.Key] = pointed.Value;
        }

        return new FalDocument
        {
            EndpointId = Text(metadata, "endpointId"),
            About = Text(metadata, "about"),
            Category = Text(metadata, "category"),
            DocumentationUrl = Text(metadata, "documentationUrl"),
            Schemas = schemas,
            Operations = operations,
        };
    }

    private IEnumerable<Operation> Operations(OpenApiDocument document)
    {
        foreach (KeyValuePair<string, IOpenApiPathItem> path in document.Paths ?? [])
        {
            foreach (KeyValuePair<HttpMethod, OpenApiOperation> operation in path.Value.Operations ?? [])
            {
                string method = operation.Key.Method;
                string pointer = JsonPointer.Append(JsonPointer.Append("#/paths", path.Key), method.ToLowerInvariant());
                string? ok = JsonBody.Response([.. (operation.Value.Responses ?? []).Select(static response => (response.Key, response.Value.Content is { Count: > 0 }))]);
                yield return new Operation(
                    path.Key,
                    method,
                    pointer,
                    operation.Value.Deprecated,
                    Body(operation.Value.RequestBody?.Content, $"{pointer}/requestBody"),
                    ok is null ? null : Body(operation.Value.Responses![ok].Content, JsonPointer.Append($"{pointer}/responses", ok)));
            }
        }
    }

    private Schema? Body(IDictionary<string, IOpenApiMediaType>? content, string pointer) =>
        content is not null && JsonBody.MediaType([.. content.Select(static item => (item.Key, item.Value.Schema is not null))]) is { } type && content[type].Schema is { } schema
            ? Convert(schema, $"{JsonPointer.Append($"{pointer}/content", type)}/schema")
            : null;

    private static JsonNode? Extension(IDictionary<string, IOpenApiExtension>? extensions, string name) =>
        extensions is not null && extensions.TryGetValue(name, out IOpenApiExtension? extension) && extension is JsonNodeExtension json
            ? Value(json.Node)
            : null;

    private static string? Text(JsonObject? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static List<string> Strings(JsonNode? node) =>
        node is JsonArray array ? [.. array.OfType<JsonValue>().Select(value => value.TryGetValue(out string? text) ? text : "")] : [];

    private static bool IsTrue(IDictionary<string, JsonNode>? keywords, string name) =>
        keywords is not null && keywords.TryGetValue(name, out JsonNode? node)
            && node is JsonValue value && value.TryGetValue(out bool truth) && truth;

    private static string? LimitText(IDictionary<string, JsonNode>? keywords) =>
        keywords is not null && keywords.TryGetValue("limit_description", out JsonNode? node)
            && node is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : null;

    /// <summary>The numbers that stand in the schema, and those in its <c>x-fal</c>.</summary>
    private static Dictionary<string, decimal> Limits(IDictionary<string, JsonNode>? keywords, JsonObject? extension)
    {
        Dictionary<string, decimal> limits = new(StringComparer.Ordinal);
        IEnumerable<KeyValuePair<string, JsonNode?>> all = (keywords ?? new Dictionary<string, JsonNode>())
            .Select(static pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value))
            .Concat(extension ?? []);
        foreach (KeyValuePair<string, JsonNode?> pair in all)
        {
            bool isNumber = pair.Value?.GetValueKind() == JsonValueKind.Number;
            if (isNumber && !limits.ContainsKey(pair.Key)
                && decimal.TryParse(pair.Value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            {
                limits.Add(pair.Key, number);
            }
        }

        return limits;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Source;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using JsonPointer = Flux2Gen.Specs.Source.JsonPointer;
using Schema = Flux2Gen.Specs.Document.Schema;

namespace Flux2Gen.Specs.Reading;

/// <summary>Reads a document with Microsoft.OpenApi. The only code that names that library.</summary>
internal sealed class OpenApiReader
{
    /// <summary>
    /// fal's documents announce 3.0.4 and speak JSON Schema 2020-12, which is 3.1's: read as 3.0 the library throws on
    /// numeric exclusive bounds and loses every <c>const</c> and example.
    /// </summary>
    private const string ReadAsVersion = "3.1.1";

    private readonly JsonNode _root;

    private OpenApiReader(JsonNode root) => _root = root;

    /// <summary>Reads a document, or says why the library refuses it.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="hasForgottenKeywords">Whether something stands in it that the library would forget.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="errors">What the library says, and where.</param>
    public static FalDocument? TryRead(byte[] utf8, bool hasForgottenKeywords, CancellationToken cancellationToken, out IReadOnlyList<(string Pointer, string Message)> errors)
    {
        // As deep as the document was found to be in order: the default is half of that.
        JsonNode root = JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { MaxDepth = SourceDocument.MaxDepth })!;
        root["openapi"] = ReadAsVersion;
        UnusedParts.Remove(root);
        Inheritance.Rewrite(root, utf8);
        TupleDefinitions.Move(root, utf8);
        if (hasForgottenKeywords)
        {
            UnreadKeywords.Remove(root);
            ForgottenKeywords.Rewrite(root);
        }

        if (TryRead(root, out string failure) is not { } result)
        {
            string pointer = new Culprit(root, static document => TryRead(document, out _)?.Document is not null, cancellationToken).Find();
            errors = [(pointer, failure)];
            return null;
        }

        List<(string Pointer, string Message)> found = [];
        foreach (OpenApiError error in result.Diagnostic?.Errors ?? [])
        {
            found.Add(Located(error));
        }

        errors = found;
        return result.Document is { } document ? new OpenApiReader(root).Convert(document) : null;
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
            schemas[schema.Key] = Convert(schema.Value, JsonPointer.Append("#/components/schemas", schema.Key));
        }

        return new FalDocument
        {
            EndpointId = Text(metadata, "endpointId"),
            About = Text(metadata, "about"),
            Category = Text(metadata, "category"),
            DocumentationUrl = Text(metadata, "documentationUrl"),
            Schemas = schemas,
            Operations = [.. Operations(document)],
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
                    Body(operation.Value.RequestBody?.Content, $"{pointer}/requestBody"),
                    ok is null ? null : Body(operation.Value.Responses![ok].Content, JsonPointer.Append($"{pointer}/responses", ok)));
            }
        }
    }

    private Schema? Body(IDictionary<string, IOpenApiMediaType>? content, string pointer) =>
        content is not null && JsonBody.MediaType([.. content.Select(static item => (item.Key, item.Value.Schema is not null))]) is { } type && content[type].Schema is { } schema
            ? Convert(schema, $"{JsonPointer.Append($"{pointer}/content", type)}/schema")
            : null;

    private Schema Convert(IOpenApiSchema schema, string pointer)
    {
        if (schema is OpenApiSchemaReference reference)
        {
            // The members of a reference itself are what stands beside $ref; those of the reference object mix in the target.
            JsonSchemaReference own = reference.Reference;
            return new Schema
            {
                Pointer = pointer,
                Reference = Name(own, pointer),
                Title = own.Title,
                Description = own.Description,
                Default = Value(own.Default),
                Examples = Values(own.Examples) ?? [],
                IsDeprecated = own.Deprecated ?? false,
                Limits = Limits(null, Extension(own.Extensions, "x-fal") as JsonObject),
            };
        }

        if (schema.Type is null && (schema.Items is not null || schema.Properties is { Count: > 0 } || schema.Definitions is { Count: > 0 }) && At($"{pointer}/type") is not null)
        {
            // Of a type that nobody knows, which the library has told: the rest of the schema is no surer.
            return new Schema { Pointer = pointer, Title = schema.Title, Description = schema.Description };
        }

        IDictionary<string, JsonNode>? unrecognized = schema.UnrecognizedKeywords;
        (string? minimum, string? above) = Bound(schema.Minimum, schema.ExclusiveMinimum, $"{pointer}/minimum");
        (string? maximum, string? below) = Bound(schema.Maximum, schema.ExclusiveMaximum, $"{pointer}/maximum");
        return new Schema
        {
            Pointer = pointer,
            Types = Types(schema.Type) | (IsTrue(unrecognized, "nullable") ? SchemaTypes.Null : SchemaTypes.None),
            Title = schema.Title,
            Description = schema.Description,
            Default = Value(schema.Default),
            Const = schema.Const is { } text ? At($"{pointer}/const") ?? JsonValue.Create(text) : null,
            Enum = Values(schema.Enum),
            Examples = Values(schema.Examples) ?? [],
            Minimum = minimum,
            Maximum = maximum,
            ExclusiveMinimum = above,
            ExclusiveMaximum = below,
            MultipleOf = schema.MultipleOf?.ToString(CultureInfo.InvariantCulture),
            MinLength = schema.MinLength,
            MaxLength = schema.MaxLength,
            MinItems = schema.MinItems,
            MaxItems = schema.MaxItems,
            IsDeprecated = schema.Deprecated,
            Format = schema.Format,
            Pattern = schema.Pattern,
            HasUniqueItems = schema.UniqueItems ?? false,
            IsReadOnly = schema.ReadOnly,
            IsWriteOnly = schema.WriteOnly,
            Properties = Named(schema.Properties, $"{pointer}/properties"),
            Required = schema.Required is { } required ? [.. required] : [],
            Order = Strings(Extension(schema.Extensions, "x-fal-order-properties")),
            AdditionalProperties = schema.AdditionalProperties is { } values ? Convert(values, $"{pointer}/additionalProperties") : null,
            Items = schema.Items is { } items ? Convert(items, $"{pointer}/items") : null,
            PrefixItems = Tuple(schema.Definitions, pointer),
            AnyOf = Listed(schema.AnyOf, pointer, "anyOf"),
            OneOf = Listed(schema.OneOf, pointer, "oneOf"),
            AllOf = Listed(schema.AllOf, pointer, "allOf"),
            DiscriminatorProperty = schema.Discriminator?.PropertyName,
            DiscriminatorMapping = Mapping(schema.Discriminator),
            LimitDescription = LimitText(unrecognized),
            Limits = Limits(unrecognized, Extension(schema.Extensions, "x-fal") as JsonObject),
        };
    }

    /// <summary>
    /// The name of the component that a reference leads to. The library goes by the last part alone: one that leads elsewhere,
    /// into another document or part, leads nowhere and is named as it is written.
    /// </summary>
    private string Name(JsonSchemaReference reference, string pointer)
    {
        string? written = At($"{pointer}/$ref") is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        return written is null || written.StartsWith("#/components/schemas/", StringComparison.Ordinal)
            ? JsonPointer.Unescape(reference.Id ?? reference.ReferenceV3 ?? "")
            : written;
    }

    private List<Schema> Listed(IList<IOpenApiSchema>? schemas, string pointer, string keyword) =>
        schemas is null ? [] : [.. schemas.Select((schema, index) => Convert(schema, JsonPointer.Append(pointer, keyword, index)))];

    private List<KeyValuePair<string, Schema>> Named(IDictionary<string, IOpenApiSchema>? schemas, string pointer) =>
        schemas is null ? [] : [.. schemas.Select(pair => new KeyValuePair<string, Schema>(pair.Key, Convert(pair.Value, JsonPointer.Append(pointer, pair.Key))))];

    private List<Schema> Tuple(IDictionary<string, IOpenApiSchema>? definitions, string pointer)
    {
        List<Schema> items = [];
        while (definitions is not null && definitions.TryGetValue(TupleDefinitions.NameOf(items.Count), out IOpenApiSchema? item))
        {
            items.Add(Convert(item, JsonPointer.Append(pointer, "prefixItems", items.Count)));
        }

        return items;
    }

    /// <summary>An exclusive bound is a number in 3.1, and in 3.0 a word about the inclusive one, which the library then hides.</summary>
    private (string? Inclusive, string? Exclusive) Bound(string? inclusive, string? exclusive, string pointer)
    {
        if (!bool.TryParse(exclusive, out bool isExclusive))
        {
            return (inclusive, exclusive);
        }

        string? bound = At(pointer)?.ToJsonString();
        return isExclusive ? (null, bound) : (bound, null);
    }

    private static List<KeyValuePair<string, string>> Mapping(OpenApiDiscriminator? discriminator) =>
        discriminator?.Mapping is { } mapping
            ? [.. mapping.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value.Reference.Id ?? ""))]
            : [];

    /// <summary>A value of the document as it is written: the library makes text of every constant.</summary>
    private JsonNode? At(string pointer)
    {
        JsonNode? node = _root;
        JsonObject? tuple = null;
        foreach (string segment in pointer.Split('/').Skip(1).Select(JsonPointer.Unescape))
        {
            JsonObject? parent = node as JsonObject;
            node = node switch
            {
                null when tuple is not null => TupleDefinitions.ItemOf(tuple, segment),
                JsonObject members => members[segment],
                JsonArray items when int.TryParse(segment, out int index) && index < items.Count => items[index],
                _ => null,
            };
            tuple = node is null ? parent : null;
        }

        return node;
    }

    private static SchemaTypes Types(JsonSchemaType? type)
    {
        SchemaTypes types = SchemaTypes.None;
        void Add(JsonSchemaType theirs, SchemaTypes ours) => types |= type?.HasFlag(theirs) == true ? ours : SchemaTypes.None;
        Add(JsonSchemaType.Null, SchemaTypes.Null);
        Add(JsonSchemaType.Boolean, SchemaTypes.Boolean);
        Add(JsonSchemaType.Integer, SchemaTypes.Integer);
        Add(JsonSchemaType.Number, SchemaTypes.Number);
        Add(JsonSchemaType.String, SchemaTypes.String);
        Add(JsonSchemaType.Object, SchemaTypes.Object);
        Add(JsonSchemaType.Array, SchemaTypes.Array);
        return types;
    }

    private static List<JsonNode?>? Values(IList<JsonNode>? nodes) => nodes is null ? null : [.. nodes.Select(Value)];

    private static JsonNode? Value(JsonNode? node) => node is null || node.IsJsonNullSentinel() ? null : node;

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

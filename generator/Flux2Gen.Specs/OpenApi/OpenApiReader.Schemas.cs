using System.Globalization;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Microsoft.OpenApi;
using JsonPointer = Flux2Gen.Specs.Source.JsonPointer;
using Schema = Flux2Gen.Specs.Document.Schema;

namespace Flux2Gen.Specs.OpenApi;

/// <content>Schemas.</content>
internal sealed partial class OpenApiReader
{
    private Schema Convert(IOpenApiSchema schema, string pointer)
    {
        Schema converted = ConvertSchema(schema, pointer);
        if (!_references.Names.TryGetValue(pointer, out string? name))
        {
            return converted;
        }

        // What makes a type of its own is one type, wherever it is used; the rest depends on who uses it.
        _pointed[name] = converted;
        return converted.Reference is null && SchemaTraits.MakesType(converted) ? new Schema { Pointer = pointer, Reference = name } : converted;
    }

    private Schema ConvertSchema(IOpenApiSchema schema, string pointer)
    {
        if (schema is OpenApiSchemaReference reference)
        {
            // The members of a reference itself are what stands beside $ref; those of the reference object mix in the target.
            JsonSchemaReference beside = reference.Reference;
            return new Schema
            {
                Pointer = pointer,
                Reference = JsonPointer.Unescape(beside.Id ?? beside.ReferenceV3 ?? ""),
                Title = beside.Title,
                Description = beside.Description,
                Default = Value(beside.Default),
                HasNullDefault = beside.Default?.IsJsonNullSentinel() ?? false,
                Examples = Values(beside.Examples) ?? [],
                IsDeprecated = beside.Deprecated ?? false,
                LimitDescription = LimitText(beside.UnrecognizedKeywords),
                Limits = Limits(beside.UnrecognizedKeywords, Extension(beside.Extensions, "x-fal") as JsonObject),
            };
        }

        if (schema.Type is null && (schema.Items is not null || schema.Properties is { Count: > 0 } || schema.Definitions is { Count: > 0 }) && At($"{pointer}/type") is not null)
        {
            // Of a type that nobody knows, which the library has told: the rest of the schema is no surer.
            return new Schema { Pointer = pointer, Title = schema.Title, Description = schema.Description };
        }

        if (_references.Names.Count > 0)
        {
            // References may lead to what is used nowhere else.
            Named(schema.Definitions, $"{pointer}/$defs");
        }

        var own = (OpenApiSchema)schema;
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
            HasNullDefault = schema.Default?.IsJsonNullSentinel() ?? false,
            Const = schema.Const is { } text ? At($"{pointer}/const") is { } written ? JsonNode.Parse(written) : JsonValue.Create(text) : null,
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
            MinProperties = schema.MinProperties,
            MaxProperties = schema.MaxProperties,
            MinContains = (int?)own.MinContains,
            MaxContains = (int?)own.MaxContains,
            IsDeprecated = schema.Deprecated,
            Format = schema.Format,
            Pattern = schema.Pattern,
            ContentEncoding = own.ContentEncoding,
            ContentMediaType = own.ContentMediaType,
            HasUniqueItems = schema.UniqueItems ?? false,
            IsReadOnly = schema.ReadOnly,
            IsWriteOnly = schema.WriteOnly,
            Properties = Named(schema.Properties, $"{pointer}/properties"),
            Required = schema.Required is { } required ? [.. required] : [],
            Order = Strings(Extension(schema.Extensions, "x-fal-order-properties")),
            AdditionalProperties = schema.AdditionalProperties is { } values ? Convert(values, $"{pointer}/additionalProperties")
                : schema.PatternProperties is { Count: > 0 } && At($"{pointer}/additionalProperties") == "true" ? new Schema { Pointer = pointer } : null,
            IsClosed = !schema.AdditionalPropertiesAllowed,
            PatternProperties = Named(schema.PatternProperties, $"{pointer}/patternProperties"),
            PropertyNames = own.PropertyNames is { } names ? Convert(names, $"{pointer}/propertyNames") : null,
            Contains = own.Contains is { } contained ? Convert(contained, $"{pointer}/contains") : null,
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

        string? bound = At(pointer);
        return isExclusive ? (null, bound) : (bound, null);
    }

    private static List<KeyValuePair<string, string>> Mapping(OpenApiDiscriminator? discriminator) =>
        discriminator?.Mapping is { } mapping
            ? [.. mapping.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value.Reference.Id ?? ""))]
            : [];

    /// <summary>A value of the document as it is written: the library makes text of every constant.</summary>
    private string? At(string pointer) => _source.Find(pointer) is { } node ? _source.TextOf(node) : null;

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
}

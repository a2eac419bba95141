using System.Text.Json.Nodes;

namespace Flux2Gen.Specs.Document;

/// <summary>A JSON schema as a document writes it. Lives only while a document is parsed.</summary>
internal sealed class Schema
{
    private string? _defaultJson;
    private string? _shownDefault;
    private Dictionary<string, Schema>? _properties;
    private ILookup<string, string>? _mapping;
    private HashSet<string>? _mappedValues;

    /// <summary>Where it stands in the document.</summary>
    public required string Pointer { get; init; }

    /// <summary>The name of the component it refers to, or null. The other members then stand beside the reference.</summary>
    public string? Reference { get; init; }

    public SchemaTypes Types { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public JsonNode? Default { get; init; }

    /// <summary>The default as JSON, made once: many properties may refer to one schema.</summary>
    public string? DefaultJson => _defaultJson ??= Default?.ToJsonString();

    /// <summary>The default as a reader sees it, made once.</summary>
    public string? ShowDefault(Func<JsonNode, string> show) => Default is null ? null : _shownDefault ??= show(Default);

    /// <summary>Whether the default is null, rather than that there is none.</summary>
    public bool HasNullDefault { get; init; }

    /// <summary>The only value, as JSON; null when there is none.</summary>
    public JsonNode? Const { get; init; }

    /// <summary>The listed values; null when there is no list. A null in it is JSON's null.</summary>
    public IReadOnlyList<JsonNode?>? Enum { get; init; }

    public IReadOnlyList<JsonNode?> Examples { get; init; } = [];

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? ExclusiveMinimum { get; init; }

    public string? ExclusiveMaximum { get; init; }

    public string? MultipleOf { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public int? MinProperties { get; init; }

    public int? MaxProperties { get; init; }

    /// <summary>How many items match <see cref="Contains"/>; null for the default, which is at least one.</summary>
    public int? MinContains { get; init; }

    public int? MaxContains { get; init; }

    /// <summary>What kind of text or number it is, such as <c>date-time</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The regular expression that a text matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>How binary data is written as text, such as <c>base64</c>.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>The media type of what a text holds.</summary>
    public string? ContentMediaType { get; init; }

    public bool HasUniqueItems { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>Whether the server sets it: it comes back and is not sent.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is sent and does not come back.</summary>
    public bool IsWriteOnly { get; init; }

    public IReadOnlyList<KeyValuePair<string, Schema>> Properties { get; init; } = [];

    public IReadOnlyCollection<string> Required { get; init; } = [];

    /// <summary>The order in which fal shows the properties; may be incomplete.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    public Schema? AdditionalProperties { get; init; }

    /// <summary>Whether members beyond those that are described are ruled out.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The schemas of members by the regular expression that their names match.</summary>
    public IReadOnlyList<KeyValuePair<string, Schema>> PatternProperties { get; init; } = [];

    /// <summary>What the names of members must be.</summary>
    public Schema? PropertyNames { get; init; }

    public Schema? Items { get; init; }

    /// <summary>What some of the items must be.</summary>
    public Schema? Contains { get; init; }

    /// <summary>The schemas of the first items, each of its own; empty for a list of equals.</summary>
    public IReadOnlyList<Schema> PrefixItems { get; init; } = [];

    public IReadOnlyList<Schema> AnyOf { get; init; } = [];

    public IReadOnlyList<Schema> OneOf { get; init; } = [];

    public IReadOnlyList<Schema> AllOf { get; init; } = [];

    public string? DiscriminatorProperty { get; init; }

    /// <summary>Component names by the value of the discriminator.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DiscriminatorMapping { get; init; } = [];

    /// <summary>The schema of a property; null when there is none of that name.</summary>
    public Schema? Property(string name) =>
        (_properties ??= Properties.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal)).TryGetValue(name, out Schema? property) ? property : null;

    /// <summary>The values of the discriminator that lead to a component.</summary>
    public IEnumerable<string> MappedTo(string? component) =>
        component is null ? [] : (_mapping ??= DiscriminatorMapping.ToLookup(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal))[component];

    /// <summary>Whether a value of the discriminator leads to a component.</summary>
    public bool IsMapped(string value) => (_mappedValues ??= new(DiscriminatorMapping.Select(static pair => pair.Key), StringComparer.Ordinal)).Contains(value);

    /// <summary>Limits in words, fal's <c>limit_description</c>; null when there are none.</summary>
    public string? LimitDescription { get; init; }

    /// <summary>
    /// Numbers under keywords that neither OpenAPI nor JSON Schema knows, by keyword: <c>max_file_size</c>, <c>min_width</c>, …
    /// </summary>
    public IReadOnlyDictionary<string, decimal> Limits { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Whether null is the only value: by type, or as the only listed value. A mark of <c>nullable</c> beside more is no type.</summary>
    public bool IsNullOnly =>
        this is { Reference: null, Const: null, AllOf.Count: 0, AnyOf.Count: 0, OneOf.Count: 0, Properties.Count: 0 }
        && (Enum is { Count: > 0 } values ? values.All(static value => value is null) : this is { Types: SchemaTypes.Null, Enum: null });

    /// <summary>Whether it leaves open what the values are: words and bounds at most.</summary>
    public bool SaysNothing =>
        this is { Reference: null, Types: SchemaTypes.None, Enum: null, Const: null, Items: null, PrefixItems.Count: 0, Properties.Count: 0, PatternProperties.Count: 0, AdditionalProperties: null or { SaysNothing: true }, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0 };
}

using System.Text.Json;

namespace Flux2Gen.Cli.Documents;

/// <summary>
/// One schema of a document, straight from its JSON. References and <c>allOf</c> are seen through: a keyword counts
/// wherever it stands, beside the reference or behind it.
/// </summary>
internal sealed class RawSchema
{
    private static readonly HashSet<string> FileMembers = new(StringComparer.Ordinal)
    {
        "url", "content_type", "file_name", "file_size", "file_data", "width", "height", "fps", "duration", "num_frames", "channels", "sample_rate", "bitrate",
    };

    private readonly JsonElement _root;
    private readonly List<JsonElement> _parts = [];
    private readonly string? _type;

    private RawSchema(JsonElement element, JsonElement root, string? type)
    {
        _root = root;
        AddPart(element);
        _type = type ?? DeclaredTypes() switch { [string only] => only, _ => null };
        Kind = FindKind(isOneType: type is not null);
    }

    /// <summary>Gets what sort of values it describes.</summary>
    public SchemaKind Kind { get; }

    /// <summary>Gets the reference that leads to it, or <see langword="null"/> when it stands where it is used.</summary>
    public string? Reference { get; private set; }

    /// <summary>Gets a value indicating whether <c>null</c> is a value of it.</summary>
    public bool AllowsNull => !HasNoValues && NullWithin(depth: 4);

    /// <summary>Gets a value indicating whether it holds what one of fal's files holds, and asks for nothing else.</summary>
    public bool IsFile => HoldsFile && Required.All(FileMembers.Contains);

    /// <summary>Gets a value indicating whether it has the address that one of fal's files has.</summary>
    public bool HoldsFile => Properties.Any(member => member is { Key: "url", Value.Kind: SchemaKind.String });

    /// <summary>Gets the schema as one of any numbers.</summary>
    public RawSchema AsNumber => new(_parts[0], _root, "number");

    /// <summary>Gets a value indicating whether its parts contradict each other, so that no value is one of it.</summary>
    public bool HasNoValues => _type is null
        && ((DeclaredTypes().Count == 0 && _parts.Any(part => DeclaredTypes(part).Count > 0)) || (Kind is SchemaKind.Const or SchemaKind.Enum && !Values.Any(IsNotRuledOut)));

    /// <summary>Gets the schemas of a union.</summary>
    public IReadOnlyList<RawSchema> Arms => Get("anyOf") is { ValueKind: JsonValueKind.Array } any ? Typed(Schemas(any))
        : Get("oneOf") is { ValueKind: JsonValueKind.Array } one ? Typed(Schemas(one))
        : OfEachType();

    /// <summary>Gets the values of an enum, or the one of a constant.</summary>
    public IReadOnlyList<JsonElement> Values => Get("const") is { } constant ? [constant]
        : Get("enum") is { ValueKind: JsonValueKind.Array } values ? [.. values.EnumerateArray()] : [];

    /// <summary>Gets the schemas of a tuple's places.</summary>
    public IReadOnlyList<RawSchema> Places => Get("prefixItems") is { ValueKind: JsonValueKind.Array } places ? Schemas(places) : [];

    /// <summary>Gets the schema of an array's items.</summary>
    public RawSchema Items => Of(Get("items") ?? default, _root);

    /// <summary>Gets the schema of a map's values; those of names that match a pattern are one of the patterns' values.</summary>
    public RawSchema MapValues => PatternValues switch
    {
        [] => Of(Get("additionalProperties") ?? default, _root),
        [JsonElement only] when !HasAdditionalValues => Of(only, _root),
        var patterns => Of(JsonElement.Parse($$"""{"anyOf":[{{string.Join(',', patterns.Concat(HasAdditionalValues ? [Get("additionalProperties")!.Value] : []).Select(value => value.GetRawText()))}}]}"""), _root),
    };

    /// <summary>Gets the members of an object, each name once.</summary>
    public IReadOnlyList<KeyValuePair<string, RawSchema>> Properties => [.. _parts
        .Select(part => JsonPath.Find(part, "properties"))
        .Where(properties => properties is { ValueKind: JsonValueKind.Object })
        .SelectMany(properties => properties!.Value.EnumerateObject())
        .DistinctBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => KeyValuePair.Create(property.Name, Of(property.Value, _root)))];

    /// <summary>Gets the names of the members that must be there.</summary>
    public IReadOnlySet<string> Required => _parts
        .Select(part => JsonPath.Find(part, "required"))
        .Where(names => names is { ValueKind: JsonValueKind.Array })
        .SelectMany(names => names!.Value.EnumerateArray())
        .Where(name => name.ValueKind == JsonValueKind.String)
        .Select(name => name.GetString()!)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Gets the values that the document itself gives: examples and defaults, whether they fit or not.</summary>
    public IEnumerable<JsonElement> StatedValues
    {
        get
        {
            foreach (JsonElement part in _parts)
            {
                foreach (JsonElement example in JsonPath.Find(part, "examples") is { ValueKind: JsonValueKind.Array } examples
                    ? examples.EnumerateArray()
                    : default)
                {
                    yield return example;
                }

                foreach (string keyword in (string[])["example", "default"])
                {
                    if (JsonPath.Find(part, keyword) is { } value)
                    {
                        yield return value;
                    }
                }
            }
        }
    }

    /// <summary>Reads a schema.</summary>
    /// <param name="element">The schema.</param>
    /// <param name="root">The document, which references point into.</param>
    /// <returns>The schema.</returns>
    public static RawSchema Of(JsonElement element, JsonElement root) => new(element, root, type: null);

    /// <summary>Gets a keyword's value.</summary>
    /// <param name="keyword">The keyword.</param>
    /// <returns>The value, or <see langword="null"/> when the keyword is not there.</returns>
    public JsonElement? Get(string keyword)
    {
        foreach (JsonElement part in _parts)
        {
            if (JsonPath.Find(part, keyword) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private IReadOnlyList<JsonElement> PatternValues => Get("patternProperties") is { ValueKind: JsonValueKind.Object } patterns
        ? [.. patterns.EnumerateObject().Select(pattern => pattern.Value)]
        : [];

    private bool HasAdditionalValues => Get("additionalProperties") is { ValueKind: JsonValueKind.Object or JsonValueKind.True } values
        && !(values.ValueKind == JsonValueKind.Object && PatternValues.Count == 0 && !values.EnumerateObject().Any());

    // fal's own files are objects, also where a document refers to one and does not have it.
    private bool IsFileWithoutSchema => _parts.Count == 1
        && Reference?.Split('/')[^1] is "File" or "Image" or "ImageFile" or "Video" or "VideoFile" or "Audio" or "AudioFile"
        && JsonPath.Follow(_root, Reference!) is null;

    private bool HasPlaces => Get("prefixItems") is { ValueKind: JsonValueKind.Array } places && places.GetArrayLength() > 0;

    // The depth ends unions that are their own arms.
    private bool NullWithin(int depth) => Kind switch
    {
        SchemaKind.Null or SchemaKind.Any => true,
        _ when Get("nullable") is { ValueKind: JsonValueKind.True } => true,
        SchemaKind.Const or SchemaKind.Enum => Values.Any(value => value.ValueKind == JsonValueKind.Null),
        SchemaKind.Union => depth > 0 && Arms.Any(arm => arm.NullWithin(depth - 1)),
        _ => false,
    };

    // A value that is listed may be none of the union that stands beside, or of the list that stands beside a constant.
    private bool IsNotRuledOut(JsonElement value) =>
        (Get("enum") is not { ValueKind: JsonValueKind.Array } listed || listed.EnumerateArray().Any(other => JsonElement.DeepEquals(other, value)))
        && ((Get("anyOf") ?? Get("oneOf")) is not { ValueKind: JsonValueKind.Array } arms || Schemas(arms).Any(arm => SchemaMatch.Fits(arm, value)));

    private IReadOnlyList<RawSchema> OfEachType() => [.. DeclaredTypes().Select(type => new RawSchema(_parts[0], _root, type))];

    // What an arm leaves open stands beside the union: it is of the union's own types.
    private IReadOnlyList<RawSchema> Typed(IReadOnlyList<RawSchema> arms) => DeclaredTypes().Count == 0
        ? arms
        : [.. arms.SelectMany(arm => arm.Kind == SchemaKind.Any ? OfEachType() : [arm])];

    private void AddPart(JsonElement element)
    {
        // Through allOf and references a schema can lead back to itself; it adds nothing the second time.
        if (element.ValueKind != JsonValueKind.Object || _parts.Contains(element) || _parts.Count > 200)
        {
            return;
        }

        _parts.Add(element);
        if (JsonPath.Find(element, "$ref") is { ValueKind: JsonValueKind.String } reference)
        {
            Reference ??= reference.GetString();
            AddPart(JsonPath.Follow(_root, reference.GetString()!) ?? default);
        }

        if (JsonPath.Find(element, "allOf") is { ValueKind: JsonValueKind.Array } all)
        {
            foreach (JsonElement part in all.EnumerateArray())
            {
                AddPart(part);
            }
        }
    }

    private SchemaKind FindKind(bool isOneType)
    {
        bool hasProperties = Get("properties") is { ValueKind: JsonValueKind.Object } properties && properties.EnumerateObject().Any();
        return this switch
        {
            _ when IsFileWithoutSchema => SchemaKind.FreeObject,
            _ when Values.Count > 0 && Values.All(value => value.ValueKind == JsonValueKind.Null) => SchemaKind.Null,
            _ when Get("const") is not null => SchemaKind.Const,
            _ when Get("enum") is not null => SchemaKind.Enum,
            _ when !hasProperties && !isOneType && (Get("anyOf") ?? Get("oneOf")) is not null => SchemaKind.Union,
            _ when !isOneType && DeclaredTypes().Count > 1 => SchemaKind.Union,
            _ => _type switch
            {
                "null" => SchemaKind.Null,
                "string" => SchemaKind.String,
                "integer" => SchemaKind.Integer,
                "number" => SchemaKind.Number,
                "boolean" => SchemaKind.Boolean,
                "array" => HasPlaces ? SchemaKind.Tuple : SchemaKind.Array,
                null when !hasProperties && (Get("items") is { ValueKind: JsonValueKind.Object } || HasPlaces) => HasPlaces ? SchemaKind.Tuple : SchemaKind.Array,
                _ when hasProperties => SchemaKind.Object,
                _ when PatternValues.Count > 0 || (Get("additionalProperties") is { ValueKind: JsonValueKind.Object } && HasAdditionalValues) => SchemaKind.Map,
                "object" => SchemaKind.FreeObject,
                _ => SchemaKind.Any,
            },
        };
    }

    // What all parts that name types have in common. Every integer is a number.
    private List<string> DeclaredTypes()
    {
        List<string>[] named = [.. _parts.Select(DeclaredTypes).Where(names => names.Count > 0)];
        return named.Length == 0 ? [] : [.. named.SelectMany(names => names).Distinct().Where(name => named.All(names => names.Contains(name) || (name == "integer" && names.Contains("number"))))];
    }

    private static List<string> DeclaredTypes(JsonElement part) => JsonPath.Find(part, "type") switch
    {
        { ValueKind: JsonValueKind.String } name => [TypeName(name.GetString()!)],
        { ValueKind: JsonValueKind.Array } names => [.. names.EnumerateArray().Select(name => TypeName(name.GetString()!))],
        _ => [],
    };

    // Names that are no JSON Schema and that everybody understands.
    private static string TypeName(string name) => name switch
    {
        "file" => "string",
        "int" => "integer",
        _ => name,
    };

    private List<RawSchema> Schemas(JsonElement list) => [.. list.EnumerateArray().Select(element => Of(element, _root))];
}

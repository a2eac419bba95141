using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>What a value of the schema looks like.</summary>
internal readonly partial struct SchemaNode
{
    /// <summary>Gets the JSON types the schema names, <c>null</c> included for <c>nullable: true</c>; empty when it names none.</summary>
    public IReadOnlyList<string> Types
    {
        get
        {
            List<string> types = [];
            if (TryGetKeyword("type", out JsonElement type))
            {
                if (type.ValueKind is JsonValueKind.String)
                    types.Add(type.GetString()!);
                else if (type.ValueKind is JsonValueKind.Array)
                    types.AddRange(type.EnumerateArray().Where(t => t.ValueKind is JsonValueKind.String).Select(t => t.GetString()!));
            }

            if (types.Count > 0 && IsMarkedNullable && !types.Contains("null"))
                types.Add("null");
            return types;
        }
    }

    /// <summary>Gets a value indicating whether the schema carries OpenAPI 3.0's <c>nullable: true</c>.</summary>
    public bool IsMarkedNullable => TryGetKeyword("nullable", out JsonElement nullable) && nullable.ValueKind is JsonValueKind.True;

    /// <summary>Gets a value indicating whether null is named anywhere: by mark, by type, or by an arm of a union. An <c>enum</c> beside it that forgets null does not count.</summary>
    public bool IsNullable => IsMarkedNullable || Types.Contains("null") || Alternatives.Any(arm => arm.Types.Contains("null"));

    /// <summary>Gets the arms of <c>anyOf</c> and <c>oneOf</c>.</summary>
    public IReadOnlyList<SchemaNode> Alternatives => [.. Children("anyOf"), .. Children("oneOf")];

    /// <summary>Gets the arms of <c>allOf</c>.</summary>
    public IReadOnlyList<SchemaNode> AllOf => Children("allOf");

    /// <summary>Gets the values of <c>enum</c>, or the single one of <c>const</c>; empty when there is neither.</summary>
    public IReadOnlyList<JsonElement> AllowedValues
    {
        get
        {
            if (TryGetKeyword("const", out JsonElement constant))
                return [constant];
            return TryGetKeyword("enum", out JsonElement values) && values.ValueKind is JsonValueKind.Array ? [.. values.EnumerateArray()] : [];
        }
    }

    /// <summary>Gets the values the document suggests: <c>const</c>, <c>default</c>, <c>examples</c>, <c>example</c>, in this order.</summary>
    public IEnumerable<JsonElement> SuggestedValues
    {
        get
        {
            List<JsonElement> values = [];
            if (TryGetKeyword("const", out JsonElement constant))
                values.Add(constant);
            if (TryGetKeyword("default", out JsonElement value))
                values.Add(value);
            if (TryGetKeyword("examples", out JsonElement examples) && examples.ValueKind is JsonValueKind.Array)
                values.AddRange(examples.EnumerateArray());
            if (TryGetKeyword("example", out JsonElement example))
                values.Add(example);
            return values;
        }
    }

    /// <summary>Gets the properties, those of <c>allOf</c> arms included, in fal's display order where the schema has one.</summary>
    public IReadOnlyList<SchemaProperty> Properties => SchemaProperties.Of(this);

    /// <summary>Gets the names under <c>required</c>, those of <c>allOf</c> arms not included.</summary>
    public IReadOnlyList<string> RequiredNames => Names("required");

    /// <summary>Gets the names under <c>x-fal-order-properties</c>.</summary>
    public IReadOnlyList<string> DisplayOrder => Names("x-fal-order-properties");

    /// <summary>Gets the schema of the items after <see cref="PrefixItems"/>; missing when anything goes.</summary>
    public SchemaNode Items => TryGetKeyword("items", out JsonElement items) ? Child(items) : default;

    /// <summary>Gets the schemas of the first items.</summary>
    public IReadOnlyList<SchemaNode> PrefixItems => Children("prefixItems");

    /// <summary>Gets the schema of members without a property of their own; missing when anything goes.</summary>
    public SchemaNode AdditionalProperties => TryGetKeyword("additionalProperties", out JsonElement schema) ? Child(schema) : default;

    /// <summary>Gets the properties written in this very schema.</summary>
    public IEnumerable<(string Name, SchemaNode Schema)> OwnProperties => Members("properties");

    /// <summary>Gets the schemas of members by the regular expression that their names match.</summary>
    public IEnumerable<(string Name, SchemaNode Schema)> PatternProperties => Members("patternProperties");

    /// <summary>Tells whether the schema names <paramref name="type"/>, or is of that shape without naming it.</summary>
    public bool Is(string type)
    {
        IReadOnlyList<string> types = Types;
        if (types.Count > 0)
            return types.Contains(type);
        return type switch
        {
            "object" => TryGetKeyword("properties", out _) || TryGetKeyword("additionalProperties", out _) || TryGetKeyword("patternProperties", out _),
            "array" => TryGetKeyword("items", out _) || TryGetKeyword("prefixItems", out _),
            _ => false,
        };
    }

    private IEnumerable<(string Name, SchemaNode Schema)> Members(string keyword)
    {
        SchemaNode self = this;
        return TryGetKeyword(keyword, out JsonElement members) && members.ValueKind is JsonValueKind.Object
            ? members.EnumerateObject().Select(member => (member.Name, self.Child(member.Value)))
            : [];
    }

    private List<string> Names(string keyword) =>
        TryGetKeyword(keyword, out JsonElement names) && names.ValueKind is JsonValueKind.Array
            ? [.. names.EnumerateArray().Where(n => n.ValueKind is JsonValueKind.String).Select(n => n.GetString()!)]
            : [];
}

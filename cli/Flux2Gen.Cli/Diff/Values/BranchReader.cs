using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Reads the types that schemas which hold at once leave, and the values that they list.</summary>
internal static class BranchReader
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "type", "enum", "const", "not", "if", "properties", "required", "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired",
        "items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains", "pattern", "format", "minLength", "maxLength", "contentEncoding", "contentMediaType",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    };

    private static readonly string[] AllTypes = ["null", "boolean", "number", "string", "array", "object"];

    /// <summary>Makes a branch for each type.</summary>
    /// <param name="source">The document.</param>
    /// <param name="parts">The schemas.</param>
    /// <returns>The branches.</returns>
    public static IEnumerable<ValueBranch> Read(SchemaSource source, IReadOnlyList<SchemaPart> parts)
    {
        HashSet<string> types = [.. AllTypes];
        bool isNamed = false;
        bool isInteger = false;
        foreach (SchemaPart part in parts)
        {
            string[] named = Types(part.Element);
            if (named.Length > 0)
            {
                isNamed = true;
                isInteger |= named.Contains("integer") && !named.Contains("number");
                types.IntersectWith(named.Select(name => name == "integer" ? "number" : name));
            }
        }

        List<JsonElement>? values = Listed(parts);
        bool isOpen = parts.All(part => SaysNothing(part.Element));
        if (!isNamed && values is null)
        {
            string[] implied = [.. parts.Select(part => Implied(part.Element)).OfType<string>().Distinct()];
            types.IntersectWith(implied.Length > 0 ? implied : types);
        }

        if (!isNamed && values is not null)
        {
            types.Remove("null");
        }

        // Also beside a reference, where it contradicts the type that the reference names.
        if (parts.Any(part => JsonPath.Find(part.Element, "nullable") is { ValueKind: JsonValueKind.True }) || values?.Exists(value => value.ValueKind == JsonValueKind.Null) == true)
        {
            types.Add("null");
        }

        return types.Select(type => Branch(source, parts, type, isInteger, values, isOpen)).OfType<ValueBranch>();
    }

    private static ValueBranch? Branch(SchemaSource source, IReadOnlyList<SchemaPart> parts, string type, bool isInteger, List<JsonElement>? values, bool isOpen)
    {
        JsonValueKind kind = Kind(type);
        IReadOnlyList<JsonElement>? own = kind == JsonValueKind.Null ? null : values is not null ? [.. values.Where(value => Kind(value) == kind)]
            : kind == JsonValueKind.True && !isOpen ? [JsonElement.Parse("true"), JsonElement.Parse("false")]
            : null;
        return own is [] ? null : new ValueBranch(source, parts, kind, isInteger && kind == JsonValueKind.Number, own, isOpen);
    }

    /// <summary>The kind of a value; true stands for both truth values.</summary>
    private static JsonValueKind Kind(JsonElement value) => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;

    private static JsonValueKind Kind(string type) => type switch
    {
        "null" => JsonValueKind.Null,
        "boolean" => JsonValueKind.True,
        "number" => JsonValueKind.Number,
        "string" => JsonValueKind.String,
        "array" => JsonValueKind.Array,
        _ => JsonValueKind.Object,
    };

    /// <summary>The values that all lists and constants have in common; null if the schema lists none.</summary>
    private static List<JsonElement>? Listed(IReadOnlyList<SchemaPart> parts)
    {
        List<JsonElement>? listed = null;
        foreach (SchemaPart part in parts)
        {
            if (JsonPath.Find(part.Element, "const") is { } constant)
            {
                Keep([constant]);
            }

            if (JsonPath.Find(part.Element, "enum") is { ValueKind: JsonValueKind.Array } values)
            {
                Keep([.. values.EnumerateArray()]);
            }
        }

        return listed;

        void Keep(List<JsonElement> values) =>
            listed = listed is null ? values : [.. listed.Where(value => values.Exists(other => JsonElement.DeepEquals(value, other)))];
    }

    /// <summary>Determines whether a schema allows any value. Keywords that are unknown allow it.</summary>
    private static bool SaysNothing(JsonElement schema) => !schema.EnumerateObject().Any(member =>
        Keywords.Contains(member.Name)
        || member.Name.StartsWith("min_", StringComparison.Ordinal)
        || member.Name.StartsWith("max_", StringComparison.Ordinal)
        || (member.NameEquals("additionalProperties") && member.Value.ValueKind != JsonValueKind.True));

    private static string[] Types(JsonElement schema) => JsonPath.Find(schema, "type") switch
    {
        { ValueKind: JsonValueKind.String } name => [TypeName(name)],
        { ValueKind: JsonValueKind.Array } names => [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(TypeName)],
        _ => [],
    };

    // Names that JSON Schema does not have, and that documents use.
    private static string TypeName(JsonElement name) => name.GetString() switch
    {
        "file" => "string",
        "int" => "integer",
        "float" => "number",
        "bool" => "boolean",
        var other => other!,
    };

    private static string? Implied(JsonElement schema) =>
        HasObject(schema, "properties") || HasObject(schema, "additionalProperties") || HasObject(schema, "patternProperties") ? "object"
        : HasObject(schema, "items") || JsonPath.Find(schema, "prefixItems") is { ValueKind: JsonValueKind.Array } ? "array"
        : null;

    private static bool HasObject(JsonElement schema, string keyword) => JsonPath.Find(schema, keyword) is { ValueKind: JsonValueKind.Object };
}

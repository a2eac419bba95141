using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>
/// Tells whether a value is one that a schema allows. When unsure it is: patterns are left to the server, as .NET reads some of
/// them differently.
/// </summary>
/// <param name="target">Follows a reference; null for one that leads nowhere.</param>
internal sealed class SchemaFit(Func<Schema, Schema?> target)
{
    private const int MaxDepth = 64;

    public bool Fits(Schema schema, JsonNode? value) => Fits(schema, value, 0, isPart: false);

    private bool Fits(Schema schema, JsonNode? value, int depth, bool isPart)
    {
        if (depth == MaxDepth)
        {
            return true;
        }

        bool fitsParts = (schema.Reference is null || target(schema) is not { } referred || Fits(referred, value, depth + 1, isPart))
            && schema.AllOf.All(part => Fits(part, value, depth + 1, isPart: true))
            && FitsAny(schema.AnyOf, value, depth) && FitsAny(schema.OneOf, value, depth);
        if (value is null)
        {
            bool isListed = schema.Enum?.Contains(null) ?? schema.Const is null;
            return schema.Types.HasFlag(SchemaTypes.Null) || (fitsParts && schema.Types == SchemaTypes.None && isListed);
        }

        return fitsParts && FitsType(schema, value) && IsListed(schema, value) && value switch
        {
            JsonArray items => FitsItems(schema, items, depth),
            JsonObject members => FitsMembers(schema, members, depth, isPart),
            _ when value.GetValueKind() == JsonValueKind.String => FitsText(schema, value.GetValue<string>()),
            _ => value.GetValueKind() != JsonValueKind.Number || FitsNumber(schema, value),
        };
    }

    private bool FitsAny(IReadOnlyList<Schema> arms, JsonNode? value, int depth) =>
        arms.Count == 0 || arms.Any(arm => arm.IsNullOnly ? value is null : Fits(arm, value, depth + 1, isPart: true));

    private static bool FitsType(Schema schema, JsonNode value)
    {
        SchemaTypes types = schema.Types & ~SchemaTypes.Null;
        return types == SchemaTypes.None || value.GetValueKind() switch
        {
            JsonValueKind.String => types.HasFlag(SchemaTypes.String),
            JsonValueKind.True or JsonValueKind.False => types.HasFlag(SchemaTypes.Boolean),
            JsonValueKind.Number => types.HasFlag(SchemaTypes.Number) || (types.HasFlag(SchemaTypes.Integer) && IsWhole(value)),
            JsonValueKind.Array => types.HasFlag(SchemaTypes.Array),
            _ => types.HasFlag(SchemaTypes.Object),
        };
    }

    private static bool IsListed(Schema schema, JsonNode value) =>
        (schema.Const is not { } constant || AreEqual(constant, value))
        && (schema.Enum is not { } listed || listed.Any(item => item is not null && AreEqual(item, value)));

    /// <summary>A text that is the same for equal values: 1 and 1.0 are one number.</summary>
    private static string Comparable(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out double number) ? number.ToString("R", CultureInfo.InvariantCulture) : value?.ToJsonString() ?? "null";

    private bool FitsItems(Schema schema, JsonArray items, int depth)
    {
        bool fitsCount = !(items.Count < schema.MinItems) && !(items.Count > schema.MaxItems);
        bool isUnique = !schema.HasUniqueItems || items.Select(Comparable).Distinct(StringComparer.Ordinal).Count() == items.Count;
        return fitsCount && isUnique && items.Select((item, index) =>
            (index < schema.PrefixItems.Count ? schema.PrefixItems[index] : schema.Items) is not { } own || Fits(own, item, depth + 1, isPart: false)).All(static fits => fits);
    }

    private bool FitsMembers(Schema schema, JsonObject members, int depth, bool isPart)
    {
        Dictionary<string, Schema> properties = schema.Properties.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);

        // What goes one way only is not there in the other.
        bool hasRequired = schema.Required.All(name => members.ContainsKey(name) || (properties.TryGetValue(name, out Schema? property) && (property.IsReadOnly || property.IsWriteOnly)));
        bool fitsCount = !(members.Count < schema.MinProperties) && !(members.Count > schema.MaxProperties);
        return hasRequired && fitsCount && members.All(member =>
            properties.TryGetValue(member.Key, out Schema? own) ? Fits(own, member.Value, depth + 1, isPart: false)
            : schema.PatternProperties.Count > 0
            || (schema.AdditionalProperties is { } other ? Fits(other, member.Value, depth + 1, isPart: false) : isPart || !schema.IsClosed));
    }

    private static bool FitsText(Schema schema, string text)
    {
        int length = text.Where((_, index) => index == 0 || !char.IsSurrogatePair(text, index - 1)).Count();
        return !(length < schema.MinLength) && !(length > schema.MaxLength);
    }

    private static bool FitsNumber(Schema schema, JsonNode value)
    {
        if (Number(value.ToJsonString()) is not { } number)
        {
            return true;
        }

        bool isMultiple = Number(schema.MultipleOf) is not { } factor || factor <= 0 || number % factor == 0;
        return isMultiple && !(number < Number(schema.Minimum)) && !(number > Number(schema.Maximum))
            && !(number <= Number(schema.ExclusiveMinimum)) && !(number >= Number(schema.ExclusiveMaximum));
    }

    private static bool IsWhole(JsonNode value) => Number(value.ToJsonString()) is not { } number || decimal.Truncate(number) == number;

    private static bool AreEqual(JsonNode? one, JsonNode? other) =>
        one?.GetValueKind() == JsonValueKind.Number && other?.GetValueKind() == JsonValueKind.Number && Number(one.ToJsonString()) is { } number
            ? Number(other.ToJsonString()) == number
            : JsonNode.DeepEquals(one, other);

    /// <summary>A number that can be calculated with; null for one that cannot.</summary>
    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}

using System.Globalization;
using System.Text.Json;

namespace Flux2Gen.Cli.Documents;

/// <summary>
/// Whether a value that a document gives as an example agrees with the document's own schema. Some do not, and a
/// client is not to blame for refusing those.
/// </summary>
internal static class SchemaMatch
{
    private const int MaxDepth = 32;

    /// <summary>Whether a value fits a schema by its shape. An unlisted value of an enum fits: enums are open.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it fits.</returns>
    public static bool Fits(RawSchema schema, JsonElement value) => Fits(schema, value, depth: 0);

    private static bool Fits(RawSchema schema, JsonElement value, int depth)
    {
        // A union that is its own arm would never end.
        if (depth > MaxDepth)
        {
            return false;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return schema.AllowsNull;
        }

        return schema.Kind switch
        {
            SchemaKind.Any => true,
            SchemaKind.Const => JsonElement.DeepEquals(schema.Values[0], value),
            SchemaKind.Enum => schema.Values.Any(listed => SameKind(listed.ValueKind, value.ValueKind))
                && (value.ValueKind != JsonValueKind.Number || IsInteger(value) || !schema.Values.All(IsInteger)),
            SchemaKind.String => value.ValueKind == JsonValueKind.String,
            SchemaKind.Integer => IsInteger(value) && IsInRange(schema, value),
            SchemaKind.Number => IsDouble(value),
            SchemaKind.Boolean => SameKind(value.ValueKind, JsonValueKind.True),
            SchemaKind.Array => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => Fits(schema.Items, item, depth + 1)),
            SchemaKind.Tuple => FitsTuple(schema.Places, value, depth),
            SchemaKind.Object => FitsObject(schema, value, depth),
            SchemaKind.Map => value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().All(member => Fits(schema.MapValues, member.Value, depth + 1)),
            SchemaKind.FreeObject => value.ValueKind == JsonValueKind.Object,
            SchemaKind.Union => schema.Arms.Any(arm => Fits(arm, value, depth + 1)),
            _ => false,
        };
    }

    private static bool FitsObject(RawSchema schema, JsonElement value, int depth) =>
        value.ValueKind == JsonValueKind.Object
        && schema.Required.All(name => value.TryGetProperty(name, out _))
        && schema.Properties.All(property =>
            !value.TryGetProperty(property.Key, out JsonElement member) || Fits(property.Value, member, depth + 1));

    private static bool FitsTuple(IReadOnlyList<RawSchema> places, JsonElement value, int depth) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() == places.Count
        && value.EnumerateArray().Zip(places).All(pair => Fits(pair.Second, pair.First, depth + 1));

    /// <summary>Whether a double, which is what a number is by design, is a number digit by digit.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is.</returns>
    internal static bool IsDouble(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && double.IsFinite(value.GetDouble())
        && JsonNumber.Parse(value.GetRawText()) == JsonNumber.Parse(value.GetDouble().ToString("R", CultureInfo.InvariantCulture));

    private static bool IsInteger(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out decimal number)
        && decimal.Truncate(number) == number;

    private static bool IsInRange(RawSchema schema, JsonElement value)
    {
        IntegerRange range = IntegerRange.Of(schema);
        return value.GetDecimal() >= range.Minimum && value.GetDecimal() <= range.Maximum;
    }

    /// <summary>Whether two kinds of value are one, <c>true</c> and <c>false</c> being of one kind.</summary>
    /// <param name="one">One kind.</param>
    /// <param name="other">The other kind.</param>
    /// <returns>Whether they are one.</returns>
    internal static bool SameKind(JsonValueKind one, JsonValueKind other) =>
        one == other || (one, other) is (JsonValueKind.True, JsonValueKind.False) or (JsonValueKind.False, JsonValueKind.True);
}

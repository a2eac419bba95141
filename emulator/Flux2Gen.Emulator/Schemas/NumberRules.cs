using System.Collections.Immutable;
using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>Bounds and multiples of a number.</summary>
internal static class NumberRules
{
    public static void Check(JsonElement value, SchemaNode schema, ImmutableList<object> location, List<ValidationError> errors)
    {
        if (schema.TryGetNumber("minimum", out JsonElement limit) && Compare(value, limit) < 0)
            errors.Add(Error("greater_than_equal", "greater than or equal to", "ge", limit));
        if (schema.TryGetNumber("maximum", out limit) && Compare(value, limit) > 0)
            errors.Add(Error("less_than_equal", "less than or equal to", "le", limit));
        if (schema.TryGetNumber("exclusiveMinimum", out limit) && Compare(value, limit) <= 0)
            errors.Add(Error("greater_than", "greater than", "gt", limit));
        if (schema.TryGetNumber("exclusiveMaximum", out limit) && Compare(value, limit) >= 0)
            errors.Add(Error("less_than", "less than", "lt", limit));
        if (schema.TryGetNumber("multipleOf", out limit) && !IsMultiple(value, limit))
            errors.Add(Error("multiple_of", "a multiple of", "multiple_of", limit));

        ValidationError Error(string type, string relation, string figure, JsonElement bound) =>
            new(location, type, $"Input should be {relation} {bound.GetRawText()}", value) { Context = [new(figure, bound.GetRawText())] };
    }

    private static int Compare(JsonElement value, JsonElement limit) =>
        value.TryGetDecimal(out decimal exact) && limit.TryGetDecimal(out decimal exactLimit)
            ? exact.CompareTo(exactLimit)
            : value.GetDouble().CompareTo(limit.GetDouble());

    private static bool IsMultiple(JsonElement value, JsonElement factor)
    {
        // In decimals 0.3 is a multiple of 0.1; in doubles it is not.
        if (value.TryGetDecimal(out decimal exact) && factor.TryGetDecimal(out decimal exactFactor))
            return exactFactor == 0 || exact % exactFactor == 0;
        double ratio = value.GetDouble() / factor.GetDouble();
        return Math.Abs(ratio - Math.Round(ratio)) < 1e-9 * Math.Max(1, Math.Abs(ratio));
    }
}

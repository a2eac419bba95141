using System.Text.Json;

namespace Flux2Gen.Cli.Documents;

/// <summary>The smallest and the greatest integer that a schema allows; 64 bits where it sets no bound.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The greatest.</param>
internal readonly record struct IntegerRange(decimal Minimum, decimal Maximum)
{
    /// <summary>Reads a range.</summary>
    /// <param name="schema">A schema of integers.</param>
    /// <returns>The range.</returns>
    public static IntegerRange Of(RawSchema schema)
    {
        decimal?[] lower =
        [
            Bound(schema, "minimum") is { } from ? decimal.Ceiling(from) : null,
            Bound(schema, "exclusiveMinimum") is { } above ? decimal.Floor(above) + 1 : null,
        ];
        decimal?[] upper =
        [
            Bound(schema, "maximum") is { } to ? decimal.Floor(to) : null,
            Bound(schema, "exclusiveMaximum") is { } below ? decimal.Ceiling(below) - 1 : null,
        ];
        bool isSmall = schema.Get("format") is { ValueKind: JsonValueKind.String } format && format.GetString() is "int32" or "int16" or "int8" or "uint16" or "uint8";
        return new IntegerRange(lower.Max() ?? (isSmall ? int.MinValue : long.MinValue), upper.Min() ?? (isSmall ? int.MaxValue : long.MaxValue));
    }

    /// <summary>Takes the allowed integer that is nearest to a wanted one.</summary>
    /// <param name="wanted">The wanted integer.</param>
    /// <returns>The allowed one.</returns>
    public decimal Nearest(decimal wanted) => Math.Max(Minimum, Math.Min(Maximum, wanted));

    private static decimal? Bound(RawSchema schema, string keyword) =>
        schema.Get(keyword) is { ValueKind: JsonValueKind.Number } bound && bound.TryGetDecimal(out decimal value) ? value : null;
}

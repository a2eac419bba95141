using System.Globalization;
using System.Text.Json;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>The range of numbers that a schema allows.</summary>
/// <param name="Lower">The lower bound, or null.</param>
/// <param name="IsAbove">Whether the lower bound itself is excluded.</param>
/// <param name="Upper">The upper bound, or null.</param>
/// <param name="IsBelow">Whether the upper bound itself is excluded.</param>
internal sealed record NumberBounds(decimal? Lower, bool IsAbove, decimal? Upper, bool IsBelow)
{
    /// <summary>Gets the numbers that all others are a multiple of.</summary>
    public required IReadOnlyList<decimal> Factors { get; init; }

    private const int MaxNumbers = 64;

    /// <summary>Reads the bounds of a branch.</summary>
    public static NumberBounds Of(ValueBranch branch)
    {
        NumberBounds bounds = new(null, false, null, false) { Factors = [.. Numbers(branch, "multipleOf", "multiple_of").Where(factor => factor > 0)] };
        if (branch.Type != JsonValueKind.Number)
        {
            return bounds;
        }

        bool isAbove = branch.Get("exclusiveMinimum").Any(value => value.ValueKind == JsonValueKind.True);
        bool isBelow = branch.Get("exclusiveMaximum").Any(value => value.ValueKind == JsonValueKind.True);
        bounds = Numbers(branch, "minimum").Aggregate(bounds, (all, number) => all.From(number, isAbove));
        bounds = Numbers(branch, "min", "ge").Aggregate(bounds, (all, number) => all.From(number, false));
        bounds = Numbers(branch, "exclusiveMinimum", "gt").Aggregate(bounds, (all, number) => all.From(number, true));
        bounds = Numbers(branch, "maximum").Aggregate(bounds, (all, number) => all.To(number, isBelow));
        bounds = Numbers(branch, "max", "le").Aggregate(bounds, (all, number) => all.To(number, false));
        bounds = Numbers(branch, "exclusiveMaximum", "lt").Aggregate(bounds, (all, number) => all.To(number, true));
        return branch.IsInteger ? (branch.Get("format").Any(format => format.ValueEquals("int32")) ? bounds.From(int.MinValue, false).To(int.MaxValue, false) : bounds).Whole() : bounds;
    }

    /// <summary>Compares with the range of values that are given.</summary>
    /// <param name="written">The range.</param>
    /// <returns>How many of its numbers are in this range.</returns>
    public Fit Of(NumberBounds written)
    {
        if (written.Upper < Lower || written.Lower > Upper
            || (written.Upper == Lower && (IsAbove || written.IsBelow)) || (written.Lower == Upper && (IsBelow || written.IsAbove)))
        {
            return Fit.None;
        }

        bool isLow = Lower is { } lower && (written.Lower is not { } from || from < lower || (from == lower && IsAbove && !written.IsAbove));
        bool isHigh = Upper is { } upper && (written.Upper is not { } to || to > upper || (to == upper && IsBelow && !written.IsBelow));
        return isLow || isHigh || Factors.Any(factor => !written.Factors.Any(other => other % factor == 0)) ? Fit.Some : Fit.All;
    }

    /// <summary>Determines whether a number is in the range.</summary>
    public bool Contains(decimal number) =>
        !(number < Lower) && !(number > Upper) && !(IsAbove && number == Lower) && !(IsBelow && number == Upper) && Factors.All(factor => number % factor == 0);

    /// <summary>Lists the numbers of a short range of whole ones.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>The numbers; null when the range is not short.</returns>
    public IReadOnlyList<JsonElement>? Numbers(ValueBranch branch) => branch.IsInteger && Lower is { } lower && Upper is { } upper && upper - lower <= MaxNumbers
        ? [.. Enumerable.Range(0, (int)Math.Max(upper - lower + 1, 0))
            .Select(index => lower + index)
            .Where(Contains)
            .Select(number => JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture)))]
        : null;

    private NumberBounds From(decimal bound, bool isAbove) =>
        Lower is null || bound > Lower || (bound == Lower && isAbove) ? this with { Lower = bound, IsAbove = isAbove } : this;

    private NumberBounds To(decimal bound, bool isBelow) =>
        Upper is null || bound < Upper || (bound == Upper && isBelow) ? this with { Upper = bound, IsBelow = isBelow } : this;

    private NumberBounds Whole() => this with
    {
        Lower = Lower is { } lower ? IsAbove ? decimal.Floor(lower) + 1 : decimal.Ceiling(lower) : null,
        IsAbove = false,
        Upper = Upper is { } upper ? IsBelow ? decimal.Ceiling(upper) - 1 : decimal.Floor(upper) : null,
        IsBelow = false,
        Factors = [.. Factors.Where(factor => factor != 1)],
    };

    private static IEnumerable<decimal> Numbers(ValueBranch branch, params string[] keywords) =>
        keywords.SelectMany(branch.Get).Select(Number).OfType<decimal>();

    /// <summary>Reads a number. Beyond 28 digits there is no limit worth the name.</summary>
    public static decimal? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        && Math.Abs(number) < 1e27m
            ? number
            : null;
}

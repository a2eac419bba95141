using System.Globalization;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diffing.Comparing;

/// <summary>Compares what is allowed of a value.</summary>
internal static class LimitComparison
{
    /// <summary>Compares limits.</summary>
    /// <param name="before">The old ones.</param>
    /// <param name="after">The new ones.</param>
    /// <returns>Whether some value is not allowed any more, and whether some value is allowed that was not.</returns>
    public static (bool IsNarrower, bool IsWider) Of(ConstraintModel before, ConstraintModel after)
    {
        // In each, a greater number is the tighter limit.
        (decimal? Before, decimal? After)[] limits =
        [
            (Lower(before), Lower(after)),
            (-Upper(before), -Upper(after)),
            (before.MinLength, after.MinLength),
            (-before.MaxLength, -after.MaxLength),
            (before.MinItems, after.MinItems),
            (-before.MaxItems, -after.MaxItems),
        ];
        bool isNarrower = Array.Exists(limits, limit => limit.After is { } now && (limit.Before is not { } then || now > then));
        bool isWider = Array.Exists(limits, limit => limit.Before is { } then && (limit.After is not { } now || now < then));

        isNarrower |= IsExclusiveNow(before.Above, after.Above, after.Minimum, before.Minimum) || IsExclusiveNow(before.Below, after.Below, after.Maximum, before.Maximum);
        isWider |= IsExclusiveNow(after.Above, before.Above, before.Minimum, after.Minimum) || IsExclusiveNow(after.Below, before.Below, before.Maximum, after.Maximum);
        if (before.MultipleOf != after.MultipleOf)
        {
            decimal? then = Number(before.MultipleOf);
            decimal? now = Number(after.MultipleOf);
            isNarrower |= now is not null && (then is null || !IsMultiple(then, now));
            isWider |= then is not null && (now is null || !IsMultiple(now, then));
        }

        return (isNarrower, isWider);
    }

    /// <summary>Whether a bound that was a value of its own is so no more, at the same number.</summary>
    private static bool IsExclusiveNow(string? before, string? after, string? afterInclusive, string? beforeInclusive) =>
        before is null && after is not null && afterInclusive is null && Number(after) is { } bound && Number(beforeInclusive) == bound;

    private static decimal? Lower(ConstraintModel limits) => Max(Number(limits.Minimum), Number(limits.Above));

    private static decimal? Upper(ConstraintModel limits) => -Max(-Number(limits.Maximum), -Number(limits.Below));

    private static decimal? Max(decimal? left, decimal? right) => left is null || right > left ? right : left;

    private static bool IsMultiple(decimal? number, decimal? factor) => factor is not 0 && number % factor == 0;

    // Beyond a decimal there is no limit worth the name.
    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}

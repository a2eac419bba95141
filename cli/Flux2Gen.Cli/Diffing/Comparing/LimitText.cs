using System.Globalization;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diffing.Comparing;

/// <summary>Prints what is allowed of a value.</summary>
internal static class LimitText
{
    public static string Of(ConstraintModel limits)
    {
        string[] parts = [.. Parts(limits)];
        return parts.Length == 0 ? "no limits" : string.Join(", ", parts);
    }

    private static IEnumerable<string> Parts(ConstraintModel limits)
    {
        string? lower = limits.Minimum is { } minimum ? $">= {minimum}" : limits.Above is { } above ? $"> {above}" : null;
        string? upper = limits.Maximum is { } maximum ? $"<= {maximum}" : limits.Below is { } below ? $"< {below}" : null;
        if (lower is not null)
        {
            yield return lower;
        }

        if (upper is not null)
        {
            yield return upper;
        }

        if (limits.MultipleOf is { } factor)
        {
            yield return $"a multiple of {factor}";
        }

        if (Span(limits.MinLength, limits.MaxLength) is { } length)
        {
            yield return $"{length} characters";
        }

        if (Span(limits.MinItems, limits.MaxItems) is { } items)
        {
            yield return $"{items} items";
        }
    }

    private static string? Span(int? least, int? most) => (least, most) switch
    {
        (null, null) => null,
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"at most {most}"),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
    };
}

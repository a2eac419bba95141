using System.Globalization;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Documents;

/// <summary>Says what is allowed of a value.</summary>
internal static class LimitText
{
    /// <summary>Says it.</summary>
    /// <param name="limits">The limits.</param>
    /// <returns>The text; empty when there is no limit.</returns>
    public static string Of(ConstraintModel limits) => string.Join(", ", new[]
    {
        Span(limits.Minimum, limits.Maximum, ""),
        limits.Above is null ? "" : $"above {limits.Above}",
        limits.Below is null ? "" : $"below {limits.Below}",
        limits.MultipleOf is null ? "" : $"a multiple of {limits.MultipleOf}",
        Span(Text(limits.MinLength), Text(limits.MaxLength), "character"),
        Span(Text(limits.MinItems), Text(limits.MaxItems), "item"),
    }.Where(part => part.Length > 0));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Span(string? minimum, string? maximum, string unit) => (minimum, maximum) switch
    {
        (null, null) => "",
        (_, null) => $"at least {minimum}{Unit(minimum, unit)}",
        (null, _) => $"at most {maximum}{Unit(maximum, unit)}",
        _ when minimum == maximum => $"exactly {minimum}{Unit(minimum, unit)}",
        _ => $"{minimum} to {maximum}{Unit(maximum, unit)}",
    };

    private static string Unit(string number, string unit) => unit.Length == 0 ? "" : number == "1" ? $" {unit}" : $" {unit}s";
}

using System.Globalization;
using Flux2Gen.Specs;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Endpoints;

/// <summary>Says what values a property takes.</summary>
/// <param name="endpoint">The endpoint, for its enums and unions.</param>
internal sealed class RangeText(EndpointModel endpoint)
{
    private const int MaxValues = 12;

    /// <summary>Says it.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The text; empty when there is nothing to say.</returns>
    public string Of(PropertyModel property)
    {
        ConstraintModel rules = property.Constraints;
        return string.Join("; ", new[]
        {
            Values(property.Type),
            Span(rules.Minimum, rules.Maximum, ""),
            rules.Above is null ? "" : $"above {rules.Above}",
            rules.Below is null ? "" : $"below {rules.Below}",
            rules.MultipleOf is null ? "" : $"multiple of {rules.MultipleOf}",
            Span(Text(rules.MinLength), Text(rules.MaxLength), " characters"),
            Span(Text(rules.MinItems), Text(rules.MaxItems), " items"),
        }.Where(part => part.Length > 0));
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Span(string? minimum, string? maximum, string unit) => (minimum, maximum) switch
    {
        (null, null) => "",
        (_, null) => $"at least {minimum}{unit}",
        (null, _) => $"at most {maximum}{unit}",
        _ => $"{minimum} to {maximum}{unit}",
    };

    private string Values(TypeRefModel type) => type.Kind switch
    {
        TypeKind.Enum => List(endpoint.Enums.FirstOrDefault(candidate => candidate.Name == type.Name)?.Values ?? []),
        TypeKind.Union => List([.. endpoint.Unions.First(candidate => candidate.Name == type.Name).Cases.SelectMany(item => item.Presets)]),
        TypeKind.List => Values(type.Item!),
        _ => "",
    };

    private static string List(EquatableArray<EnumValueModel> values) =>
        string.Join(", ", values.Take(MaxValues).Select(value => value.Wire.Length == 0 ? "\"\"" : value.Wire))
        + (values.Count > MaxValues ? string.Create(CultureInfo.InvariantCulture, $", and {values.Count - MaxValues} more") : "");
}

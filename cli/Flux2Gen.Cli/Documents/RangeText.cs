using System.Globalization;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Documents;

/// <summary>Says what values a property takes: those that are listed, and what is allowed of others.</summary>
/// <param name="endpoint">The endpoint, for its enums and unions.</param>
internal sealed class RangeText(EndpointModel endpoint)
{
    private const int MaxValues = 12;

    /// <summary>Says it.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The text; empty when there is nothing to say.</returns>
    public string Of(PropertyModel property) =>
        string.Join("; ", new[] { Values(property.Type), LimitText.Of(property.Constraints) }.Where(part => part.Length > 0));

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

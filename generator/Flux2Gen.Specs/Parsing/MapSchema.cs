using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Reads objects whose members have any name, or any that matches a pattern.</summary>
internal static class MapSchema
{
    /// <summary>The schema of all values of a map; several patterns have one of several. Null when values can be anything.</summary>
    public static Schema? Values(Schema schema)
    {
        Schema[] values = [.. schema.PatternProperties.Select(static pair => pair.Value)
            .Concat(schema.AdditionalProperties is { } others ? [others] : [])
            .GroupBy(static value => value.Reference ?? value.Pointer, StringComparer.Ordinal)
            .Select(static same => same.First())];
        return values.Length == 0 || values.Any(static value => value.SaysNothing) ? null
            : values.Length == 1 ? values[0]
            : new Schema { Pointer = schema.Pointer, AnyOf = values };
    }
}

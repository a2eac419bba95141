using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <content>Maps: objects whose members have any name, or any that matches a pattern.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel Map(Schema schema, TypeContext context)
    {
        if (MapValues(schema) is not { } values)
        {
            return TypeRefModel.Of(TypeKind.Json);
        }

        TypeRefModel item = Type(values, context.Part(ItemSuffix(values, "Value")).AsItem(), out bool allowsNull);
        return Bounded(TypeRefModel.Map(item with { AllowsNull = allowsNull }), schema);
    }

    /// <summary>The schema of all values of a map: several patterns have one of several. Null when values can be anything.</summary>
    private static Schema? MapValues(Schema schema)
    {
        bool isOpen = schema is { AdditionalProperties.SaysNothing: true, PatternProperties.Count: > 0 };
        Schema[] values = [.. schema.PatternProperties.Select(static pair => pair.Value)
            .Concat(schema.AdditionalProperties is { } others ? [others] : [])
            .GroupBy(static value => value.Reference ?? value.Pointer, StringComparer.Ordinal)
            .Select(static same => same.First())];
        return isOpen || values.Length == 0 || values.Any(static value => value.SaysNothing) ? null
            : values.Length == 1 ? values[0]
            : new Schema { Pointer = schema.Pointer, AnyOf = values };
    }
}

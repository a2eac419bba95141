namespace Flux2Gen.Specs.Document;

/// <summary>Tells what becomes of schemas.</summary>
internal static class SchemaTraits
{
    /// <summary>Whether a C# type is declared for a schema, or for something in it; one that refers to another may be.</summary>
    public static bool MakesType(Schema schema) =>
        schema is not { Reference: null, Properties.Count: 0, PrefixItems.Count: 0, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0, Enum: null, Const: null }
        || (schema.Types & ~SchemaTypes.Null) is SchemaTypes types && (types & (types - 1)) != 0
        || (schema.Items is { } items && MakesType(items))
        || (schema.AdditionalProperties is { } values && MakesType(values))
        || schema.PatternProperties.Any(static pair => MakesType(pair.Value));
}

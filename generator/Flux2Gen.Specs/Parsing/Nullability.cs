using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Determines whether <c>null</c> is a value of a schema, wherever the document says so.</summary>
internal static class Nullability
{
    /// <summary>Whether a schema allows <c>null</c>.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="resolve">Follows references.</param>
    /// <param name="shape">Follows references and merges <c>allOf</c>.</param>
    public static bool Allows(Schema schema, Func<Schema, Schema> resolve, Func<Schema, Schema> shape) =>
        Allows(schema, resolve, shape, []);

    /// <summary>Whether <c>null</c> is the only value of a schema.</summary>
    public static bool IsNullOnly(Schema schema, Func<Schema, Schema> resolve) => IsNullOnly(schema, resolve, []);

    /// <summary>Whether a part of an <c>allOf</c> allows <c>null</c>; null if the part leaves it open.</summary>
    public static bool? AllowsInPart(Schema part, Func<Schema, Schema> resolve, Func<Schema, Schema> shape) =>
        part.Types != SchemaTypes.None ? part.Types.HasFlag(SchemaTypes.Null)
        : part.Enum is { } values ? values.Contains(null)
        : Variants(part).Any() ? Variants(part).Any(variant => Allows(variant, resolve, shape))
        : part.Properties.Count > 0 || part.Const is not null ? false
        : null;

    private static bool Allows(Schema schema, Func<Schema, Schema> resolve, Func<Schema, Schema> shape, HashSet<Schema> seen)
    {
        // A schema that is seen again, as it may hold itself, adds nothing.
        Schema target = resolve(schema);
        if (!seen.Add(target))
        {
            return false;
        }

        if (target.Types.HasFlag(SchemaTypes.Null))
        {
            return true;
        }

        if (SchemaMerger.IsMixture(target))
        {
            // A schema that mixes in itself stands for itself while it is merged.
            return SchemaMerger.IsAlias(target, shape)
                ? Allows(target.AllOf[0], resolve, shape, seen)
                : shape(target) is var merged && merged != target && Allows(merged, resolve, shape, seen);
        }

        return target.Enum is { } values
            ? values.Contains(null) || Variants(target).Any(variant => IsNullOnly(variant, resolve))
            : Variants(target).Any(variant => Allows(variant, resolve, shape, seen));
    }

    private static bool IsNullOnly(Schema schema, Func<Schema, Schema> resolve, HashSet<Schema> seen)
    {
        Schema target = resolve(schema);
        bool isUnion = target is { Enum: null, Const: null, AllOf.Count: 0, Properties.Count: 0 } && Variants(target).Any();
        return isUnion
            ? !seen.Add(target) || Variants(target).All(variant => IsNullOnly(variant, resolve, seen))
            : target.IsNullOnly;
    }

    private static IEnumerable<Schema> Variants(Schema schema) => schema.AnyOf.Concat(schema.OneOf);
}

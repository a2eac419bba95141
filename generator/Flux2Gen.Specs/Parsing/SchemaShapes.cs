using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Tells which kinds of JSON the values of a schema are.</summary>
internal static class SchemaShapes
{
    private const int MaxDepth = 16;

    private const SchemaTypes Any = SchemaTypes.Boolean | SchemaTypes.Number | SchemaTypes.String | SchemaTypes.Object | SchemaTypes.Array;

    /// <summary>The one kind that all values but null are; null when there are several.</summary>
    public static JsonShape? Only(Schema schema, Func<Schema, Schema> resolve) => Of(schema, resolve, 0) switch
    {
        SchemaTypes.Boolean => JsonShape.Boolean,
        SchemaTypes.Number => JsonShape.Number,
        SchemaTypes.String => JsonShape.String,
        SchemaTypes.Object => JsonShape.Object,
        SchemaTypes.Array => JsonShape.Array,
        _ => null,
    };

    /// <summary>The kinds that the values are, with numbers of all kinds as one, without null.</summary>
    public static SchemaTypes Of(Schema schema, Func<Schema, Schema> resolve) => Of(schema, resolve, 0);

    /// <summary>Whether all values are of some of these types.</summary>
    public static bool AreWithin(Schema schema, SchemaTypes types, Func<Schema, Schema> resolve)
    {
        bool takesFractions = types.HasFlag(SchemaTypes.Number) || !types.HasFlag(SchemaTypes.Integer) || !resolve(schema).Types.HasFlag(SchemaTypes.Number);
        SchemaTypes plain = types.HasFlag(SchemaTypes.Integer) ? types | SchemaTypes.Number : types;
        return takesFractions && (Of(schema, resolve, 0) & ~plain) == SchemaTypes.None;
    }

    /// <summary>The kinds, with numbers of all kinds as one, without null.</summary>
    private static SchemaTypes Of(Schema schema, Func<Schema, Schema> resolve, int depth)
    {
        Schema target = resolve(schema);
        if (depth == MaxDepth)
        {
            return Any;
        }

        if ((target.Const is { } constant ? [constant] : target.Enum) is { Count: > 0 } values)
        {
            return values.Aggregate(SchemaTypes.None, static (all, value) => all | Of(value));
        }

        Schema[] arms = [.. target.AnyOf, .. target.OneOf];
        SchemaTypes types = target.Types & ~SchemaTypes.Null;
        if (types == SchemaTypes.None && arms.Length > 0)
        {
            return arms.Where(arm => !Nullability.IsNullOnly(arm, resolve)).Aggregate(SchemaTypes.None, (all, arm) => all | Of(arm, resolve, depth + 1));
        }

        return types != SchemaTypes.None ? types.HasFlag(SchemaTypes.Integer) ? (types & ~SchemaTypes.Integer) | SchemaTypes.Number : types
            : target.Properties.Count > 0 || target.PatternProperties.Count > 0 ? SchemaTypes.Object
            : target.Items is not null || target.PrefixItems.Count > 0 ? SchemaTypes.Array
            : Any;
    }

    private static SchemaTypes Of(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => SchemaTypes.String,
        JsonValueKind.Number => SchemaTypes.Number,
        JsonValueKind.True or JsonValueKind.False => SchemaTypes.Boolean,
        JsonValueKind.Object => SchemaTypes.Object,
        JsonValueKind.Array => SchemaTypes.Array,
        _ => SchemaTypes.None,
    };
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes one schema of several that hold at once: <c>allOf</c>, and what stands beside <c>anyOf</c>.</summary>
internal static class SchemaMerger
{
    /// <summary>Whether a schema says with several schemas what one could say.</summary>
    public static bool IsMixture(Schema schema) =>
        schema.AllOf.Count > 0 || (schema.Properties.Count > 0 && schema.AnyOf.Count + schema.OneOf.Count > 0);

    /// <summary>Whether a schema adds nothing but words to its only part, so that it is that part's type.</summary>
    public static bool IsAlias(Schema schema, Func<Schema, Schema> resolve)
    {
        bool isPlain = schema is
        {
            AllOf.Count: 1, Properties.Count: 0, Required.Count: 0, AnyOf.Count: 0, OneOf.Count: 0, Enum: null, Const: null,
            Items: null, PrefixItems.Count: 0, AdditionalProperties: null, PatternProperties.Count: 0,
        };
        if (!isPlain)
        {
            return false;
        }

        // Bounds decide how large an integer has to be; other types are the same with them.
        SchemaTypes types = schema.Types & ~SchemaTypes.Null;
        bool bounds = (schema.Minimum ?? schema.Maximum ?? schema.ExclusiveMinimum ?? schema.ExclusiveMaximum ?? schema.Format) is not null;
        return (types == SchemaTypes.None || SchemaShapes.AreWithin(schema.AllOf[0], types, resolve))
            && !(bounds && resolve(schema.AllOf[0]).Types.HasFlag(SchemaTypes.Integer));
    }

    /// <summary>Merges the schemas that a schema is made of.</summary>
    /// <param name="schema">The schema, which gives the result its place and words.</param>
    /// <param name="parts">The schemas that hold at once, the schema itself among them.</param>
    /// <param name="resolve">Follows references.</param>
    /// <param name="shape">Follows references and merges what they lead to.</param>
    /// <returns>The schema; null when no value fits all parts, or what they say together is no schema of the kinds that this knows.</returns>
    public static Schema? Merge(Schema schema, IReadOnlyList<Schema> parts, Func<Schema, Schema> resolve, Func<Schema, Schema> shape)
    {
        if (TypesOf(parts) is not { } types)
        {
            return null;
        }

        IReadOnlyList<JsonNode?>? listed = Listed(parts);
        if (listed is not null && (listed.Count == 0 || parts.Any(static part => part.Properties.Count > 0)))
        {
            // Listed values are texts and numbers; what has members is neither.
            return null;
        }

        List<Schema[]> choices = [.. parts.SelectMany(Choices)];
        List<KeyValuePair<string, Schema>> properties = [];
        foreach (IGrouping<string, KeyValuePair<string, Schema>> group in parts.SelectMany(static part => part.Properties).GroupBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            properties.Add(new KeyValuePair<string, Schema>(group.Key, Together([.. group.Select(static pair => pair.Value)])));
        }

        List<KeyValuePair<string, Schema>> patterns = [.. parts.SelectMany(static part => part.PatternProperties)
            .GroupBy(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal)
            .Select(static group => new KeyValuePair<string, Schema>(group.Key, Together([.. group])))];
        List<string> required = [.. parts.SelectMany(static part => part.Required)];
        bool hasOneChoice = choices.Count == 1 && properties.Count == 0;
        if (!hasOneChoice)
        {
            foreach (Schema[] choice in choices)
            {
                Schema[] arms = [.. choice.Where(arm => !Nullability.IsNullOnly(arm, resolve)).Select(shape)];
                if (!arms.All(static arm => IsObject(arm) || arm.SaysNothing))
                {
                    return null;
                }

                Fold(arms, properties, required);
            }
        }

        return new Schema
        {
            Pointer = schema.Pointer,
            Types = (properties.Count > 0 ? SchemaTypes.Object : types) | OrNull(parts, resolve, shape),
            Title = schema.Title,
            Description = schema.Description,
            Default = schema.Default,
            Examples = schema.Examples,
            Enum = listed,
            Minimum = Tightest(parts.Select(static part => part.Minimum), largest: true),
            Maximum = Tightest(parts.Select(static part => part.Maximum), largest: false),
            ExclusiveMinimum = Tightest(parts.Select(static part => part.ExclusiveMinimum), largest: true),
            ExclusiveMaximum = Tightest(parts.Select(static part => part.ExclusiveMaximum), largest: false),
            MultipleOf = parts.Select(static part => part.MultipleOf).FirstOrDefault(static value => value is not null),
            MinLength = parts.Max(static part => part.MinLength),
            MaxLength = parts.Min(static part => part.MaxLength),
            MinItems = parts.Max(static part => part.MinItems),
            MaxItems = parts.Min(static part => part.MaxItems),
            Format = parts.Select(static part => part.Format).LastOrDefault(static format => format is not null),
            IsDeprecated = schema.IsDeprecated,
            Properties = properties,
            Required = required,
            Order = [.. parts.SelectMany(static part => part.Order)],
            AdditionalProperties = Together([.. parts.Select(static part => part.AdditionalProperties).OfType<Schema>()], orNull: true),
            PatternProperties = patterns,
            Items = Together([.. parts.Select(static part => part.Items).OfType<Schema>()], orNull: true),
            PrefixItems = [.. Enumerable.Range(0, parts.Max(static part => part.PrefixItems.Count))
                .Select(place => Together([.. parts.Where(part => part.PrefixItems.Count > place).Select(part => part.PrefixItems[place])]))],
            AnyOf = hasOneChoice ? choices[0] : [],
            DiscriminatorProperty = parts.Select(static part => part.DiscriminatorProperty).FirstOrDefault(static name => name is not null),
            DiscriminatorMapping = parts.Select(static part => part.DiscriminatorMapping).FirstOrDefault(static mapping => mapping.Count > 0) ?? [],
        };
    }

    /// <summary>Whether a schema is of an object with members of its own.</summary>
    public static bool IsRecord(Schema schema) => IsObject(schema) && schema.Properties.Count > 0;

    /// <summary>Makes one schema of alternatives that are all records: it has the members of each.</summary>
    /// <param name="union">The schema of the alternatives, which gives the result its place and words.</param>
    /// <param name="records">The alternatives.</param>
    public static Schema Either(Schema union, Schema[] records)
    {
        List<KeyValuePair<string, Schema>> properties = [];
        List<string> required = [];
        Fold(records, properties, required);
        return new Schema
        {
            Pointer = union.Pointer,
            Types = records.Aggregate(SchemaTypes.Object, static (types, record) => types | (record.Types & SchemaTypes.Null)),
            Title = union.Title,
            Description = union.Description,
            Properties = properties,
            Required = required,
            Order = [.. records.SelectMany(static record => record.Order)],
        };
    }

    /// <summary>Adds the members of alternatives: each may be missing, unless all alternatives ask for it.</summary>
    private static void Fold(Schema[] arms, List<KeyValuePair<string, Schema>> properties, List<string> required)
    {
        HashSet<string> known = new(properties.Select(static pair => pair.Key), StringComparer.Ordinal);
        foreach (IGrouping<string, Schema> group in arms.SelectMany(static arm => arm.Properties).GroupBy(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal))
        {
            Schema[] schemas = [.. group];
            Schema either = schemas.Length == 1 ? schemas[0] : new Schema { Pointer = schemas[0].Pointer, Description = schemas[0].Description, AnyOf = schemas };
            if (known.Add(group.Key))
            {
                properties.Add(new KeyValuePair<string, Schema>(group.Key, either));
            }
        }

        if (arms.Length > 0)
        {
            HashSet<string> common = new(arms[0].Required, StringComparer.Ordinal);
            foreach (Schema arm in arms)
            {
                common.IntersectWith(arm.Required);
            }

            required.AddRange(arms[0].Required.Where(common.Contains));
        }
    }

    private static IEnumerable<Schema[]> Choices(Schema part)
    {
        if (part.AnyOf.Count > 0)
        {
            yield return [.. part.AnyOf];
        }

        if (part.OneOf.Count > 0)
        {
            yield return [.. part.OneOf];
        }
    }

    private static bool IsObject(Schema schema) =>
        (schema.Types & ~SchemaTypes.Null) is SchemaTypes.Object or SchemaTypes.None
        && schema is { Reference: null, Enum: null, Const: null, AllOf.Count: 0, AnyOf.Count: 0, OneOf.Count: 0, PrefixItems.Count: 0, Items: null }
        && (schema.Properties.Count > 0 || schema.Required.Count > 0 || schema.Types.HasFlag(SchemaTypes.Object));

    /// <summary>The types that all parts allow; null when there is none.</summary>
    private static SchemaTypes? TypesOf(IReadOnlyList<Schema> parts)
    {
        SchemaTypes[] telling = [.. parts.Select(static part => part.Types).Where(static types => (types & ~SchemaTypes.Null) != SchemaTypes.None)];
        SchemaTypes common = telling.Length == 0 ? SchemaTypes.None : telling.Aggregate(static (all, types) => Widened(all) & Widened(types));
        if (telling.Length > 1 && (common & ~SchemaTypes.Null) == SchemaTypes.None)
        {
            return null;
        }

        // A number that must be a whole one, too, is a whole one.
        bool isWhole = common.HasFlag(SchemaTypes.Integer) && telling.Any(static types => types.HasFlag(SchemaTypes.Integer) && !types.HasFlag(SchemaTypes.Number));
        return (isWhole ? common & ~SchemaTypes.Number : common) & ~SchemaTypes.Null;
    }

    /// <summary>Null, when all parts that say something allow it or one is marked <c>nullable</c>, which is no type.</summary>
    private static SchemaTypes OrNull(IReadOnlyList<Schema> parts, Func<Schema, Schema> resolve, Func<Schema, Schema> shape)
    {
        bool isMarked = parts.Any(static part => part.Types == SchemaTypes.Null);
        bool?[] verdicts = [.. parts.Select(part => Nullability.AllowsInPart(part, resolve, shape))];
        bool isAllowed = !verdicts.Contains(false) && verdicts.Contains(true);
        return isMarked || isAllowed ? SchemaTypes.Null : SchemaTypes.None;
    }

    /// <summary>Every whole number is a number.</summary>
    private static SchemaTypes Widened(SchemaTypes types) => types.HasFlag(SchemaTypes.Number) ? types | SchemaTypes.Integer : types;

    /// <summary>The values that all parts list, of which a constant is one; null when no part lists any.</summary>
    private static IReadOnlyList<JsonNode?>? Listed(IReadOnlyList<Schema> parts)
    {
        IReadOnlyList<JsonNode?>[] lists = [.. parts
            .Select(static part => part.Const is { } constant ? [constant] : part.Enum)
            .OfType<IReadOnlyList<JsonNode?>>()];
        if (lists.Length <= 1)
        {
            return lists.FirstOrDefault();
        }

        HashSet<string> common = new(lists[0].Select(Key), StringComparer.Ordinal);
        foreach (IReadOnlyList<JsonNode?> list in lists)
        {
            common.IntersectWith(list.Select(Key));
        }

        return [.. lists[0].Where(value => common.Contains(Key(value)))];
    }

    /// <summary>The same text for equal values.</summary>
    private static string Key(JsonNode? value) =>
        value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number && scalar.TryGetValue(out decimal number)
            ? (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : value?.ToJsonString() ?? "null";

    private static string? Tightest(IEnumerable<string?> bounds, bool largest)
    {
        string? tightest = null;
        foreach (string bound in bounds.OfType<string>())
        {
            tightest = tightest is null || (Number(bound) > Number(tightest) == largest) ? bound : tightest;
        }

        return tightest;
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private static Schema Together(IReadOnlyList<Schema> schemas) => Together(schemas, orNull: false)!;

    /// <summary>A schema that says what several say at once; the last of them, which is the nearest, has the words.</summary>
    private static Schema? Together(IReadOnlyList<Schema> schemas, bool orNull)
    {
        if (schemas.Count == 0 && orNull)
        {
            return null;
        }

        Schema nearest = schemas[schemas.Count - 1];
        bool isSame = schemas.All(other => ReferenceEquals(other, nearest) || (other.Reference is not null && other.Reference == nearest.Reference));
        return isSame ? nearest : new Schema
        {
            Pointer = nearest.Pointer,
            Types = nearest.Types & SchemaTypes.Null,
            Title = nearest.Title,
            Description = nearest.Description,
            Default = nearest.Default,
            Examples = nearest.Examples,
            IsDeprecated = nearest.IsDeprecated,
            AllOf = schemas,
        };
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Specs.Parsing;

/// <content>The alternatives of a union before they have types: taken apart, and joined where one type holds several.</content>
internal sealed partial class TypeParser
{
    private readonly HashSet<string> _mergedItems = new(StringComparer.Ordinal);

    /// <summary>Which records a record stands for that was made of them, as one is enough however often they stand together.</summary>
    private readonly Dictionary<Schema, string> _eitherKeys = [];

    private readonly Dictionary<(string Key, TypeContext Context), TypeRefModel> _eithers = [];

    /// <summary>An alternative that says nothing of its type is of the type that is said beside the alternatives.</summary>
    private static Schema Typed(Schema arm, Schema union) =>
        (union.Types & ~SchemaTypes.Null) == SchemaTypes.None || !arm.SaysNothing
            ? arm
            : new Schema
            {
                Pointer = arm.Pointer,
                Types = union.Types & ~SchemaTypes.Null,
                Items = union.Items,
                PrefixItems = union.PrefixItems,
                AdditionalProperties = union.AdditionalProperties,
                PatternProperties = union.PatternProperties,
            };

    /// <summary>The alternatives, with the alternatives of those that are unions themselves in their place.</summary>
    private List<Schema> Flat(IEnumerable<Schema> arms, HashSet<Schema> seen)
    {
        List<Schema> flat = [];
        foreach (Schema arm in arms)
        {
            Schema target = Resolve(arm);
            if (IsNullOnly(target))
            {
                continue;
            }

            SchemaTypes types = target.Types & ~SchemaTypes.Null;
            bool isPlain = target is { AllOf.Count: 0, Enum: null, Const: null };
            if (isPlain && target.AnyOf.Count + target.OneOf.Count > 0 && !SchemaMerger.IsMixture(target))
            {
                // An alternative that is the union itself adds nothing to it.
                flat.AddRange(seen.Count < MaxDepth && seen.Add(target) ? Flat(target.AnyOf.Concat(target.OneOf).Select(item => Typed(item, target)), seen) : []);
            }
            else if (isPlain && (types & (types - 1)) != 0 && types != (SchemaTypes.Integer | SchemaTypes.Number))
            {
                ReportMeaningless(target);
                flat.AddRange(OfEachType(target, types));
            }
            else
            {
                flat.Add(arm);
            }
        }

        return flat;
    }

    /// <summary>The alternatives without those that refer to what another refers to.</summary>
    private static List<Schema> Once(List<Schema> arms) => [.. arms
        .GroupBy(static arm => arm.Reference ?? arm.Pointer, StringComparer.Ordinal)
        .SelectMany(static same => same.First().Reference is null ? same : same.Take(1))];

    /// <summary>The alternatives, with all lists among them as one: a list whose items have the alternatives of all. A tuple beside another list is one more list.</summary>
    /// <param name="arms">The alternatives.</param>
    /// <param name="key">What the list was remembered by while its items are read; null when there is none.</param>
    private List<Schema> Lists(List<Schema> arms, out string? key)
    {
        key = null;
        List<Schema> lists = arms.FindAll(arm => IsList(Shape(arm)));
        if (lists.Count < 2)
        {
            return arms;
        }

        Schema first = Shape(lists[0]);
        Schema[] items = [.. lists
            .SelectMany(arm => ItemsOf(Shape(arm)))
            .GroupBy(static item => item.Reference ?? item.Pointer, StringComparer.Ordinal)
            .Select(static same => same.First())];
        string made = string.Join("\n", items.Select(static item => item.Reference ?? item.Pointer));
        bool isNew = _mergedItems.Add(made);
        key = isNew ? made : null;
        if (!isNew)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, first.Pointer, "it is one of several lists that hold each other");
        }

        var list = new Schema
        {
            Pointer = first.Pointer,
            Types = SchemaTypes.Array,
            Items = isNew ? new Schema { Pointer = items[0].Pointer, AnyOf = items } : null,
        };
        HashSet<Schema> merged = [.. lists];
        return [.. arms.Select(arm => arm == lists[0] ? list : arm).Where(arm => !merged.Contains(arm))];
    }

    private static bool IsList(Schema schema) =>
        schema is { Enum: null, Const: null, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0, Properties.Count: 0 }
        && ((schema.Types & ~SchemaTypes.Null) == SchemaTypes.Array || (schema.Types == SchemaTypes.None && (schema.Items is not null || schema.PrefixItems.Count > 0)));

    private static IEnumerable<Schema> ItemsOf(Schema list) =>
        list.PrefixItems.Count > 0 && list.MaxItems <= list.PrefixItems.Count
            ? list.PrefixItems
            : list.PrefixItems.Append(list.Items ?? new Schema { Pointer = list.Pointer });

    /// <summary>The alternatives, with all maps among them as one: a map whose values have the alternatives of all.</summary>
    private List<Schema> Maps(List<Schema> arms)
    {
        List<Schema> maps = arms.FindAll(arm => Shape(arm) is { Properties.Count: 0, Enum: null, Const: null, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0 } map
            && (map.Types & ~SchemaTypes.Null) == SchemaTypes.Object && MapSchema.Values(map) is not null);
        if (maps.Count < 2)
        {
            return arms;
        }

        Schema[] values = [.. maps.Select(arm => MapSchema.Values(Shape(arm))!)];
        var all = new Schema
        {
            Pointer = Shape(maps[0]).Pointer,
            Types = SchemaTypes.Object,
            AdditionalProperties = new Schema { Pointer = values[0].Pointer, AnyOf = values },
        };
        return [.. arms.Select(arm => arm == maps[0] ? all : arm).Where(arm => !maps.Contains(arm))];
    }

    private static List<Schema> OfEachType(Schema schema, SchemaTypes types)
    {
        List<Schema> arms = [];
        foreach (SchemaTypes type in (SchemaTypes[])[SchemaTypes.Boolean, SchemaTypes.Integer, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Object, SchemaTypes.Array])
        {
            if (types.HasFlag(type))
            {
                arms.Add(new Schema
                {
                    Pointer = schema.Pointer,
                    Types = type,
                    Items = type == SchemaTypes.Array ? schema.Items : null,
                    PrefixItems = type == SchemaTypes.Array ? schema.PrefixItems : [],
                    Properties = type == SchemaTypes.Object ? schema.Properties : [],
                    Required = type == SchemaTypes.Object ? schema.Required : [],
                    AdditionalProperties = type == SchemaTypes.Object ? schema.AdditionalProperties : null,
                    PatternProperties = type == SchemaTypes.Object ? schema.PatternProperties : [],
                    Minimum = schema.Minimum,
                    Maximum = schema.Maximum,
                    ExclusiveMinimum = schema.ExclusiveMinimum,
                    ExclusiveMaximum = schema.ExclusiveMaximum,
                });
            }
        }

        return arms;
    }

    /// <summary>The alternatives, with the records among them as one when their JSON does not tell which of them it is.</summary>
    private List<Schema> Records(Schema union, List<Schema> arms, TypeContext context)
    {
        List<Schema> records = arms.FindAll(arm => SchemaMerger.IsRecord(Shape(arm)) && !IsWellKnown(arm, context));
        if (records.Count < 2 || UnionArms.AreDistinct(records, union, Shape))
        {
            return arms;
        }

        Schema[] shapes = [.. records.Select(Shape)];
        Schema either = SchemaMerger.Either(union, shapes);
        _eitherKeys[either] = string.Join("\n", shapes.Select(static record => record.Pointer).OrderBy(static pointer => pointer, StringComparer.Ordinal));
        HashSet<Schema> merged = [.. records];
        return [.. arms.Select(arm => arm == records[0] ? either : arm).Where(arm => !merged.Contains(arm))];
    }

    /// <summary>Lists of texts, with or without any other text, are one open enum of all of them; so are those of whole numbers.</summary>
    private Schema? Listed(Schema schema, List<Schema> arms)
    {
        Schema[] targets = [.. arms.Select(Resolve)];
        SchemaTypes type = targets.All(static arm => IsOf(arm, SchemaTypes.String, IsText)) ? SchemaTypes.String : SchemaTypes.Integer;
        if (type == SchemaTypes.Integer && !targets.All(static arm => IsOf(arm, SchemaTypes.Integer, IsWholeNumber)))
        {
            return null;
        }

        // A node has one parent, so those of the arms cannot be in another list.
        JsonNode?[] listed = [.. targets.SelectMany(Values).OfType<JsonNode>().Select(static value => value.DeepClone())];
        SchemaTypes orNull = targets.Any(static arm => arm.Types.HasFlag(SchemaTypes.Null) || Values(arm).Contains(null)) ? SchemaTypes.Null : SchemaTypes.None;
        return listed.Length == 0 && type == SchemaTypes.Integer ? null : new Schema
        {
            Pointer = schema.Pointer,
            Types = type | orNull,
            Description = schema.Description,
            Enum = listed.Length > 0 ? listed : null,
        };
    }

    private static bool IsOf(Schema schema, SchemaTypes type, Func<JsonNode, bool> fits)
    {
        IReadOnlyList<JsonNode?> values = Values(schema);
        return values.Count > 0
            ? values.All(value => value is null || fits(value)) && values.Any(static value => value is not null)
            : schema is { Enum: null, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0 } && (schema.Types & ~SchemaTypes.Null) == type;
    }

    private static IReadOnlyList<JsonNode?> Values(Schema schema) => schema.Const is { } constant ? [constant] : schema.Enum ?? [];

    private static bool IsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String;
}

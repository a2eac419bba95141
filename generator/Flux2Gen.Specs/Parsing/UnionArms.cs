using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes cases of the alternatives of a union: those that are one type become one, and each is given what tells it apart.</summary>
internal static class UnionArms
{
    /// <summary>Joins alternatives that no reader could or need tell apart.</summary>
    /// <param name="arms">The alternatives.</param>
    /// <param name="isFreeForm">Whether a schema is of an object that may have any members.</param>
    /// <param name="isAnything">Whether any value at all is one of a schema.</param>
    /// <param name="isOpen">Whether values are allowed that are of none of the types.</param>
    public static List<UnionArm> Merge(List<UnionArm> arms, Func<Schema, bool> isFreeForm, Func<Schema, bool> isAnything, out bool isOpen)
    {
        isOpen = false;
        if (arms.Find(arm => isAnything(arm.Schema)) is { } anything)
        {
            return [anything with { Type = TypeRefModel.Of(TypeKind.Json) }];
        }

        List<UnionArm> merged = [];
        HashSet<TypeRefModel> types = [];
        foreach (UnionArm arm in arms)
        {
            // Beside other types, any object is a map: so it does not swallow them.
            UnionArm told = arm.Type.Kind == TypeKind.Json && isFreeForm(arm.Schema) ? arm with { Type = TypeRefModel.Map(arm.Type) } : arm;
            if (types.Add(told.Type))
            {
                merged.Add(told);
            }
        }

        if (merged.Count == 1 && isFreeForm(merged[0].Schema))
        {
            return [merged[0] with { Type = TypeRefModel.Of(TypeKind.Json) }];
        }

        // Files of several kinds have one shape: what they have in common holds each of them, and keeps the rest.
        if (merged.Count(static arm => WellKnownTypes.IsFile(arm.Type)) > 1)
        {
            UnionArm first = merged.Find(static arm => WellKnownTypes.IsFile(arm.Type))!;
            merged.RemoveAll(static arm => WellKnownTypes.IsFile(arm.Type));
            merged.Add(first with { Type = WellKnownTypes.AnyFile });
        }

        // A union keeps what is none of its cases as JSON: what has no type is such, and so is a union that is still being made.
        if (merged.Count > 1)
        {
            isOpen = merged.RemoveAll(static arm => arm.Type.Kind is TypeKind.Json or TypeKind.Union) > 0;
        }

        if (merged.Count == 0)
        {
            return [arms[0] with { Type = TypeRefModel.Of(TypeKind.Json) }];
        }

        // An open enum holds every string, a number every whole number.
        if (merged.Exists(static arm => arm.Type.Kind == TypeKind.Enum && IsText(arm)))
        {
            merged.RemoveAll(static arm => arm.Type.Kind == TypeKind.String);
        }

        if (merged.Exists(static arm => arm.Type.Kind == TypeKind.Enum && !IsText(arm)))
        {
            merged.RemoveAll(static arm => arm.Type.Kind is TypeKind.Int32 or TypeKind.Int64);
        }

        if (merged.Exists(static arm => arm.Type.Kind == TypeKind.Double))
        {
            merged.RemoveAll(static arm => arm.Type.Kind is TypeKind.Int32 or TypeKind.Int64 || (arm.Type.Kind == TypeKind.Enum && !IsText(arm)));
        }

        if (merged.Exists(static arm => arm.Type.Kind == TypeKind.Int64))
        {
            merged.RemoveAll(static arm => arm.Type.Kind == TypeKind.Int32);
        }

        return merged;
    }

    /// <summary>The alternatives with what is allowed of each: nothing is known of one that stands for several of one kind of JSON.</summary>
    /// <param name="merged">The alternatives that are left.</param>
    /// <param name="arms">All alternatives.</param>
    /// <param name="constraintsOf">What one allows.</param>
    public static List<UnionArm> Constrained(List<UnionArm> merged, List<UnionArm> arms, Func<UnionArm, ConstraintModel> constraintsOf) =>
        [.. merged.Select(arm => arms.Count(other => ShapeOf(other) == ShapeOf(arm)) == 1 ? arm with { Constraints = constraintsOf(arm) } : arm)];

    /// <summary>Gives each case what tells it apart, in the order in which a reader tries them.</summary>
    /// <param name="arms">The alternatives.</param>
    /// <param name="union">The schema of the union.</param>
    /// <param name="resolve">Follows references and merges what they lead to.</param>
    /// <param name="alike">The alternatives that JSON does not tell apart, which are no cases.</param>
    public static List<UnionCaseModel> Distinguish(List<UnionArm> arms, Schema union, Func<Schema, Schema> resolve, out IReadOnlyList<UnionArm> alike)
    {
        List<UnionCaseModel> cases = [];
        List<UnionArm> rest = [];
        foreach (IGrouping<JsonShape, UnionArm> group in arms.GroupBy(static arm => ShapeOf(arm)))
        {
            UnionArm[] same = [.. group];
            if (same.Length == 1)
            {
                cases.Add(Marked(same[0], group.Key, resolve));
            }
            else if (group.Key == JsonShape.Object && Objects(same, union, resolve) is { } objects)
            {
                cases.AddRange(objects);
            }
            else
            {
                rest.AddRange(same);
            }
        }

        alike = rest;
        return cases;
    }

    private static List<UnionCaseModel>? Objects(UnionArm[] arms, Schema union, Func<Schema, Schema> resolve)
    {
        if (UnionTags.Member([.. arms.Select(static arm => arm.Schema)], union, resolve) is { } tag)
        {
            return [.. arms.Select(arm => Case(arm, JsonShape.Object) with { TagMember = tag, Tags = UnionTags.Values(arm.Schema, tag, union, resolve).ToEquatableArray() })];
        }

        // Any object at all is what no other case claims; a record that asks for nothing claims all, and holds them.
        UnionArm[] maps = [.. arms.Where(static arm => arm.Type.Kind == TypeKind.Map)];
        UnionArm[] records = [.. arms.Except(maps)];
        if (maps.Length > 1 || records.Any(arm => resolve(arm.Schema).Properties.Count == 0))
        {
            return null;
        }

        // The one with the most marks is tried first: what it asks for, a lesser one does not rule out.
        ILookup<string, SchemaTypes> shapes = Shapes(records, resolve);
        List<UnionCaseModel> marked = [.. records.Select(arm => Case(arm, JsonShape.Object) with { Markers = Markers(arm.Schema, shapes, resolve) })];
        marked = [.. marked.OrderByDescending(static item => item.Markers.Count)];
        if (marked.TrueForAll(static item => item.Markers.Count > 0))
        {
            marked.AddRange(maps.Select(static arm => Case(arm, JsonShape.Object) with { ValueShape = arm.Type.Item is { AllowsNull: false, Kind: not TypeKind.Json } ? ShapeOf(arm.Type.Item) : null }));
        }

        return marked.Select(static item => item.Markers).Distinct().Count() == marked.Count ? marked : null;
    }

    /// <summary>Whether the JSON of records tells which of them it is: by a tag, or by the members that each must have.</summary>
    public static bool AreDistinct(IReadOnlyList<Schema> records, Schema union, Func<Schema, Schema> resolve) =>
        UnionTags.Member(records, union, resolve) is not null
        || records.Select(record => Markers(record, null, resolve)).Distinct().Count() == records.Count;

    /// <summary>The kinds of JSON that the members of records are, each kind once.</summary>
    private static ILookup<string, SchemaTypes> Shapes(IEnumerable<UnionArm> records, Func<Schema, Schema> resolve) => records
        .Select(arm => resolve(arm.Schema))
        .SelectMany(static record => record.Properties)
        .Select(member => (Name: member.Key, Types: SchemaShapes.Of(member.Value, resolve)))
        .Distinct()
        .ToLookup(static member => member.Name, static member => member.Types, StringComparer.Ordinal);

    /// <summary>The members that a record must have; those that are of another kind in another record, with their kind.</summary>
    private static EquatableArray<UnionMarkerModel> Markers(Schema record, ILookup<string, SchemaTypes>? shapes, Func<Schema, Schema> resolve)
    {
        Schema target = resolve(record);
        return target.Required.Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal)
            .Select(name => new UnionMarkerModel(name, shapes is not null && target.Property(name) is { } mine && SchemaShapes.Of(mine, resolve) is var types && shapes[name].Any(others => (types & others) == SchemaTypes.None)
                ? SchemaShapes.Only(mine, resolve)
                : null))
            .ToEquatableArray();
    }

    /// <summary>An object case with the members that it must have: an object that lacks one is none of the union's cases.</summary>
    private static UnionCaseModel Marked(UnionArm arm, JsonShape shape, Func<Schema, Schema> resolve) => Case(arm, shape) with
    {
        Markers = arm.Type is { Kind: TypeKind.Object, IsTuple: false } or { Kind: TypeKind.WellKnown }
            ? Markers(arm.Schema, null, resolve)
            : [],
    };

    private static UnionCaseModel Case(UnionArm arm, JsonShape shape) => new() { Name = "", Type = arm.Type, Shape = shape, Constraints = arm.Constraints };

    private static JsonShape ShapeOf(UnionArm arm) => ShapeOf(arm.Type);

    private static JsonShape ShapeOf(TypeRefModel type) => type.Kind switch
    {
        TypeKind.String or TypeKind.FileInput => JsonShape.String,
        TypeKind.Enum => type.IsNumeric ? JsonShape.Number : JsonShape.String,
        TypeKind.Boolean => JsonShape.Boolean,
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double => JsonShape.Number,
        TypeKind.List => JsonShape.Array,
        TypeKind.Object when type.IsTuple => JsonShape.Array,
        _ => JsonShape.Object,
    };

    private static bool IsText(UnionArm arm) => !arm.Type.IsNumeric;
}

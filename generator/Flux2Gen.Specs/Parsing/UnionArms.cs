using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes cases of the alternatives of a union: those that are one type become one, and each is given what tells it apart.</summary>
internal static class UnionArms
{
    /// <summary>Joins alternatives that no reader could or need tell apart.</summary>
    public static List<UnionArm> Merge(List<UnionArm> arms)
    {
        List<UnionArm> merged = [];
        foreach (UnionArm arm in arms)
        {
            if (!merged.Exists(other => other.Type == arm.Type))
            {
                merged.Add(arm);
            }
        }

        // Files of several kinds have one shape: what they have in common holds each of them, and keeps the rest.
        if (merged.Count(static arm => WellKnownTypes.IsFile(arm.Type)) > 1)
        {
            UnionArm first = merged.Find(static arm => WellKnownTypes.IsFile(arm.Type))!;
            merged.RemoveAll(static arm => WellKnownTypes.IsFile(arm.Type));
            merged.Add(first with { Type = WellKnownTypes.AnyFile });
        }

        // An open enum holds every string, a number every whole number, JSON everything.
        if (merged.Exists(static arm => arm.Type.Kind == TypeKind.Json))
        {
            return [merged.Find(static arm => arm.Type.Kind == TypeKind.Json)!];
        }

        if (merged.Exists(static arm => arm.Type.Kind == TypeKind.Enum && IsText(arm)))
        {
            merged.RemoveAll(static arm => arm.Type.Kind == TypeKind.String);
        }

        if (merged.Exists(static arm => arm.Type.Kind == TypeKind.Double))
        {
            merged.RemoveAll(static arm => arm.Type.Kind is TypeKind.Int32 or TypeKind.Int64);
        }

        return merged;
    }

    /// <summary>Gives each case what tells it apart, in the order in which a reader tries them; null when that cannot be done.</summary>
    public static List<UnionCaseModel>? Distinguish(List<UnionArm> arms, Schema union, Func<Schema, Schema> resolve)
    {
        List<UnionCaseModel> cases = [];
        foreach (IGrouping<JsonShape, UnionArm> group in arms.GroupBy(static arm => ShapeOf(arm)))
        {
            UnionArm[] alike = [.. group];
            if (alike.Length == 1)
            {
                cases.Add(Marked(alike[0], group.Key, resolve));
            }
            else if (group.Key == JsonShape.Object && Objects(alike, union, resolve) is { } objects)
            {
                cases.AddRange(objects);
            }
            else
            {
                return null;
            }
        }

        return cases;
    }

    private static List<UnionCaseModel>? Objects(UnionArm[] arms, Schema union, Func<Schema, Schema> resolve)
    {
        if (union.DiscriminatorProperty is { } tag)
        {
            UnionCaseModel[] tagged = [.. arms.Select(arm => Case(arm, JsonShape.Object) with
            {
                TagMember = tag,
                TagValue = TagOf(arm, tag, union, resolve),
            })];
            return tagged.All(static item => item.TagValue is not null) ? [.. tagged] : null;
        }

        if (arms.Any(arm => resolve(arm.Schema).Properties.Count == 0))
        {
            return null;
        }

        // The one with the most marks is tried first: what it asks for, a lesser one does not rule out.
        List<UnionCaseModel> marked = [];
        foreach (UnionArm arm in arms)
        {
            marked.Add(Marked(arm, JsonShape.Object, resolve));
        }

        marked = [.. marked.OrderByDescending(static item => item.Markers.Count)];
        return marked.Select(static item => item.Markers).Distinct().Count() == marked.Count ? marked : null;
    }

    private static string? TagOf(UnionArm arm, string tag, Schema union, Func<Schema, Schema> resolve)
    {
        foreach (KeyValuePair<string, string> mapping in union.DiscriminatorMapping)
        {
            if (mapping.Value == arm.Schema.Reference)
            {
                return mapping.Key;
            }
        }

        Schema? member = resolve(arm.Schema).Properties.FirstOrDefault(pair => pair.Key == tag).Value;
        return member?.Const?.ToString() ?? (member?.Enum is { Count: 1 } only ? only[0]?.ToString() : null) ?? arm.Schema.Reference;
    }

    /// <summary>An object case with the members that it must have: an object that lacks one is none of the union's cases.</summary>
    private static UnionCaseModel Marked(UnionArm arm, JsonShape shape, Func<Schema, Schema> resolve) => Case(arm, shape) with
    {
        Markers = arm.Type.Kind is TypeKind.Object or TypeKind.WellKnown
            ? resolve(arm.Schema).Required.OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray()
            : [],
    };

    private static UnionCaseModel Case(UnionArm arm, JsonShape shape) => new()
    {
        Name = "",
        Type = arm.Type,
        Shape = shape,
        Markers = [],
        TagMember = null,
        TagValue = null,
        Presets = [],
    };

    private static JsonShape ShapeOf(UnionArm arm) => arm.Type.Kind switch
    {
        TypeKind.String or TypeKind.FileInput => JsonShape.String,
        TypeKind.Enum => IsText(arm) ? JsonShape.String : JsonShape.Number,
        TypeKind.Boolean => JsonShape.Boolean,
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double => JsonShape.Number,
        TypeKind.List => JsonShape.Array,
        _ => JsonShape.Object,
    };

    private static bool IsText(UnionArm arm) => !arm.Type.IsNumeric;
}

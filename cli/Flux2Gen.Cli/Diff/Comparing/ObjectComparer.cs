using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares records.</summary>
/// <param name="context">Where changes are noted.</param>
internal sealed class ObjectComparer(DiffContext context)
{
    /// <summary>Compares two versions of a record.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    /// <returns>How many members have new documentation and nothing else.</returns>
    public int Compare(ObjectModel before, ObjectModel after)
    {
        PropertyComparer properties = new(context, before, after);
        int docs = 0;
        List<PropertyModel> removed = [.. before.Properties];
        List<PropertyModel> added = [.. after.Properties];
        foreach ((PropertyModel old, PropertyModel now) in Pairs(removed, added))
        {
            properties.Compare(old, now);
            docs += properties.HasOnlyNewDocs ? 1 : 0;
        }

        Direction direction = context.DirectionOf(before.Name);
        removed.ForEach(properties.Removed);
        added.ForEach(property => Added(before, property, direction));
        if (context.Values.CompareWhole(before.Name, after.Name, direction) is { } difference)
        {
            context.Add(LimitChange.Of(Whole(before, direction, difference.Text), difference));
        }

        return docs;
    }

    private static Change Whole(ObjectModel type, Direction direction, string what) => new()
    {
        Kind = ChangeKind.LimitsNarrowed,
        Where = type.Name,
        Direction = direction,
        Compile = Impact.Safe,
        Runtime = Impact.Safe,
        What = what,
        Meaning = "",
    };

    /// <summary>Pairs properties and takes them out of the lists: by wire name, else by C# name, else when only one can be meant.</summary>
    private static List<(PropertyModel Old, PropertyModel New)> Pairs(List<PropertyModel> removed, List<PropertyModel> added)
    {
        List<(PropertyModel, PropertyModel)> pairs = [];
        Take((old, now) => old.WireName == now.WireName);
        Take((old, now) => old.Name == now.Name);
        Take((old, now) => IsRename(old, now) && removed.Count(other => IsRename(other, now)) == 1 && added.Count(other => IsRename(old, other)) == 1);
        return pairs;

        void Take(Func<PropertyModel, PropertyModel, bool> isPair)
        {
            foreach (PropertyModel old in removed.ToArray())
            {
                if (added.Find(now => isPair(old, now)) is { } now)
                {
                    pairs.Add((old, now));
                    removed.Remove(old);
                    added.Remove(now);
                }
            }
        }
    }

    /// <summary>Whether it looks like the same property under another name: same type, same default and limits, same words.</summary>
    private static bool IsRename(PropertyModel old, PropertyModel now) =>
        old.Type == now.Type
        && old.IsRequired == now.IsRequired
        && old.Default == now.Default
        && old.Constraints == now.Constraints
        && old.Docs.Summary == now.Docs.Summary;

    private void Added(ObjectModel owner, PropertyModel property, Direction direction)
    {
        bool isDemanded = property.IsRequired;
        context.Add(new Change
        {
            Kind = ChangeKind.PropertyAdded,
            Where = $"{owner.Name}.{property.Name}",
            Wire = property.WireName,
            Direction = direction,
            Compile = Impact.Safe,
            Runtime = DiffContext.Runtime(direction, isDemanded ? Impact.Breaking : Impact.Safe, Impact.Safe),
            What = $"is new: {(property.MustBeGiven ? "required " : "")}{TypeText.Of(property)}",
            Meaning = DiffContext.Say(
                direction,
                isDemanded ? "Requests without it are refused." : "There is more to set.",
                "There is more to read."),
            Action = direction.HasFlag(Direction.Input) && property.MustBeGiven ? "Set it wherever the input is made."
                : direction == Direction.Output && property.MustBeGiven ? "Set it where a test makes an output itself."
                : "",
            Claims = property.MustBeGiven ? [.. DiffContext.Claim(Impact.Breaking, UseName.New(owner.Name))] : [],
        });
    }
}

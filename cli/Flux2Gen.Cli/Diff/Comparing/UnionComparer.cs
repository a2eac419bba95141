using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Diff.Values;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares unions.</summary>
/// <param name="context">Where changes are noted.</param>
internal sealed class UnionComparer(DiffContext context)
{
    /// <summary>Whether a union has a static member for a value.</summary>
    public static bool HasPreset(UnionModel union, string name) => union.Cases.Any(item => item.Presets.Any(preset => preset.Name == name));

    /// <summary>Compares two versions of a union.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    public void Compare(UnionModel before, UnionModel after)
    {
        Direction direction = context.DirectionOf(before.Name);
        var uses = new UnionUses(context, before, after);
        List<UnionCaseModel> removed = [.. before.Cases];
        List<UnionCaseModel> added = [.. after.Cases];
        Take((old, now) => old.Name == now.Name);
        Take((old, now) => context.Pairs.IsSame(old.Type, now.Type));
        foreach (UnionCaseModel item in removed)
        {
            Removed(before, after, item, uses, direction);
        }

        foreach (UnionCaseModel item in added)
        {
            Added(before, after, item, uses, direction);
        }

        if (removed.Count == 0 && added.Count == 0 && !before.Cases.Select(item => item.Name).SequenceEqual(after.Cases.Select(item => item.Name)) && uses.InOrder > Impact.Safe)
        {
            context.Add(Change.Start(ChangeKind.UnionCasesReordered, before.Name, direction, "its cases come in another order") with
            {
                Claims = [.. uses.Matches()],
                Meaning = "Match takes its functions in another order.",
                Action = "Name the arguments of Match.",
            });
        }

        if (context.Values.CompareRest(before.Name, after.Name) is { } difference)
        {
            context.Add(LimitChange.Of(Change.Start(ChangeKind.LimitsNarrowed, before.Name, direction, difference.Text), difference));
        }

        Presets(before, after, removed, direction);
        Reused(before, after, direction);

        void Take(Func<UnionCaseModel, UnionCaseModel, bool> isPair)
        {
            foreach (UnionCaseModel old in removed.ToArray())
            {
                if (added.Find(now => isPair(old, now)) is { } now)
                {
                    removed.Remove(old);
                    added.Remove(now);
                    Changed(before, after, old, now, uses, direction);
                }
            }
        }
    }

    private void Removed(UnionModel before, UnionModel after, UnionCaseModel item, UnionUses uses, Direction direction)
    {
        string type = TypeText.Of(item.Type);
        context.Add(Change.Start(ChangeKind.UnionCaseRemoved, $"{before.Name}.{item.Name}", direction, $"it can no longer be {type}") with
        {
            Claims = [.. uses.Of(item), .. uses.Matches(), .. item.Presets.Where(preset => !HasPreset(after, preset.Name)).Select(preset => new UseClaim(UseName.Get(before.Name, preset.Name), Impact.Breaking))],
            Runtime = DiffContext.Runtime(direction, FitImpact.OfRequests(context.Values.Requests(context.Values.Old.Case(before.Name, item.Name), context.Values.New.Type(after.Name))), Impact.Safe),
            Meaning = DiffContext.Say(direction, $"Requests with {type} are refused, unless it fits another case.", "It no longer arrives."),
            Action = DiffContext.Say(direction, "Give one of the other cases.", "Drop what handles it."),
        });
    }

    private void Added(UnionModel before, UnionModel after, UnionCaseModel item, UnionUses uses, Direction direction)
    {
        string type = TypeText.Of(item.Type);
        Fit responses = context.Values.Responses(context.Values.New.Case(after.Name, item.Name), context.Values.Old.Type(before.Name));
        context.Add(Change.Start(ChangeKind.UnionCaseAdded, $"{before.Name}.{item.Name}", direction, $"it can be {type} too") with
        {
            Claims = [.. uses.Matches()],
            Runtime = DiffContext.Runtime(direction, Impact.Safe, responses == Fit.All ? Impact.Safe : Impact.Risky),
            Meaning = DiffContext.Say(direction, "There is one more thing to give.", "One more thing may arrive; old programs find it as JSON that is none of the cases."),
            Action = DiffContext.Say(direction, "", $"Handle it: when{item.Name} of Match, or TryGet{item.Name}."),
        });
    }

    private void Changed(UnionModel before, UnionModel after, UnionCaseModel item, UnionCaseModel now, UnionUses uses, Direction direction)
    {
        bool isRetyped = !context.Pairs.IsSame(item.Type, now.Type);
        ValueSchema? old = context.Values.Old.Case(before.Name, item.Name);
        ValueSchema? schema = context.Values.New.Case(after.Name, now.Name);
        if (context.Values.Compare(old, schema, direction) is { } difference && !(isRetyped && difference.HasTypes))
        {
            context.Add(LimitChange.Of(Change.Start(ChangeKind.LimitsNarrowed, $"{before.Name}.{item.Name}", direction, difference.Text), difference));
        }

        if (!isRetyped && item.Name == now.Name)
        {
            return;
        }

        string what = isRetyped ? $"{TypeText.Of(item.Type)} is {TypeText.Of(now.Type)} now" : $"TryGet{item.Name} is TryGet{now.Name} now";
        context.Add(Change.Start(ChangeKind.UnionCaseChanged, $"{before.Name}.{item.Name}", direction, what) with
        {
            Claims = [.. uses.Of(item), .. uses.Matches()],
            Runtime = isRetyped
                ? DiffContext.Runtime(direction, FitImpact.OfRequests(context.Values.Requests(old, context.Values.New.Type(after.Name))), FitImpact.OfResponses(context.Values.Responses(schema, context.Values.Old.Type(before.Name))))
                : Impact.Safe,
            Meaning = isRetyped ? "The case holds another type." : "On the wire nothing changed.",
            Action = isRetyped ? $"Use {TypeText.Of(now.Type)}." : $"Write {now.Name} instead of {item.Name}.",
        });
    }

    /// <summary>Reports static members that stand for another value: the compiler does not notice.</summary>
    private void Reused(UnionModel before, UnionModel after, Direction direction)
    {
        EnumValueModel[] presets = [.. after.Cases.SelectMany(item => item.Presets)];
        foreach (EnumValueModel preset in before.Cases.SelectMany(item => item.Presets))
        {
            if (Array.Find(presets, other => other.Name == preset.Name) is { } now && now.Wire != preset.Wire)
            {
                context.Add(Change.Start(ChangeKind.MeaningChanged, $"{before.Name}.{preset.Name}", direction, $"'{now.Wire}' now, '{preset.Wire}' before") with
                {
                    Wire = preset.Wire,
                    Runtime = Impact.Breaking,
                    Meaning = "Code with this name compiles, and means another value.",
                    Action = Array.Find(presets, other => other.Wire == preset.Wire) is { } same ? $"Write {same.Name} for '{preset.Wire}'." : "Go through the places that use it.",
                });
            }
        }
    }

    /// <summary>Tells of static members that are gone for another reason than that their value is, or their case.</summary>
    private void Presets(UnionModel before, UnionModel after, List<UnionCaseModel> removed, Direction direction)
    {
        foreach (UnionCaseModel item in before.Cases.Where(item => !removed.Contains(item)))
        {
            EnumModel? now = context.Pairs.NewName(item.Type.Name) is { } name ? context.NewTypes.Enum(name) : null;
            EnumValueModel[] gone = [.. item.Presets.Where(preset => !HasPreset(after, preset.Name) && (now is null || now.Values.Any(value => value.Wire == preset.Wire && value.Name == preset.Name)))];
            foreach (EnumValueModel preset in gone)
            {
                context.Add(Change.Start(ChangeKind.PresetRemoved, $"{before.Name}.{preset.Name}", direction, "is gone") with
                {
                    Wire = preset.Wire,
                    Claims = [new UseClaim(UseName.Get(before.Name, preset.Name), Impact.Breaking)],
                    Meaning = "The value has no short name any more.",
                    Action = $"Write the value of {item.Type.Name}.",
                });
            }
        }
    }
}

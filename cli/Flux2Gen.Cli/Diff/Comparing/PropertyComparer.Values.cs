using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <content>What values a property has, and what is said of it.</content>
internal sealed partial class PropertyComparer
{
    private void Constants(PropertyModel before, PropertyModel after)
    {
        if (before.Constant == after.Constant || !before.IsRequired || !after.IsRequired)
        {
            return;
        }

        string what = (before.Constant, after.Constant) switch
        {
            (null, { } value) => $"has one value now, {value}, and need not be set",
            ({ } value, null) => $"had one value, {value}, and has to be set now",
            var (value, other) => $"its one value was {value} and is {other} now",
        };
        context.Add(Start(ChangeKind.ConstantChanged, before, what) with
        {
            Claims = [.. NewlyGiven(before, after)],
            Runtime = DiffContext.Runtime(_direction, after.Constant is null ? Impact.Safe : Impact.Breaking, before.Constant is null ? Impact.Safe : Impact.Risky),
            Meaning = DiffContext.Say(_direction, after.Constant is null ? "There is a choice now." : "Other values are refused.", before.Constant is null ? "It always has this value." : "Other values may arrive than before."),
            Action = after.MustBeGiven ? DiffContext.Say(_direction, "Set it.", "") : "",
        });
    }

    private void Deprecation(PropertyModel before, PropertyModel after)
    {
        if (before.IsDeprecated == after.IsDeprecated)
        {
            return;
        }

        // Nobody could heed a warning at a member that must be set, so there is none: see ObjectEmitter.
        bool isMarked = after.IsDeprecated && !after.MustBeGiven && !_isRenamed;
        context.Add(Start(after.IsDeprecated ? ChangeKind.Deprecated : ChangeKind.NoLongerDeprecated, before, after.IsDeprecated ? "is deprecated now" : "is not deprecated any more") with
        {
            Claims = isMarked ? [.. Touching(before, Impact.Risky)] : [],
            Meaning = after.IsDeprecated ? "It works, but may go away." : "It stays.",
            Action = after.IsDeprecated ? "See its documentation for what to use instead." : "",
        });
    }

    private void Limits(PropertyModel before, PropertyModel after, bool isRetyped)
    {
        // Of a truth value, the constant says it all.
        bool isSaid = before.Constant != after.Constant && before.IsRequired && after.IsRequired;
        if (context.Values.Compare(_old, _new, _direction) is { } difference && !isSaid && !(isRetyped && difference.HasTypes))
        {
            context.Add(LimitChange.Of(Start(ChangeKind.LimitsNarrowed, before, difference.Text), difference));
        }
    }

    private void Default(PropertyModel before, PropertyModel after)
    {
        // What is always sent has no default that matters.
        if (before.Default == after.Default || !_direction.HasFlag(Direction.Input) || after.IsRequired)
        {
            return;
        }

        string what = (before.Default, after.Default) switch
        {
            (null, { } value) => $"the default is {Short(value)} now; the old document named none",
            ({ } value, null) => $"the default was {Short(value)}; the new document names none",
            var (value, other) => $"the default was {Short(value!)} and is {Short(other!)} now",
        };
        context.Add(Start(ChangeKind.DefaultChanged, before, what) with
        {
            Runtime = Impact.Risky,
            Meaning = "Requests that do not set it may give another result, or cost another price.",
            Action = before.Default is { } old ? $"Set it to {Short(old)} to keep what there was." : "Set it where it matters.",
        });
    }

    private static string Short(string json) => json.Length <= 60 ? json : json[..57] + "...";
}

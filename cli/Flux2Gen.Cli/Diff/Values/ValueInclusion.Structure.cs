namespace Flux2Gen.Cli.Diff.Values;

/// <content>Arrays and objects.</content>
internal sealed partial class ValueInclusion
{
    private Fit Items(ValueBranch written, ValueBranch taken)
    {
        (decimal minimum, decimal maximum) = written.Written;
        Fit worst = Length(minimum, maximum, taken);
        if (taken.HasUniqueItems && !written.HasUniqueItems && maximum > 1)
        {
            worst = Worse(worst, Fit.Some);
        }

        int places = Math.Max(written.Places, taken.Places);
        for (int index = 0; index < places && index < maximum; index++)
        {
            worst = Worse(worst, Item(written.At(index), taken.At(index)));
        }

        return places < maximum ? Worse(worst, Item(written.Rest, taken.Rest)) : worst;
    }

    private Fit Item(ValueSchema? written, ValueSchema? taken) => written is null || taken is null ? Fit.All : Of(written, taken);

    private Fit Length(decimal minimum, decimal maximum, ValueBranch taken)
    {
        // A client reads lists of any length, and keeps the items that a tuple has no place for.
        (decimal lower, decimal upper) = isReader && taken.Places > 0 ? taken.Written : taken.Allowed;
        bool isChecked = !isReader || taken.Places > 0;
        return maximum < lower && isChecked ? Fit.None
            : minimum > upper && !isReader ? Fit.None
            : minimum < lower || maximum > upper ? Fit.Some
            : Fit.All;
    }

    /// <summary>Members that both know, and those that the one wants.</summary>
    private Fit Members(ValueBranch written, ValueBranch taken)
    {
        Fit worst = Fit.All;
        IReadOnlySet<string> given = written.Required;
        IReadOnlySet<string> wanted = taken.Required;
        HashSet<string> known = [.. written.Names];
        foreach (string name in wanted.Where(name => !given.Contains(name)))
        {
            worst = Worse(worst, known.Contains(name) ? Fit.Some
                : written.IsFree && !written.IsClosed ? Fit.Unknown
                : written.Additional is not null || written.Patterns.Count > 0 ? Fit.Some
                : Fit.None);
        }

        foreach (string name in known)
        {
            // What is optional is left out rather than null, and null reads as what was left out.
            bool isNullFree = isReader ? !wanted.Contains(name) : !given.Contains(name);
            ValueSchema value = written.Member(name)!;
            worst = Worse(worst, Member(isNullFree ? value.NotNull : value, given.Contains(name), taken.Member(name), taken));
        }

        return worst;
    }

    private Fit Member(ValueSchema written, bool isGiven, ValueSchema? own, ValueBranch taken) =>
        own is not null ? Of(written, own)
        : taken.Patterns.Count > 0 ? Fit.All
        : taken.IsClosed ? isReader ? Fit.All : isGiven ? Fit.None : Fit.Some
        : taken.Additional is { } additional ? Of(written, additional)
        : Fit.All;

    /// <summary>Members that have no schema of their own.</summary>
    private Fit Others(ValueBranch written, ValueBranch taken, bool areMembersTold)
    {
        Fit worst = MemberNames(written, taken);
        if (written.Additional is { } values)
        {
            worst = Worse(worst, taken.Additional is { } additional ? Of(values, additional)
                : taken.IsClosed && !isReader ? Fit.Some
                : taken.Names.Select(name => Of(values, taken.Member(name)!)).DefaultIfEmpty(Fit.All).Max() is not Fit.All and var fit ? fit == Fit.Unknown ? fit : Fit.Some
                : Fit.All);
        }
        else if (!written.IsClosed && written.Patterns.Count == 0)
        {
            // An object that names no members may hold any; one that does is not meant to hold others.
            bool isNarrower = written.IsFree && (taken.Additional is not null || taken.Patterns.Count > 0 || (!areMembersTold && taken.Names.Count > 0));
            bool isClosing = taken.IsClosed && !isReader;
            worst = Worse(worst, isNarrower || isClosing ? Fit.Unknown : Fit.All);
        }

        foreach (string pattern in written.Patterns)
        {
            ValueSchema? other = taken.Matching(pattern) ?? taken.Additional;
            worst = Worse(worst, other is not null ? Of(written.Matching(pattern)!, other)
                : (taken.IsClosed && !isReader) || taken.Patterns.Count > 0 ? Fit.Some
                : Fit.All);
        }

        return taken.Patterns.Any(pattern => !written.Patterns.Contains(pattern)) && (written.Additional is not null || written.Patterns.Count > 0)
            ? Worse(worst, Fit.Some)
            : worst;
    }

    private Fit MemberNames(ValueBranch written, ValueBranch taken)
    {
        // A record's names are what they are.
        if (isReader || taken.MemberNames is not { } names || (written.Additional is null && !written.IsFree && written.Patterns.Count == 0))
        {
            return Fit.All;
        }

        return written.MemberNames is { } own ? Of(own, names) : Fit.Some;
    }
}

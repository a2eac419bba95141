using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Diff.Values;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares two versions of an endpoint.</summary>
internal static class EndpointComparer
{
    /// <summary>Compares them.</summary>
    /// <param name="before">The old one; <see langword="null"/> when the endpoint is new.</param>
    /// <param name="after">The new one; <see langword="null"/> when the endpoint is gone.</param>
    /// <returns>The changes.</returns>
    public static EndpointDiff Compare(EndpointVersion? before, EndpointVersion? after)
    {
        if (before is null || after is null)
        {
            return new EndpointDiff((before ?? after)!.Model.Id, [before is null ? Added(after!.Model) : Removed(before.Model)]);
        }

        return Compare(new DiffContext(before, after));
    }

    private static EndpointDiff Compare(DiffContext context)
    {
        (EndpointModel before, EndpointModel after) = (context.Old, context.New);
        if (before.Id != after.Id)
        {
            context.Add(Moved(before, after));
        }

        new CallComparer(context).Compare();
        int docs = Types(context);
        docs += before.Docs == after.Docs ? 0 : 1;
        if (docs > 0)
        {
            context.Add(Docs(before, docs));
        }

        return new EndpointDiff(after.Id, [.. OptionalNulls.Fold(before, context.Changes)
            .OrderByDescending(change => change.Worst)
            .ThenByDescending(change => change.Compile)
            .ThenBy(change => change.Where, StringComparer.Ordinal)
            .ThenBy(change => change.Kind)]);
    }

    private static int Types(DiffContext context)
    {
        int docs = 0;
        foreach (string name in context.OldTypes.Names)
        {
            if (context.Pairs.LibraryName(name) is { } library)
            {
                context.Add(Library(context, name, library));
                continue;
            }

            if (context.Pairs.NewName(name) is not { } newName)
            {
                context.Add(Gone(context, name, ChangeKind.TypeRemoved, "is gone", "No member is of this type any more.", "Do without it."));
                continue;
            }

            context.IsInPlace = context.Pairs.IsMet(name, newName);
            if (name != newName)
            {
                context.Add(Gone(context, name, ChangeKind.TypeRenamed, $"is {newName} now", "On the wire nothing changed by that.", $"Write {newName} instead."));
            }

            docs += Compare(context, name, newName);
            context.IsInPlace = true;
        }

        return docs;
    }

    private static int Compare(DiffContext context, string oldName, string newName)
    {
        int docs = 0;
        if (context.OldTypes.Object(oldName) is { } before && context.NewTypes.Object(newName) is { } after && before.IsTuple == after.IsTuple)
        {
            docs = before.Docs == after.Docs ? 0 : 1;
            if (before.IsTuple)
            {
                new TupleComparer(context).Compare(before, after);
            }
            else
            {
                docs += new ObjectComparer(context).Compare(before, after);
            }

            bool wasRoot = oldName == context.Old.Input.Name;
            Validation(context, oldName, before.HasRules || wasRoot, after.HasRules || newName == context.New.Input.Name);
        }
        else if (context.OldTypes.Enum(oldName) is { } oldEnum && context.NewTypes.Enum(newName) is { } newEnum)
        {
            docs = oldEnum.Docs == newEnum.Docs ? 0 : 1;
            new EnumComparer(context).Compare(oldEnum, newEnum);
        }
        else if (context.OldTypes.Union(oldName) is { } oldUnion && context.NewTypes.Union(newName) is { } newUnion)
        {
            docs = oldUnion.Docs == newUnion.Docs ? 0 : 1;
            new UnionComparer(context).Compare(oldUnion, newUnion);
            Validation(context, oldName, oldUnion.HasRules, newUnion.HasRules);
        }
        else
        {
            new KindComparer(context).Compare(oldName);
        }

        return docs;
    }

    private static void Validation(DiffContext context, string name, bool before, bool after)
    {
        if (before && !after)
        {
            context.Add(new Change
            {
                Kind = ChangeKind.ValidationRemoved,
                Where = $"{name}.Validate()",
                Direction = Direction.Input,
                Compile = Impact.Safe,
                Runtime = Impact.Safe,
                What = "is gone",
                Meaning = "There are no rules left to check.",
                Action = "Do not call it.",
                Claims = [new UseClaim(UseName.Validate(name), Impact.Breaking)],
            });
        }
    }

    private static Change Gone(DiffContext context, string name, ChangeKind kind, string what, string meaning, string action) => new()
    {
        Kind = kind,
        Where = name,
        Direction = context.DirectionOf(name),
        Compile = Impact.Safe,
        Runtime = Impact.Safe,
        What = what,
        Meaning = meaning,
        Action = action,
        Claims = [.. DiffContext.Claim(Impact.Breaking, context.Uses.Where(use => use.Mentions.Contains(name)).Select(use => use.Name))],
    };

    /// <summary>A type of the endpoint's own became the library's, whose members are named alike: what is lost is the name.</summary>
    private static Change Library(DiffContext context, string name, string library)
    {
        ValueSchema? before = context.Values.Old.Type(name);
        ValueSchema? after = context.Values.New.At(context.Values.Old.PlaceOf(name))?.NotNull;
        Change change = Gone(context, name, ChangeKind.TypeRenamed, $"is the library's {library} now", $"It has what every {library} has: SaveAsync, for one.", $"Write {library} instead.");
        return change with { Runtime = DiffContext.Runtime(change.Direction, FitImpact.OfRequests(context.Values.Requests(before, after)), FitImpact.OfResponses(context.Values.Responses(after, before))) };
    }

    private static Change Removed(EndpointModel endpoint) => new()
    {
        Kind = ChangeKind.EndpointRemoved,
        Where = endpoint.ClassName,
        Wire = endpoint.Id,
        Compile = Impact.Breaking,
        Runtime = Impact.Breaking,
        What = "is gone",
        Meaning = "Calls have no endpoint to go to.",
        Action = "Look for its successor on fal.ai.",
        Claims = [.. DiffContext.Claim(Impact.Breaking, ClientUses.Of(endpoint).Select(use => use.Name))],
    };

    private static Change Added(EndpointModel endpoint) => new()
    {
        Kind = ChangeKind.EndpointAdded,
        Where = endpoint.ClassName,
        Wire = endpoint.Id,
        Compile = Impact.Safe,
        Runtime = Impact.Safe,
        What = "is new",
        Meaning = "There is one more endpoint.",
    };

    private static Change Moved(EndpointModel before, EndpointModel after) => new()
    {
        Kind = ChangeKind.EndpointMoved,
        Where = before.ClassName,
        Wire = before.Id,
        Compile = Impact.Breaking,
        Runtime = Impact.Risky,
        What = $"'{before.Id}' against '{after.Id}'",
        Meaning = "They are two endpoints, whose types have other names; the rest is told as if they had the same.",
        Action = "Rename the types, or give the new document the old name: see the Name of a FalSpec item.",
    };

    private static Change Docs(EndpointModel endpoint, int count) => new()
    {
        Kind = ChangeKind.DocsChanged,
        Where = endpoint.Name,
        Compile = Impact.Safe,
        Runtime = Impact.Safe,
        What = count == 1 ? "one description changed" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} descriptions changed"),
        Meaning = "Words only.",
    };
}

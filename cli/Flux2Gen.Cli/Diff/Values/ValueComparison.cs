using System.Text.Json;
using Flux2Gen.Cli.Diff.Comparing;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Compares the JSON that two versions of an endpoint take and give, as their documents describe it.</summary>
/// <param name="before">The schemas of the old version.</param>
/// <param name="after">The schemas of the new version.</param>
/// <param name="pairs">Which types are two versions of one: their differences are reported there.</param>
internal sealed class ValueComparison(ClientValues before, ClientValues after, TypePairs pairs)
{

    /// <summary>Gets the schemas of the old version.</summary>
    public ClientValues Old => before;

    /// <summary>Gets the schemas of the new version.</summary>
    public ClientValues New => after;

    /// <summary>Compares the JSON of old requests with what the new version takes.</summary>
    /// <param name="before">The schema that it was made for.</param>
    /// <param name="after">The schema that takes it.</param>
    /// <returns>How much of it is taken.</returns>
    public Fit Requests(ValueSchema? before, ValueSchema? after) => before is null || after is null ? Fit.Unknown : Forward(sparesLibrary: false).Of(before, after);

    /// <summary>Compares the JSON of new responses with what an old client reads.</summary>
    /// <param name="after">The schema that it is made for.</param>
    /// <param name="before">The schema that the client was made of.</param>
    /// <returns>How much of it is read.</returns>
    public Fit Responses(ValueSchema? after, ValueSchema? before) => before is null || after is null ? Fit.Unknown : Reading().Of(after, before);

    /// <summary>Compares the JSON of two versions of a type itself, both ways.</summary>
    /// <param name="oldName">The old type.</param>
    /// <param name="newName">The new type.</param>
    /// <returns>How much of old requests is taken, and of new responses read.</returns>
    public (Fit Requests, Fit Responses) OfType(string oldName, string newName) =>
        Old.Type(oldName)?.Branches is [var before] && New.Type(newName)?.Branches is [var after]
            ? (Forward(sparesLibrary: false).OfWhole(before, after), Reading().OfWhole(after, before))
            : (Fit.Unknown, Fit.Unknown);

    /// <summary>Compares what is allowed of values, down to types whose differences are reported there.</summary>
    /// <param name="before">The old schema.</param>
    /// <param name="after">The new schema.</param>
    /// <param name="direction">Which way the values go. What the library reads is no matter of its documents.</param>
    /// <returns>The difference; null if both are alike.</returns>
    public ValueDifference? Compare(ValueSchema? before, ValueSchema? after, Direction direction)
    {
        if (before is null || after is null)
        {
            return null;
        }

        bool sparesLibrary = direction == Direction.Output;
        return Difference(
            Forward(sparesLibrary).Of(before, after),
            Backward(sparesLibrary).Of(after, before),
            OldFacts(sparesLibrary).Of(before),
            NewFacts(sparesLibrary).Of(after));
    }

    /// <summary>Compares what is allowed of two types themselves: of records regardless of their properties.</summary>
    /// <param name="oldName">The old type.</param>
    /// <param name="newName">The new type.</param>
    /// <param name="direction">Which way they go.</param>
    /// <returns>The difference; null if both are alike.</returns>
    public ValueDifference? CompareWhole(string oldName, string newName, Direction direction)
    {
        if (Old.Type(oldName)?.Branches is not [var before] || New.Type(newName)?.Branches is not [var after] || before.Type != after.Type)
        {
            return null;
        }

        bool sparesLibrary = direction == Direction.Output;
        return Difference(
            Forward(sparesLibrary).OfWhole(before, after),
            Backward(sparesLibrary).OfWhole(after, before),
            OldFacts(sparesLibrary).OfWhole(before),
            NewFacts(sparesLibrary).OfWhole(after));
    }

    /// <summary>Compares what is allowed of two unions besides their cases.</summary>
    /// <param name="oldName">The old union.</param>
    /// <param name="newName">The new union.</param>
    /// <returns>The difference; null if both are alike.</returns>
    public ValueDifference? CompareRest(string oldName, string newName)
    {
        (ValueSchema before, ValueSchema after) = (Old.Rest(oldName), New.Rest(newName));
        return Old.Type(oldName) is { } all && New.Type(newName) is { } other
            ? Difference(
                Forward(sparesLibrary: false).Of(before, other),
                Backward(sparesLibrary: false).Of(after, all),
                OldFacts(sparesLibrary: false).Of(before),
                NewFacts(sparesLibrary: false).Of(after))
            : null;
    }

    /// <summary>Determines whether a new type, or what stands beside it in its place, takes a value.</summary>
    /// <param name="newName">The new type.</param>
    /// <param name="value">The value.</param>
    public bool Takes(string newName, JsonElement value) => New.At(New.PlaceOf(newName))?.Branches.Any(branch =>
        branch.Type == value.ValueKind && ValueInclusion.Takes(branch, value)) == true;

    private static ValueDifference? Difference(Fit forward, Fit backward, IReadOnlyList<ValueFact> before, IReadOnlyList<ValueFact> after) =>
        forward == Fit.All && backward == Fit.All ? null : new ValueDifference(forward, backward, [.. before.Except(after)], [.. after.Except(before)]);

    private ValueInclusion Forward(bool sparesLibrary) =>
        new((written, taken) => IsTold(written, taken, sparesLibrary), IsToldUnion, static _ => null, isReader: false);

    private ValueInclusion Backward(bool sparesLibrary) =>
        new((written, taken) => IsTold(taken, written, sparesLibrary), (written, taken) => IsToldUnion(taken, written), static _ => null, isReader: false);

    private ValueInclusion Reading() => new(
        (written, taken) => IsTold(taken, written, sparesLibrary: false),
        (written, taken) => IsToldUnion(taken, written),
        branch => Old.TypeOf(branch) is { Kind: TypeKind.WellKnown } type ? LibraryValues.Of(type.Name) : null,
        isReader: true);

    private bool IsTold(ValueBranch before, ValueBranch after, bool sparesLibrary) =>
        Old.TypeOf(before) is { } type && New.TypeOf(after) is { } other && IsOne(type, other)
        && (type.Kind == TypeKind.WellKnown ? sparesLibrary && type.Name == other.Name : pairs.IsMet(type.Name, other.Name));

    private bool IsToldUnion(string before, string after) =>
        Old.UnionOf(before) is { } type && New.UnionOf(after) is { } other && IsOne(type, other) && pairs.IsMet(type.Name, other.Name);

    private FactWriter OldFacts(bool sparesLibrary)
    {
        return new FactWriter(branch => Old.TypeOf(branch) is { } type && IsTold(type), key => Old.UnionOf(key) is { } type && IsTold(type));

        bool IsTold(TypeRefModel type) => type.Kind == TypeKind.WellKnown ? sparesLibrary : pairs.NewName(type.Name) is { } name && IsMet(type.Name, name);
    }

    private FactWriter NewFacts(bool sparesLibrary)
    {
        return new FactWriter(branch => New.TypeOf(branch) is { } type && IsTold(type), key => New.UnionOf(key) is { } type && IsTold(type));

        bool IsTold(TypeRefModel type) => type.Kind == TypeKind.WellKnown ? sparesLibrary : pairs.OldName(type.Name) is { } name && IsMet(name, type.Name);
    }

    private bool IsMet(string oldName, string newName) =>
        pairs.IsMet(oldName, newName) && Old.Emitted(oldName) is { } type && New.Emitted(newName) is { } other && IsOne(type, other);

    private static bool IsOne(TypeRefModel before, TypeRefModel after) => before.Kind == after.Kind && before.IsTuple == after.IsTuple && before.IsNumeric == after.IsNumeric;
}

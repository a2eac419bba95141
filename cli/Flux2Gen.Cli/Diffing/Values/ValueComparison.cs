using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diffing.Values;

/// <summary>Compares the JSON that two versions of an endpoint take and give, as their documents describe it.</summary>
internal sealed class ValueComparison
{
    private readonly Func<string, string, bool> _isPair;
    private readonly ValueInclusion _requests;
    private readonly ValueInclusion _responses;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="before">The schemas of the old version.</param>
    /// <param name="after">The schemas of the new version.</param>
    /// <param name="isPair">Whether two emitted types are two versions of one, whose differences are reported there.</param>
    public ValueComparison(ClientValues before, ClientValues after, Func<string, string, bool> isPair)
    {
        (Old, New, _isPair) = (before, after, isPair);
        _requests = Forward(sparesLibrary: false);
        _responses = new ValueInclusion(
            (written, taken) => IsTold(taken, written, sparesLibrary: false),
            (written, taken) => IsToldUnion(taken, written),
            branch => Old.TypeOf(branch) is { Kind: TypeKind.WellKnown } type ? LibraryValues.Of(type.Name) : null,
            isReader: true);
    }

    /// <summary>Gets the schemas of the old version.</summary>
    public ClientValues Old { get; }

    /// <summary>Gets the schemas of the new version.</summary>
    public ClientValues New { get; }

    /// <summary>Compares the JSON of old requests with what the new version takes.</summary>
    /// <param name="before">The schema that it was made for.</param>
    /// <param name="after">The schema that takes it.</param>
    /// <returns>How much of it is taken.</returns>
    public Fit Requests(ValueSchema? before, ValueSchema? after) => before is null || after is null ? Fit.Unknown : _requests.Of(before, after);

    /// <summary>Compares the JSON of new responses with what an old client reads.</summary>
    /// <param name="after">The schema that it is made for.</param>
    /// <param name="before">The schema that the client was made of.</param>
    /// <returns>How much of it is read.</returns>
    public Fit Responses(ValueSchema? after, ValueSchema? before) => before is null || after is null ? Fit.Unknown : _responses.Of(after, before);

    /// <summary>Compares the JSON of two versions of a type itself, both ways.</summary>
    /// <param name="oldName">The old type.</param>
    /// <param name="newName">The new type.</param>
    /// <returns>How much of old requests is taken, and of new responses read.</returns>
    public (Fit Requests, Fit Responses) OfType(string oldName, string newName) =>
        Old.Type(oldName)?.Branches is [var before] && New.Type(newName)?.Branches is [var after]
            ? (_requests.OfWhole(before, after), _responses.OfWhole(after, before))
            : (Fit.Unknown, Fit.Unknown);

    /// <summary>Compares what is allowed of values, down to types whose differences are reported there.</summary>
    /// <param name="before">The old schema.</param>
    /// <param name="after">The new schema.</param>
    /// <param name="direction">Which way the values go. What the library reads is no matter of its documents.</param>
    /// <returns>The difference; null when there is none.</returns>
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
            Facts(Old, sparesLibrary).Of(before),
            Facts(New, sparesLibrary).Of(after));
    }

    /// <summary>Compares what is allowed of two types themselves: of records regardless of their properties.</summary>
    /// <param name="oldName">The old type.</param>
    /// <param name="newName">The new type.</param>
    /// <param name="direction">Which way they go.</param>
    /// <returns>The difference; null when there is none.</returns>
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
            Facts(Old, sparesLibrary).OfWhole(before),
            Facts(New, sparesLibrary).OfWhole(after));
    }

    private static ValueDifference? Difference(Fit forward, Fit backward, IReadOnlyList<ValueFact> before, IReadOnlyList<ValueFact> after) =>
        forward == Fit.All && backward == Fit.All ? null : new ValueDifference(forward, backward, [.. before.Except(after)], [.. after.Except(before)]);

    private ValueInclusion Forward(bool sparesLibrary) =>
        new((written, taken) => IsTold(written, taken, sparesLibrary), IsToldUnion, static _ => null, isReader: false);

    private ValueInclusion Backward(bool sparesLibrary) =>
        new((written, taken) => IsTold(taken, written, sparesLibrary), (written, taken) => IsToldUnion(taken, written), static _ => null, isReader: false);

    private bool IsTold(ValueBranch before, ValueBranch after, bool sparesLibrary) =>
        Old.TypeOf(before) is { } type && New.TypeOf(after) is { } other && type.Kind == other.Kind && type.IsTuple == other.IsTuple
        && (type.Kind == TypeKind.WellKnown ? sparesLibrary && type.Name == other.Name : _isPair(type.Name, other.Name));

    private bool IsToldUnion(string before, string after) => Old.UnionOf(before) is { } type && New.UnionOf(after) is { } other && _isPair(type, other);

    private static FactWriter Facts(ClientValues values, bool sparesLibrary) => new(
        branch => values.TypeOf(branch) is { } type && (sparesLibrary || type.Kind != TypeKind.WellKnown),
        key => values.UnionOf(key) is not null);
}

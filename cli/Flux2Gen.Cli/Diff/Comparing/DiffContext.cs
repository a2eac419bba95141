using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Diff.Values;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Two versions of an endpoint, and what was found so far.</summary>
internal sealed class DiffContext
{
    private readonly Dictionary<string, Use> _uses;
    private readonly Dictionary<string, Direction> _oldDirections;
    private readonly Dictionary<string, Direction> _newDirections;
    private readonly List<Change> _changes = [];

    /// <summary>Initializes a new instance.</summary>
    /// <param name="oldEndpoint">The old version.</param>
    /// <param name="newEndpoint">The new version.</param>
    public DiffContext(EndpointVersion oldEndpoint, EndpointVersion newEndpoint)
    {
        (Old, New) = (oldEndpoint.Model, newEndpoint.Model);
        (OldTypes, NewTypes) = (new ClientTypes(Old), new ClientTypes(New));
        Pairs = new TypePairs(Old, New, OldTypes, NewTypes);
        Conversion = new TypeConversion(NewTypes);
        Values = new ValueComparison(new ClientValues(oldEndpoint), new ClientValues(newEndpoint), Pairs);
        _uses = ClientUses.Of(Old).ToDictionary(use => use.Name, StringComparer.Ordinal);
        _oldDirections = Directions(Old, OldTypes);
        _newDirections = Directions(New, NewTypes);
    }

    public EndpointModel Old { get; }

    public EndpointModel New { get; }

    public ClientTypes OldTypes { get; }

    public ClientTypes NewTypes { get; }

    public TypePairs Pairs { get; }

    public TypeConversion Conversion { get; }

    /// <summary>Gets the comparison of the JSON that the two versions take and give.</summary>
    public ValueComparison Values { get; }

    /// <summary>Gets what callers can write against the old client.</summary>
    public IEnumerable<Use> Uses => _uses.Values;

    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Gets or sets a value indicating whether the two types that are compared stand in one place; else JSON is compared elsewhere.</summary>
    public bool IsInPlace { get; set; } = true;

    /// <summary>Which way an old type goes; what the new version of it does counts as well.</summary>
    public Direction DirectionOf(string oldName) =>
        _oldDirections.GetValueOrDefault(oldName)
        | (Pairs.NewName(oldName) is { } newName ? _newDirections.GetValueOrDefault(newName) : Direction.None);

    /// <summary>Notes a change. What it does to code follows from its claims.</summary>
    public void Add(Change change) => _changes.Add((IsInPlace || change.Kind == ChangeKind.MeaningChanged ? change : Moved(change)) with
    {
        Claims = [.. change.Claims.Where(claim => claim.Outcome != Impact.Safe && _uses.ContainsKey(claim.Use))],
        Compile = change.Claims.Select(Weigh).Append(change.Compile).Max(),
    });

    private static Change Moved(Change change) => change with
    {
        Runtime = Impact.Safe,
        Meaning = "The name belongs to a type in another place now; changes of the JSON are reported there.",
    };

    /// <summary>The worse of what a change does to requests and to responses, as far as the type goes there.</summary>
    public static Impact Runtime(Direction direction, Impact input, Impact output) => TypeConversion.Worse(
        direction.HasFlag(Direction.Input) ? input : Impact.Safe,
        direction.HasFlag(Direction.Output) ? output : Impact.Safe);

    /// <summary>What there is to say of inputs and of outputs, as far as the type goes there.</summary>
    public static string Say(Direction direction, string input, string output) => direction switch
    {
        Direction.Input => input,
        Direction.Output => output,
        _ => $"{input} {output}".Trim(),
    };

    /// <summary>Claims about a use of several names.</summary>
    public static IEnumerable<UseClaim> Claim(Impact outcome, params IEnumerable<string> uses) => uses.Select(use => new UseClaim(use, outcome));

    /// <summary>
    /// Callers make inputs and read outputs. Code that does it the other way round, to test itself, say, is no reason to call a change
    /// breaking.
    /// </summary>
    private Impact Weigh(UseClaim claim)
    {
        if (!_uses.TryGetValue(claim.Use, out Use? use))
        {
            return Impact.Safe;
        }

        bool isUnusual = (use.Purpose, _oldDirections.GetValueOrDefault(use.Owner)) is (UsePurpose.Read, Direction.Input) or (UsePurpose.Make, Direction.Output);
        return !isUnusual ? claim.Outcome
            : claim.Outcome == Impact.Breaking ? Impact.Risky
            : Impact.Safe;
    }

    private static Dictionary<string, Direction> Directions(EndpointModel endpoint, ClientTypes types)
    {
        IReadOnlySet<string> input = types.Reach(endpoint.Input);
        IReadOnlySet<string> output = types.Reach(endpoint.Output);
        return types.Names.ToDictionary(
            name => name,
            name => (input.Contains(name) ? Direction.Input : Direction.None) | (output.Contains(name) ? Direction.Output : Direction.None),
            StringComparer.Ordinal);
    }
}

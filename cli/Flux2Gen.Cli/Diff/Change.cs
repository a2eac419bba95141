namespace Flux2Gen.Cli.Diff;

/// <summary>One change of an endpoint, as callers see it.</summary>
internal sealed record Change
{
    /// <summary>Gets the kind of change.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Gets the C# name of what changed, in the old client where it is there: <c>Flux2ProInput.Seed</c>.</summary>
    public required string Where { get; init; }

    /// <summary>Gets the name or value on the wire, or <see langword="null"/> when it has none.</summary>
    public string? Wire { get; init; }

    /// <summary>Gets which way the JSON goes.</summary>
    public Direction Direction { get; init; }

    /// <summary>Gets what it does to the code of callers, when they compile it with the new client.</summary>
    public required Impact Compile { get; init; }

    /// <summary>Gets what it does to a program that was built with the old client and meets the new endpoint.</summary>
    public required Impact Runtime { get; init; }

    /// <summary>Gets what changed, in few words.</summary>
    public required string What { get; init; }

    /// <summary>Gets what it means for callers, as a sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Gets what to do about it, as a sentence; empty when there is nothing to do.</summary>
    public string Action { get; init; } = "";

    /// <summary>Gets what the compiler will say to code of which kinds: what the classification rests on, and what can be verified.</summary>
    public IReadOnlyList<UseClaim> Claims { get; init; } = [];

    /// <summary>Gets the worse of both impacts.</summary>
    public Impact Worst => Compile > Runtime ? Compile : Runtime;

    /// <summary>Creates a change that breaks nothing, to be completed with what it does.</summary>
    /// <param name="kind">The kind of change.</param>
    /// <param name="where">The C# name of what changed.</param>
    /// <param name="direction">Which way the JSON goes.</param>
    /// <param name="what">What changed, in few words.</param>
    /// <returns>The change.</returns>
    public static Change Start(ChangeKind kind, string where, Direction direction, string what) => new()
    {
        Kind = kind,
        Where = where,
        Direction = direction,
        Compile = Impact.Safe,
        Runtime = Impact.Safe,
        What = what,
        Meaning = "",
    };
}

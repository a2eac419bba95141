using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Model;

/// <summary>An emitted closed union. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record UnionModel
{
    public required string Name { get; init; }

    public required DocModel Docs { get; init; }

    /// <summary>Whether fal has deprecated it, and callers can do without it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The cases in the order in which a reader tries them.</summary>
    public required EquatableArray<UnionCaseModel> Cases { get; init; }

    public required bool HoldsFiles { get; init; }

    /// <summary>Whether values have rules to check before they are sent.</summary>
    public required bool HasRules { get; init; }

    public required bool IsInput { get; init; }
}

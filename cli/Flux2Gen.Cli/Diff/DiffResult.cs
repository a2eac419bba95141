using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Diff;

/// <summary>The changes between two documents, or between two sets of them.</summary>
/// <param name="Endpoints">The endpoints in ordinal order of their ids; those without a change too.</param>
internal sealed record DiffResult(IReadOnlyList<EndpointDiff> Endpoints)
{
    /// <summary>Gets what there is to say about documents that no client can be made of, and that were left out.</summary>
    public IReadOnlyList<SpecDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>Gets all changes.</summary>
    public IEnumerable<Change> Changes => Endpoints.SelectMany(endpoint => endpoint.Changes);

    /// <summary>Gets a value indicating whether something breaks: when compiling, or at run time.</summary>
    public bool IsBreaking => Changes.Any(change => change.Worst == Impact.Breaking);

    /// <summary>Counts changes.</summary>
    /// <param name="worst">The worse of their impacts.</param>
    /// <returns>How many there are.</returns>
    public int Count(Impact worst) => Changes.Count(change => change.Worst == worst);
}

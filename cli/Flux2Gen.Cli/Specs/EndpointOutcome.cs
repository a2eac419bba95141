using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Specs;

/// <summary>What became of an endpoint.</summary>
/// <param name="EndpointId">Its id.</param>
/// <param name="Kind">What became of it.</param>
internal sealed record EndpointOutcome(string EndpointId, OutcomeKind Kind)
{
    /// <summary>Gets the path of its document, or <see langword="null"/> when it has none.</summary>
    public string? Path { get; init; }

    /// <summary>Gets why it failed, or what else there is to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the endpoint whose client works now, or <see langword="null"/>.</summary>
    public EndpointView? Endpoint { get; init; }

    /// <summary>Gets what the generator says about its document.</summary>
    public IReadOnlyList<SpecDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>Gets what callers see of the difference to the document of before, the worst first.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];
}

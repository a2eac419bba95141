using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Specs;

/// <summary>A document on its way into the folder.</summary>
/// <param name="EndpointId">The id that was asked for.</param>
internal sealed record IncomingDocument(string EndpointId)
{
    /// <summary>Gets the document in its normal form; empty when it was turned away.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets where it came from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Gets the endpoint, once it is proved that code can be made of the document.</summary>
    public EndpointView? Endpoint { get; init; }

    /// <summary>Gets a value indicating whether its names keep their owner, because another endpoint of the project has the short ones.</summary>
    public bool KeepsOwner { get; init; }

    /// <summary>Gets what the generator says about it.</summary>
    public IReadOnlyList<SpecDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>Gets why it was turned away, or <see langword="null"/> when it was not.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets what became of it when it was turned away.</summary>
    public OutcomeKind ProblemKind { get; init; } = OutcomeKind.Failed;

    /// <summary>Turns a document away.</summary>
    /// <param name="endpointId">The id that was asked for.</param>
    /// <param name="problem">Why.</param>
    /// <param name="kind">Why, as far as it makes a difference.</param>
    /// <returns>The document.</returns>
    public static IncomingDocument Refused(string endpointId, string problem, FetchProblem? kind = null) => new(endpointId)
    {
        Problem = problem,
        ProblemKind = kind == FetchProblem.Unreachable ? OutcomeKind.Unreachable : OutcomeKind.Failed,
    };

    /// <summary>What became of a document that was turned away.</summary>
    /// <returns>The outcome.</returns>
    public EndpointOutcome ToRefusal() => new(EndpointId, ProblemKind) { Reason = Problem, Diagnostics = Diagnostics };
}

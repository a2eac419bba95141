using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Problems;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Parsing;

/// <summary>What a document says. An incremental value: immutable and structurally equal.</summary>
internal sealed record ParsedSpec
{
    /// <summary>The endpoint; null when the document is too wrong to make code of.</summary>
    public required EndpointModel? Endpoint { get; init; }

    /// <summary>Where the document names its endpoint: what to point at when something is wrong with the endpoint as a whole.</summary>
    public required TextRange IdPlace { get; init; }

    public required EquatableArray<SpecProblem> Problems { get; init; }
}

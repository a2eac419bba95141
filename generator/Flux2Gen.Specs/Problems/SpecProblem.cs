using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Problems;

/// <summary>Something wrong with a document.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Range">Where in the text.</param>
/// <param name="Arguments">The texts that the message of the kind is filled with.</param>
internal sealed record SpecProblem(SpecProblemKind Kind, TextRange Range, EquatableArray<string> Arguments)
{
    /// <summary>How many more of the kind there are in the document, which are not told each by itself.</summary>
    public int More { get; init; }
}

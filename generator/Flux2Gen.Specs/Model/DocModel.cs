using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Docs;

namespace Flux2Gen.Specs.Model;

/// <summary>What is said about a type or member, not yet escaped for XML. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record DocModel
{
    /// <summary>What it is, at a glance. Begins with a paragraph.</summary>
    public required EquatableArray<DocBlock> Summary { get; init; }

    /// <summary>What there is to know beyond that: the rest of the description, the server's default, ranges and limits.</summary>
    public EquatableArray<DocBlock> Remarks { get; init; } = [];

    /// <summary>Values to see how it is used.</summary>
    public EquatableArray<DocBlock> Examples { get; init; } = [];
}

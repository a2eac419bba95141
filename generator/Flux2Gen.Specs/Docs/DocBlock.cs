namespace Flux2Gen.Specs.Docs;

/// <summary>A block of documentation. An incremental value: keep it immutable and structurally equal.</summary>
internal abstract record DocBlock;

namespace Flux2Gen.Specs.Docs;

/// <summary>A part of a paragraph. An incremental value: keep it immutable and structurally equal.</summary>
internal abstract record DocInline;

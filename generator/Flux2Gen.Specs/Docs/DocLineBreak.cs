namespace Flux2Gen.Specs.Docs;

/// <summary>A line break within a paragraph. An incremental value.</summary>
internal sealed record DocLineBreak : DocInline;

namespace Flux2Gen.Specs.Docs;

/// <summary>Code within a paragraph, not yet escaped. An incremental value.</summary>
/// <param name="Value">The code.</param>
internal sealed record DocCode(string Value) : DocInline;

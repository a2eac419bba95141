namespace Flux2Gen.Specs.Docs;

/// <summary>Plain text, not yet escaped. An incremental value.</summary>
/// <param name="Value">The text.</param>
internal sealed record DocText(string Value) : DocInline;

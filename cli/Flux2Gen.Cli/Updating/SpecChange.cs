namespace Flux2Gen.Cli.Updating;

/// <summary>A difference between two versions of a document.</summary>
/// <param name="Impact">What it means for callers, in a word.</param>
/// <param name="Text">What is different.</param>
internal sealed record SpecChange(string Impact, string Text);

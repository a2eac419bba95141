namespace Flux2Gen.Cli.Diff.Values;

/// <summary>A fact about the values of a schema, for people.</summary>
/// <param name="Text">The fact, behind the place that it is about.</param>
/// <param name="IsType">Whether it says which types the values are of.</param>
internal readonly record struct ValueFact(string Text, bool IsType);

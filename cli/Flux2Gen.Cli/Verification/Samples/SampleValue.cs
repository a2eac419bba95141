namespace Flux2Gen.Cli.Verification.Samples;

/// <summary>A value made from a schema.</summary>
/// <param name="Label">What is special about it.</param>
/// <param name="Json">The value as JSON.</param>
internal sealed record SampleValue(string Label, string Json);

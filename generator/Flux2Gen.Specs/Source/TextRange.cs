namespace Flux2Gen.Specs.Source;

/// <summary>A part of a text, in UTF-16 units.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="Length">The number of units.</param>
internal readonly record struct TextRange(int Start, int Length);

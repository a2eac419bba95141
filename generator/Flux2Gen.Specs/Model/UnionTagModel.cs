namespace Flux2Gen.Specs.Model;

/// <summary>A value that tells a union's case. An incremental value: keep it immutable and structurally equal.</summary>
/// <param name="Shape">Whether it is a text, a whole number or a truth value.</param>
/// <param name="Value">The text itself, or the number or truth value as JSON.</param>
internal readonly record struct UnionTagModel(JsonShape Shape, string Value);

namespace Flux2Gen.Specs.Source;

/// <summary>A member of a JSON object with the place of its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Start">Offset of the name's opening quote in the UTF-8 text.</param>
/// <param name="End">Offset after the name's closing quote.</param>
/// <param name="Value">The value.</param>
internal sealed record SourceMember(string Name, int Start, int End, SourceNode Value);

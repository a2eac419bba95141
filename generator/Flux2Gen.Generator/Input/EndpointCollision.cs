namespace Flux2Gen.Generator.Input;

/// <summary>A document that another is in the way of. An incremental value.</summary>
/// <param name="Path">The path of the document.</param>
/// <param name="Other">The other: its path, or its endpoint id.</param>
internal sealed record EndpointCollision(string Path, string Other);

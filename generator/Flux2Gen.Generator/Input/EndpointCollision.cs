namespace Flux2Gen.Generator.Input;

/// <summary>A document that another is in the way of. An incremental value.</summary>
/// <param name="Key">The document.</param>
/// <param name="Other">The other: its path, or its endpoint id.</param>
internal sealed record EndpointCollision(SpecKey Key, string Other);

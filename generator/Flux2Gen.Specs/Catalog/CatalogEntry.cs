using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Catalog;

/// <summary>An entry of a catalogue.</summary>
/// <param name="EndpointId">fal's id; null when the entry does not tell it.</param>
/// <param name="Document">Where the document stands; empty when there is none.</param>
/// <param name="Problem">Why there is no document; null when there is one.</param>
/// <param name="ProblemPlace">What to point at when there is no document.</param>
internal sealed record CatalogEntry(string? EndpointId, TextRange Document, string? Problem, TextRange ProblemPlace);

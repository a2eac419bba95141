using Flux2Gen.Generator.Diagnostics;

namespace Flux2Gen.Generator.Input;

/// <summary>A diagnostic of a document, at a place that counts from the document's beginning. An incremental value.</summary>
/// <param name="Key">Which document.</param>
/// <param name="Info">The diagnostic.</param>
internal sealed record SpecDiagnostic(SpecKey Key, DiagnosticInfo Info);

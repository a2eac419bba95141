namespace Flux2Gen.Cli.Emission;

/// <summary>What was emitted for the documents of one project.</summary>
/// <param name="Sources">The sources, in ordinal order of their names.</param>
/// <param name="Diagnostics">What there was to say about the documents, in order of path, line and column.</param>
internal sealed record EmittedProject(IReadOnlyList<EmittedSource> Sources, IReadOnlyList<SpecDiagnostic> Diagnostics);

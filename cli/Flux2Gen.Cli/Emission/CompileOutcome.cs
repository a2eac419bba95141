namespace Flux2Gen.Cli.Emission;

/// <summary>What came of compiling.</summary>
/// <param name="Image">The assembly, or <see langword="null"/> when there were errors.</param>
/// <param name="Errors">The errors, warnings among them, in order of source and line.</param>
internal sealed record CompileOutcome(byte[]? Image, IReadOnlyList<CompileError> Errors);

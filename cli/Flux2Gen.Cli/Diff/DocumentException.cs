using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Diff;

/// <summary>No client can be made of a document, so that there is nothing to compare.</summary>
/// <param name="diagnostics">What the generator says, at line and column.</param>
internal sealed class DocumentException(IReadOnlyList<SpecDiagnostic> diagnostics) : Exception(string.Join('\n', diagnostics))
{
    /// <summary>Gets what the generator says.</summary>
    public IReadOnlyList<SpecDiagnostic> Diagnostics => diagnostics;
}

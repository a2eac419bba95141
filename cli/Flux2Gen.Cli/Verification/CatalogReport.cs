using System.Globalization;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Verification;

/// <summary>What a check found.</summary>
/// <param name="Specs">The documents in their order.</param>
/// <param name="Diagnostics">What the generator had to say.</param>
/// <param name="ProjectFailures">What failed without being the fault of one document.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record CatalogReport(
    IReadOnlyList<SpecResult> Specs,
    IReadOnlyList<SpecDiagnostic> Diagnostics,
    IReadOnlyList<string> ProjectFailures,
    TimeSpan Elapsed)
{
    /// <summary>Gets a value indicating whether every document came through.</summary>
    public bool Passed => ProjectFailures.Count == 0 && Specs.All(spec => spec is { IsEmitted: true, IsCompiled: true, IsRoundTripped: true });

    /// <summary>Gets the last line, which scripts read.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"catalog: specs={Specs.Count} emitted={Specs.Count(spec => spec.IsEmitted)} compiled={Specs.Count(spec => spec.IsCompiled)} roundtrip={Specs.Count(spec => spec.IsRoundTripped)} diagnostics={Diagnostics.Count} seconds={Elapsed.TotalSeconds:F1}");

    /// <summary>Prints the report.</summary>
    /// <param name="output">Where.</param>
    /// <param name="maxFailures">How many failures to print in all.</param>
    public void Write(TextWriter output, int maxFailures)
    {
        foreach (SpecDiagnostic diagnostic in Diagnostics)
        {
            output.WriteLine(diagnostic);
        }

        string[] failures = [.. ProjectFailures, .. Specs.SelectMany(spec => spec.Failures)];
        foreach (string failure in failures.Take(maxFailures))
        {
            output.WriteLine(failure);
        }

        if (failures.Length > maxFailures)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {failures.Length - maxFailures} more failures; --max-failures shows more of them"));
        }

        output.WriteLine(Summary);
    }
}

using System.Globalization;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Verification.Mutants;

namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>A document of the grammar, and what came of it.</summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="number">The document's number.</param>
internal sealed class FuzzCase(int seed, int number)
{
    private readonly List<(FuzzFinding Kind, string Text)> _findings = [];

    /// <summary>Gets the document.</summary>
    public SpecFile File { get; } = FuzzDocument.Create(seed, number);

    /// <summary>Gets or sets the code it became; <see langword="null"/> when it became none.</summary>
    public MutantCode? Code { get; set; }

    /// <summary>Gets the kinds of what was found.</summary>
    public IEnumerable<FuzzFinding> Findings => _findings.Select(static finding => finding.Kind).Distinct();

    /// <summary>Gets one line for each finding, with the way to see it again.</summary>
    public IEnumerable<string> Lines => _findings.Take(3).Select(finding => string.Create(
        CultureInfo.InvariantCulture,
        $"document {number} of seed {seed}: {finding.Kind.ToString().ToLowerInvariant()}: {finding.Text}\n  bash build/check-fuzz --seed {seed} --fuzz-only {number} --keep DIR writes the document"));

    /// <summary>Notes a finding.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="text">What was found.</param>
    public void Add(FuzzFinding kind, string text) => _findings.Add((kind, text.Length > 600 ? text[..600] : text));
}

using System.Globalization;

namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>What a run over documents of the grammar found.</summary>
internal sealed class FuzzReport
{
    private readonly Dictionary<FuzzFinding, int> _findings = [];

    /// <summary>Gets how many documents there were.</summary>
    public int Documents { get; private set; }

    /// <summary>Gets how many became code; the others were refused.</summary>
    public int Emitted { get; private set; }

    /// <summary>Gets a value indicating whether nothing was found, in at least one document.</summary>
    public bool Passed => Documents > 0 && _findings.Count == 0;

    /// <summary>Gets the last line, which scripts read.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"fuzz: documents={Documents} exceptions={Count(FuzzFinding.Exception)} escapes={Count(FuzzFinding.Escape)} compile-errors={Count(FuzzFinding.CompileError)} slow={Count(FuzzFinding.Slow)}");

    /// <summary>Counts a document.</summary>
    /// <param name="item">The document.</param>
    public void Add(FuzzCase item)
    {
        Documents++;
        Emitted += item.Code is null ? 0 : 1;
        foreach (FuzzFinding finding in item.Findings)
        {
            _findings[finding] = Count(finding) + 1;
        }
    }

    private int Count(FuzzFinding finding) => _findings.GetValueOrDefault(finding);
}

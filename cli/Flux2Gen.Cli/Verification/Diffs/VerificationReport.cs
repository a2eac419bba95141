using System.Globalization;

namespace Flux2Gen.Cli.Verification.Diffs;

/// <summary>How far a diff agrees with the compiler.</summary>
/// <param name="Pairs">How many endpoints were compared.</param>
/// <param name="Changes">How many changes there are.</param>
/// <param name="CompileBreaks">How many of them break code, says the diff.</param>
/// <param name="Agreed">How many uses of the old clients the compiler treats as the diff said.</param>
/// <param name="Disagreements">One line for each use that it does not.</param>
internal sealed record VerificationReport(int Pairs, int Changes, int CompileBreaks, int Agreed, IReadOnlyList<string> Disagreements)
{
    /// <summary>Gets the last line, which scripts read.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"diff: pairs={Pairs} changes={Changes} compile-breaks={CompileBreaks} agreed={Agreed} disagreed={Disagreements.Count}");

    /// <summary>Prints the report.</summary>
    /// <param name="output">Where.</param>
    public void Write(TextWriter output)
    {
        foreach (string line in Disagreements)
        {
            output.WriteLine(line);
        }

        output.WriteLine(Summary);
    }
}

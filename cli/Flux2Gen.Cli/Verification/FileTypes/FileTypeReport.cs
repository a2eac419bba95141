using System.Globalization;

namespace Flux2Gen.Cli.Verification.FileTypes;

/// <summary>What a check of file types found.</summary>
/// <param name="Documents">The number of documents.</param>
/// <param name="Objects">The number of file objects in their outputs.</param>
/// <param name="Variants">The number of changed documents.</param>
/// <param name="Operations">The number of properties whose files were used.</param>
/// <param name="Failures">What is not as it was, or does not compile.</param>
internal sealed record FileTypeReport(int Documents, int Objects, int Variants, int Operations, IReadOnlyList<string> Failures)
{
    /// <summary>Gets a value indicating whether something was checked and nothing failed.</summary>
    public bool Passed => Failures.Count == 0 && Objects > 0 && Operations > 0;

    /// <summary>Prints the report.</summary>
    /// <param name="output">Where to print.</param>
    /// <param name="maxFailures">How many failures to print.</param>
    public void Write(TextWriter output, int maxFailures)
    {
        foreach (string failure in Failures.Take(maxFailures))
        {
            output.WriteLine(failure);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"files: documents={Documents} objects={Objects} variants={Variants} operations={Operations} failed={Failures.Count}"));
    }
}

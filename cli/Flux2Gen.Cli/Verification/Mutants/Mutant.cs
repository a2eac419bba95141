using System.Globalization;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>A document that was altered, and what came of it.</summary>
/// <param name="original">The document as it was.</param>
/// <param name="mutation">What was done to it.</param>
internal sealed class Mutant(SpecFile original, Mutation mutation)
{
    private readonly List<string> _failures = [];

    /// <summary>Gets the altered document.</summary>
    public SpecFile File { get; } = original with { Text = mutation.Apply(original.Text) };

    /// <summary>Gets a value indicating whether it is another document than before.</summary>
    public bool IsAltered => File.Text != original.Text;

    /// <summary>Gets or sets a value indicating whether the generator refused it, and said where it is wrong.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Gets or sets the code it became, which it may have in common with others; <see langword="null"/> when it became none.</summary>
    public MutantCode? Code { get; set; }

    /// <summary>Gets a value indicating whether it is neither code that works nor a diagnostic.</summary>
    public bool IsFailed => _failures.Count > 0;

    /// <summary>Gets one line for each thing that failed.</summary>
    public IEnumerable<string> Failures => _failures.Select(failure => $"{File.Path}: {mutation}: {failure}");

    /// <summary>Gets a name for a file of it.</summary>
    public string FileName => string.Create(
        CultureInfo.InvariantCulture,
        $"{File.Path.Replace('/', '.').TrimStart('.')}.{mutation.Number:D3}-{mutation.Kind.Name}.json");

    /// <summary>Notes something that failed.</summary>
    /// <param name="failure">What failed.</param>
    public void Fail(string failure)
    {
        lock (_failures)
        {
            // Of many samples, the first few tell enough.
            if (_failures.Count < 3)
            {
                _failures.Add(failure);
            }
        }
    }
}

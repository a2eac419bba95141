using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Verification;

/// <summary>How far one document came.</summary>
/// <param name="file">The document.</param>
internal sealed class SpecResult(SpecFile file)
{
    private const int MaxFailures = 5;

    private readonly List<string> _failures = [];
    private int _unlisted;

    /// <summary>Gets the document's file.</summary>
    public SpecFile File { get; } = file;

    /// <summary>Gets what the check knows of it, or <see langword="null"/> when it is no fal document.</summary>
    public SpecDocument? Document { get; } = SpecDocument.TryParse(file.Text);

    /// <summary>Gets or sets a value indicating whether it became C#.</summary>
    public bool IsEmitted { get; set; }

    /// <summary>Gets or sets a value indicating whether the C# compiles.</summary>
    public bool IsCompiled { get; set; }

    /// <summary>Gets or sets a value indicating whether nothing is lost between reading and writing.</summary>
    public bool IsRoundTripped { get; set; }

    /// <summary>Gets one line for each thing that failed; of many, the first.</summary>
    public IEnumerable<string> Failures => _unlisted == 0 ? _failures : _failures.Append($"{File.Path}: and {_unlisted} more");

    /// <summary>Notes something that failed.</summary>
    /// <param name="failure">What failed.</param>
    public void Fail(string failure)
    {
        if (_failures.Count < MaxFailures)
        {
            _failures.Add($"{File.Path}: {failure}");
        }
        else
        {
            _unlisted++;
        }
    }
}

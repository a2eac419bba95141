namespace Flux2Gen.Cli.Documents;

/// <summary>A file with a document in it.</summary>
/// <param name="Path">The path as it is shown: relative where the user's was, with forward slashes.</param>
/// <param name="Text">What is in the file.</param>
internal sealed record SpecFile(string Path, string Text)
{
    /// <summary>Gets the name by which the file is known in another folder: its path inside of the folder that was searched, or the id that a catalogue gives.</summary>
    public string Name { get; init; } = Path;
}

namespace Flux2Gen.Cli.Documents;

/// <summary>A file with a document in it.</summary>
/// <param name="Path">The path as it is shown: relative where the user's was, with forward slashes.</param>
/// <param name="Text">What is in the file.</param>
internal sealed record SpecFile(string Path, string Text);

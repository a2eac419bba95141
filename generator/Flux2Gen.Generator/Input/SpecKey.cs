namespace Flux2Gen.Generator.Input;

/// <summary>Which document: a file, or a part of a file that is a catalogue. An incremental value.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Index">Which of the catalogue's entries; 0 for a file that is one document.</param>
internal readonly record struct SpecKey(string Path, int Index);

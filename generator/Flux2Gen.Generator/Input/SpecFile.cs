using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Input;

/// <summary>A document of the project. Equal to another of the same path and text: hosts make new file objects at will.</summary>
internal sealed class SpecFile : IEquatable<SpecFile>
{
    /// <summary>The metadata that build/Flux2Gen.targets gives to FalSpec items; other additional files are not ours.</summary>
    private const string Marker = "build_metadata.AdditionalFiles.Flux2GenSpec";

    private SpecFile(string path, SourceText? text)
    {
        Path = path;
        Text = text;
    }

    public string Path { get; }

    /// <summary>The text; null when the file cannot be read.</summary>
    public SourceText? Text { get; }

    /// <summary>The document in a file, or null when the file is not one.</summary>
    public static SpecFile? TryRead(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken) =>
        options.GetOptions(file).TryGetValue(Marker, out string? marker) && marker == "true"
            ? new SpecFile(file.Path, file.GetText(cancellationToken))
            : null;

    public bool Equals(SpecFile? other) =>
        other is not null
        && Path == other.Path
        && Text?.Length == other.Text?.Length
        && (ReferenceEquals(Text, other.Text) || (Text is not null && other.Text is not null && Text.GetChecksum().SequenceEqual(other.Text.GetChecksum())));

    public override bool Equals(object? obj) => Equals(obj as SpecFile);

    public override int GetHashCode() => unchecked((Path.GetHashCode() * 31) + (Text?.Length ?? -1));
}

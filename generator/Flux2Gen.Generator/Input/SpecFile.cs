using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Input;

/// <summary>A <c>FalSpec</c> item of the project. Equal to another of the same path, text and metadata.</summary>
internal sealed class SpecFile : IEquatable<SpecFile>
{
    /// <summary>The metadata that build/Flux2Gen.targets gives to FalSpec items; other additional files are not ours.</summary>
    private const string Marker = "Flux2GenSpec";

    private SpecFile(string path, SourceText? text, AnalyzerConfigOptions options, string project)
    {
        Path = path;
        Text = text;
        Project = project;
        Name = Metadata(options, "Flux2GenName");
        Filter = new EndpointFilter(Metadata(options, "Flux2GenEndpoints"), Metadata(options, "Flux2GenExceptEndpoints"));
    }

    public string Path { get; }

    /// <summary>The text; null when the file cannot be read.</summary>
    public SourceText? Text { get; }

    /// <summary>The path of the project file, where the metadata stands.</summary>
    public string Project { get; }

    /// <summary>The C# name that the project wants for the endpoint, as it is written; empty when it wants none.</summary>
    public string Name { get; }

    public EndpointFilter Filter { get; }

    /// <summary>The document in a file, or null when the file is not one or the project wants no code.</summary>
    public static SpecFile? TryRead(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        AnalyzerConfigOptions metadata = options.GetOptions(file);
        return Metadata(metadata, Marker) == "true" && !ProjectSettings.IsDisabled(options.GlobalOptions)
            ? new SpecFile(file.Path, file.GetText(cancellationToken), metadata, ProjectSettings.ProjectPath(options.GlobalOptions))
            : null;
    }

    public bool Equals(SpecFile? other) =>
        other is not null
        && Path == other.Path
        && Name == other.Name
        && Project == other.Project
        && Filter == other.Filter
        && TextComparer.AreEqual(Text, other.Text);

    public override bool Equals(object? obj) => Equals(obj as SpecFile);

    public override int GetHashCode() => unchecked((Path.GetHashCode() * 31) + (Text?.Length ?? -1));

    private static string Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_metadata.AdditionalFiles.{name}", out string? value) ? value.Trim() : "";
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Cli.Emission;

/// <summary>What MSBuild would tell a generator about a project whose every file is a <c>FalSpec</c> item.</summary>
/// <param name="rootNamespace">The project's root namespace.</param>
/// <param name="settings">Properties of the project file and their values.</param>
internal sealed class SpecOptionsProvider(string rootNamespace, IReadOnlyList<(string Property, string Value)> settings) : AnalyzerConfigOptionsProvider
{
    private static readonly SpecOptions Source = new();
    private static readonly SpecOptions Spec = new(("build_metadata.AdditionalFiles.Flux2GenSpec", "true"));

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new SpecOptions(
    [
        ("build_property.RootNamespace", rootNamespace),
        .. settings.Select(setting => ($"build_property.{setting.Property}", setting.Value)),
    ]);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Source;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Spec;
}

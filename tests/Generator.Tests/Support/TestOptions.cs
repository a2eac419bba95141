using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>What MSBuild tells the compiler of a project.</summary>
internal sealed class TestOptions(string rootNamespace = "MyApp", string? ns = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ns is null
        ? new() { ["build_property.RootNamespace"] = rootNamespace }
        : new() { ["build_property.RootNamespace"] = rootNamespace, ["build_property.Flux2GenNamespace"] = ns });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new()
    {
        ["build_metadata.AdditionalFiles.Flux2GenSpec"] = textFile is TestSpec { IsMarked: true } ? "true" : "",
    });

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

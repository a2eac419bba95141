using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>What MSBuild tells the compiler of a project.</summary>
internal sealed class TestOptions(string rootNamespace = "MyApp", string? ns = null) : AnalyzerConfigOptionsProvider
{
    private readonly Dictionary<string, string> _properties = new()
    {
        ["build_property.RootNamespace"] = rootNamespace,
        ["build_property.Flux2GenNamespace"] = ns ?? "",
    };

    public override AnalyzerConfigOptions GlobalOptions => new Values(_properties);

    /// <summary>The options with an MSBuild property.</summary>
    public TestOptions With(string property, string value)
    {
        var options = new TestOptions();
        foreach ((string key, string known) in _properties)
        {
            options._properties[key] = known;
        }

        options._properties[$"build_property.{property}"] = value;
        return options;
    }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is not TestSpec spec ? new Values([]) : new Values(new()
    {
        ["build_metadata.AdditionalFiles.Flux2GenSpec"] = spec.IsMarked ? "true" : "",
        ["build_metadata.AdditionalFiles.Flux2GenName"] = spec.Name,
        ["build_metadata.AdditionalFiles.Flux2GenEndpoints"] = spec.Endpoints,
        ["build_metadata.AdditionalFiles.Flux2GenExceptEndpoints"] = spec.ExceptEndpoints,
    });

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

using Flux2Gen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Input;

/// <summary>The C# version that emitted code needs. Below it nothing is emitted, so that one error takes the place of many.</summary>
internal static class LanguageFloor
{
    /// <summary>The project's C# version if it is too old; otherwise, null.</summary>
    public static IncrementalValueProvider<string?> FindOlder(IncrementalValueProvider<ParseOptions> options) => options.Select(static (options, _) =>
        options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 and var version } ? version.ToDisplayString() : null);

    /// <summary>Reports the version, in a project that has documents.</summary>
    public static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SpecFile> files, IncrementalValueProvider<string?> older)
    {
        IncrementalValuesProvider<DiagnosticInfo> diagnostics = files
            .Collect()
            .Select(static (files, _) => files.Length > 0 ? files[0].Project : null)
            .Combine(older)
            .SelectMany(static (pair, _) => pair is { Left: { } project, Right: { } version }
                ? new[] { DiagnosticInfo.AtStart(Descriptors.LanguageVersion, project, version) }
                : []);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}

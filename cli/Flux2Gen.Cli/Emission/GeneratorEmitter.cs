using Flux2Gen.Cli.Documents;
using Flux2Gen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Cli.Emission;

/// <summary>Emits with the generator, in process.</summary>
/// <param name="references">What the project refers to.</param>
/// <param name="rootNamespace">The project's root namespace.</param>
/// <param name="settings">Properties of the project file and their values.</param>
internal sealed class GeneratorEmitter(
    IReadOnlyList<MetadataReference> references,
    string rootNamespace,
    params IReadOnlyList<(string Property, string Value)> settings) : ISpecEmitter
{
    // With default options, so that a warning of the generator stays one: only its code is held to no warnings.
    private readonly CSharpCompilation _project = CSharpCompilation.Create(
        rootNamespace, [], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <inheritdoc/>
    public EmittedProject Emit(IReadOnlyList<SpecFile> specs)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new Flux2Generator().AsSourceGenerator()],
            specs.Select(spec => new SpecText(spec)),
            CatalogCompiler.ParseOptions,
            new SpecOptionsProvider(rootNamespace, settings));

        GeneratorDriverRunResult result = driver.RunGenerators(_project).GetRunResult();
        return new EmittedProject(
            [.. result.Results
                .Where(run => !run.GeneratedSources.IsDefault)
                .SelectMany(run => run.GeneratedSources)
                .Select(source => new EmittedSource(source.HintName, source.SourceText))
                .OrderBy(source => source.HintName, StringComparer.Ordinal)],
            [.. result.Diagnostics.Select(SpecDiagnostic.Of)
                .Concat(result.Results.Where(run => run.Exception is not null).Select(run => Crash(run.Exception!)))
                .OrderBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Line)
                .ThenBy(diagnostic => diagnostic.Column)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)]);
    }

    // The compiler reports a crash as a mere warning (CS8785) without a stack; here it is the worst that can happen.
    private static SpecDiagnostic Crash(Exception exception) =>
        new("", 0, 0, DiagnosticSeverity.Error, "crash", exception.ToString());
}

using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Code emitted for many documents, each in a namespace of its own, to be compiled at once: a compiler's start costs more than a document.</summary>
internal sealed class CompileBatch
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private readonly List<SyntaxTree> _trees = [];

    public int Count { get; private set; }

    /// <summary>Runs the generator on a document. What it says must be said of a place in the document, and must not be that it failed.</summary>
    public void Add(string name, TestSpec spec)
    {
        Count++;
        GeneratorRun run = GeneratorRun.WithDiagnostics(new TestOptions(ns: name), spec);
        foreach (Diagnostic diagnostic in run.Result.Diagnostics)
        {
            Assert.True(diagnostic.Id != "FLUX0900", $"{name}: {diagnostic}\n{spec.Text}");
            Assert.Equal(spec.Path, diagnostic.Location.GetLineSpan().Path);
        }

        // Nothing is dropped in silence.
        Assert.True(run.Sources.Count == 2 || run.Result.Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), name);
        foreach (GeneratedSourceResult source in run.Result.GeneratedSources)
        {
            _trees.Add(CSharpSyntaxTree.ParseText(source.SourceText, Parse, $"{name}/{source.HintName}"));
        }
    }

    public void AssertCompiles() => Assert.Empty(GeneratorRun.EmptyProject
        .AddSyntaxTrees(_trees)
        .GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
        .Select(static diagnostic => diagnostic.ToString()));
}

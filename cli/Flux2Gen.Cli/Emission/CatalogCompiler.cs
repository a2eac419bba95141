using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Flux2Gen.Cli.Emission;

/// <summary>Compiles emitted sources as the strictest of users would: the oldest C#, every warning, all of them errors.</summary>
/// <param name="references">What the project refers to.</param>
internal sealed class CatalogCompiler(IReadOnlyList<MetadataReference> references)
{
    // Documentation is diagnosed too: XML comments made from a document's texts are easily malformed.
    internal static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true,
        specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic>
        {
            // As in every SDK project: versions of references that differ are MSBuild's business.
            ["CS1701"] = ReportDiagnostic.Suppress,
            ["CS1702"] = ReportDiagnostic.Suppress,
        });

    /// <summary>Compiles sources into one assembly.</summary>
    /// <param name="sources">The sources.</param>
    /// <returns>The assembly or the errors.</returns>
    public CompileOutcome Compile(IReadOnlyList<EmittedSource> sources)
    {
        SyntaxTree[] trees = [.. sources.AsParallel().AsOrdered()
            .Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.HintName))];
        var compilation = CSharpCompilation.Create("Catalog", trees, references, CompilationOptions);

        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image, xmlDocumentationStream: Stream.Null);
        return new CompileOutcome(
            result.Success ? image.ToArray() : null,
            [.. result.Diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(ErrorOf)
                .OrderBy(error => error.HintName, StringComparer.Ordinal)
                .ThenBy(error => error.Line)]);
    }

    private static CompileError ErrorOf(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return new CompileError(
            span.Path ?? "",
            span.StartLinePosition.Line + 1,
            diagnostic.Id,
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}

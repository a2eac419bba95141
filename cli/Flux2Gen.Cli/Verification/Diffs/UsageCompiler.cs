using System.Globalization;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Cli.Verification.Diffs;

/// <summary>Asks the compiler what it says to uses of a client.</summary>
internal static class UsageCompiler
{
    // As a user's project is: warnings are warnings, so that they can be told from errors.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic> { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress });

    /// <summary>Compiles uses with a client.</summary>
    /// <param name="client">The client's sources.</param>
    /// <param name="files">The uses.</param>
    /// <returns>For each file and use that the compiler complains about, the worst complaint; and what is wrong with the client itself.</returns>
    public static (Dictionary<(UsageFile File, string Use), UsageComplaint> Complaints, IReadOnlyList<string> ClientErrors) Compile(
        IReadOnlyList<EmittedSource> client, IReadOnlyList<UsageFile> files)
    {
        Dictionary<string, UsageFile> byName = files.ToDictionary(file => file.Source.HintName, StringComparer.Ordinal);
        CSharpParseOptions parse = CatalogCompiler.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        SyntaxTree[] trees = [.. client.Concat(files.Select(file => file.Source)).AsParallel().AsOrdered()
            .Select(source => CSharpSyntaxTree.ParseText(source.Text, parse, source.HintName))];
        var compilation = CSharpCompilation.Create("Callers", trees, ReferenceAssemblies.All, Options);

        var complaints = new Dictionary<(UsageFile, string), UsageComplaint>();
        List<string> clientErrors = [];
        foreach (Diagnostic diagnostic in compilation.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning))
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            Impact outcome = diagnostic.Severity == DiagnosticSeverity.Error ? Impact.Breaking : Impact.Risky;
            string message = $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
            if (!byName.TryGetValue(span.Path ?? "", out UsageFile? file) || file.UseOn(span.StartLinePosition.Line) is not { } use)
            {
                if (outcome == Impact.Breaking)
                {
                    clientErrors.Add($"{span.Path}({span.StartLinePosition.Line + 1}): {message}");
                }

                continue;
            }

            if (!complaints.TryGetValue((file, use.Name), out UsageComplaint known) || known.Outcome < outcome)
            {
                complaints[(file, use.Name)] = new UsageComplaint(outcome, message);
            }
        }

        return (complaints, clientErrors);
    }
}

using Microsoft.CodeAnalysis;

namespace Flux2Gen.Cli.Emission;

/// <summary>Something that the generator says about a document.</summary>
/// <param name="Path">The document's path; empty when it is about no document in particular.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Message">What is said.</param>
internal sealed record SpecDiagnostic(string Path, int Line, int Column, DiagnosticSeverity Severity, string Id, string Message)
{
    /// <summary>Gets a value indicating whether it fails a build.</summary>
    public bool IsError => Severity == DiagnosticSeverity.Error;

    /// <summary>Gets what is said and where in the document: what <see cref="ToString"/> says without the path.</summary>
    public string Summary => Path.Length == 0 ? Said : $"({Line},{Column}): {Said}";

    private string Said => $"{Word} {Id}: {Message.ReplaceLineEndings(" ")}";

    private string Word => Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>Translates a diagnostic of the compiler.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <returns>The same in our terms.</returns>
    public static SpecDiagnostic Of(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return new SpecDiagnostic(
            span.Path ?? "",
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            diagnostic.Severity,
            diagnostic.Id,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Returns one line in the form of the compiler's own.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Path}{Summary}";
}

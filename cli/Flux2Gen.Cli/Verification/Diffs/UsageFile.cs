using System.Text;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Specs.Parsing;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Verification.Diffs;

/// <summary>C# that uses a client in every way there is: one line for each use, so that a complaint of the compiler tells which one it is about.</summary>
internal sealed class UsageFile
{
    private const int LinesBefore = 6;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="index">The number of the file.</param>
    /// <param name="emittedNamespace">The namespace of the client.</param>
    /// <param name="uses">What callers can write against the old client.</param>
    public UsageFile(int index, string emittedNamespace, IReadOnlyList<Use> uses)
    {
        Uses = uses;
        var code = new StringBuilder();
        code.Append("#nullable enable\n");
        code.Append("using Flux2Gen;\n");
        code.Append($"namespace {emittedNamespace}\n");
        code.Append("{\n");
        code.Append($"public static class CallerOf{index}\n");
        code.Append("{\n");
        for (int use = 0; use < uses.Count; use++)
        {
            code.Append(uses[use].ToMethod($"Use{use}")).Append('\n');
        }

        code.Append("}\n}\n");
        Source = new EmittedSource($"CallerOf{index}.cs", SourceText.From(code.ToString(), Encoding.UTF8));
    }

    /// <summary>Gets the uses, line by line.</summary>
    public IReadOnlyList<Use> Uses { get; }

    /// <summary>Gets the code.</summary>
    public EmittedSource Source { get; }

    /// <summary>Writes the uses of a document's client.</summary>
    /// <param name="index">The number of the file.</param>
    /// <param name="emittedNamespace">The namespace of the client.</param>
    /// <param name="document">The document.</param>
    /// <returns>The uses.</returns>
    public static UsageFile Of(int index, string emittedNamespace, SpecFile document) => new(index, emittedNamespace, ClientUses.Of(DocumentReader.Read(document, ParserOptions.Default).Model));

    /// <summary>The use on a line, from 0; null for lines that hold none.</summary>
    public Use? UseOn(int line) => line >= LinesBefore && line - LinesBefore < Uses.Count ? Uses[line - LinesBefore] : null;
}

using System.Text;
using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Parsing;
using Microsoft.CodeAnalysis.Text;
using SpecDiagnostic = Flux2Gen.Cli.Emission.SpecDiagnostic;
using SpecFile = Flux2Gen.Cli.Documents.SpecFile;

namespace Flux2Gen.Cli.Diff;

/// <summary>Reads documents as the generator does, down to what it says about those that it cannot use.</summary>
internal static class DocumentReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="file">The document.</param>
    /// <param name="options">What the project wants of its types.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="DocumentException">No client can be made of it.</exception>
    public static EndpointVersion Read(SpecFile file, ParserOptions options)
    {
        var part = new SpecPart(new SpecKey(file.Path, 0), SourceText.From(file.Text, Encoding.UTF8), endpointId: null) { Options = options };
        ParsedFile parsed = ParsedFile.Parse(part, CancellationToken.None);
        return parsed.Endpoint is { } endpoint
            ? new EndpointVersion(endpoint, file)
            : throw new DocumentException([.. parsed.Diagnostics.Select(diagnostic => SpecDiagnostic.Of(diagnostic.ToDiagnostic())).Where(diagnostic => diagnostic.IsError)]);
    }

    /// <summary>Finds the id of a document's endpoint.</summary>
    /// <param name="file">The document.</param>
    /// <returns>The id, or <see langword="null"/> when the document does not tell.</returns>
    public static string? IdOf(SpecFile file) => SpecParser.FindEndpointId(file.Text, CancellationToken.None);
}

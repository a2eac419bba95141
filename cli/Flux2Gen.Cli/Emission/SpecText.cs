using System.Text;
using Flux2Gen.Cli.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Emission;

/// <summary>A document as the compiler hands it to a generator.</summary>
internal sealed class SpecText(SpecFile spec) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(spec.Text, Encoding.UTF8);

    /// <inheritdoc/>
    public override string Path => spec.Path;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

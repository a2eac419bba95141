using Flux2Gen.Specs.Parsing;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Input;

/// <summary>
/// The text of one document and what the project wants of it: all that its parse depends on, and so what it is equal by. Where
/// a part stands in its catalogue is not in it, so that a longer part does not have all that follow it parsed again.
/// </summary>
internal sealed class SpecPart(SpecKey key, SourceText? text, string? endpointId) : IEquatable<SpecPart>
{
    public SpecKey Key { get; } = key;

    /// <summary>The text; null when the file cannot be read.</summary>
    public SourceText? Text { get; } = text;

    /// <summary>The id that the catalogue gives; null when there is no catalogue, or it tells none.</summary>
    public string? EndpointId { get; } = endpointId;

    public ParserOptions Options { get; init; } = ParserOptions.Default;

    /// <summary>The same document, with the types that the project wants.</summary>
    public SpecPart With(ParserOptions options) => new(Key, Text, EndpointId) { Options = options with { Name = Options.Name } };

    public bool Equals(SpecPart? other) =>
        other is not null
        && Key == other.Key
        && EndpointId == other.EndpointId
        && Options == other.Options
        && TextComparer.AreEqual(Text, other.Text);

    public override bool Equals(object? obj) => Equals(obj as SpecPart);

    public override int GetHashCode() => unchecked((Key.GetHashCode() * 31) + (Text?.Length ?? -1));
}

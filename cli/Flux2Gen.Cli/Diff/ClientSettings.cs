using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Diff;

/// <summary>What the project wants of its clients, as far as callers see it: the C# types and the names that they begin with.</summary>
internal sealed record ClientSettings
{
    /// <summary>Gets the settings of a project that has none.</summary>
    public static ClientSettings Default { get; } = new();

    /// <summary>Gets what the project wants of types.</summary>
    public ParserOptions Parsing { get; init; } = ParserOptions.Default;

    /// <summary>Gets the C# names that the project has chosen, by endpoint id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a document is to be parsed with.</summary>
    /// <param name="endpointId">The id of its endpoint, or <see langword="null"/> when the document does not tell.</param>
    /// <returns>The options.</returns>
    public ParserOptions For(string? endpointId) =>
        endpointId is not null && Names.TryGetValue(endpointId, out string? name) ? Parsing with { Name = name } : Parsing;

    /// <summary>What a document is to be parsed with that gets the names of another endpoint.</summary>
    /// <param name="endpointId">The id of that endpoint.</param>
    /// <returns>The options.</returns>
    public ParserOptions InPlaceOf(string endpointId) =>
        Parsing with { Name = Names.GetValueOrDefault(endpointId) ?? EndpointName.Of(endpointId, Parsing.KeepOwner) };
}

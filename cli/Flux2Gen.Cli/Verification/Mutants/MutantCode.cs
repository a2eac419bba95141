using System.Globalization;
using System.Text;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.RoundTrips;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>The code of one or more mutants of a document, in a namespace of its own, so that many can be compiled at once.</summary>
internal sealed class MutantCode
{
    /// <summary>The namespace that mutants are emitted in, for another to be put in its place.</summary>
    public const string EmittedNamespace = "Flux2GenMutant";

    private readonly string _namespace;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="number">A number that no other code of the same compilation has.</param>
    /// <param name="sources">What was emitted.</param>
    public MutantCode(int number, IReadOnlyList<EmittedSource> sources)
    {
        _namespace = string.Create(CultureInfo.InvariantCulture, $"M{number}");
        Sources = [.. sources.Select(source => new EmittedSource($"{_namespace}/{source.HintName}", Moved(source.Text)))];
    }

    /// <summary>Gets the sources, in their own namespace.</summary>
    public IReadOnlyList<EmittedSource> Sources { get; }

    /// <summary>Gets or sets the endpoint's types once they are compiled.</summary>
    public EndpointTypes? Types { get; set; }

    /// <summary>Gets what the compiler has against it.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What tells whether two mutants have the same code.</summary>
    /// <param name="sources">What was emitted.</param>
    /// <returns>The same text for the same code.</returns>
    public static string Key(IReadOnlyList<EmittedSource> sources) => string.Join('\0', sources.Select(static source => source.Text.ToString()));

    /// <summary>Whether a source is one of its own.</summary>
    /// <param name="hintName">The source's name.</param>
    /// <returns>Whether it is.</returns>
    public bool Owns(string hintName) => hintName.StartsWith($"{_namespace}/", StringComparison.Ordinal);

    /// <summary>Whether a type's namespace is its own.</summary>
    /// <param name="name">The namespace.</param>
    /// <returns>Whether it is.</returns>
    public bool IsNamespace(string name) => name == $"{_namespace}.Fal";

    private SourceText Moved(SourceText text) => SourceText.From(text.ToString().Replace(EmittedNamespace, _namespace, StringComparison.Ordinal), Encoding.UTF8);
}

using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Comparing;
using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Verification.Diffs;

/// <summary>Two documents of one endpoint, and what the diff says of them.</summary>
internal sealed class EndpointPair
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="index">The number of the pair.</param>
    /// <param name="before">The old document.</param>
    /// <param name="after">The new document.</param>
    /// <param name="emittedNamespace">The namespace of the client.</param>
    public EndpointPair(int index, SpecFile before, SpecFile after, string emittedNamespace)
    {
        (Before, After) = (before, after);
        EndpointVersion old = DocumentReader.Read(before, ParserOptions.Default);
        Name = old.Model.Name;
        Diff = EndpointComparer.Compare(old, DocumentReader.Read(after, ParserOptions.Default));
        File = new UsageFile(index, emittedNamespace, ClientUses.Of(old.Model));
        Predictions = Diff.Changes.SelectMany(change => change.Claims)
            .GroupBy(claim => claim.Use, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(claim => claim.Outcome), StringComparer.Ordinal);
    }

    public SpecFile Before { get; }

    public SpecFile After { get; }

    /// <summary>Gets the C# name of the endpoint.</summary>
    public string Name { get; }

    public EndpointDiff Diff { get; }

    public UsageFile File { get; }

    /// <summary>Gets what the compiler will say, by use; nothing for uses that stay as they are.</summary>
    public IReadOnlyDictionary<string, Impact> Predictions { get; }
}

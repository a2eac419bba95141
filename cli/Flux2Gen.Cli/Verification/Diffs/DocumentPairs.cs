using System.Globalization;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Verification.Mutations;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Verification.Diffs;

/// <summary>Pairs documents.</summary>
internal static class DocumentPairs
{
    /// <summary>Pairs the documents of one endpoint.</summary>
    /// <param name="before">The old ones.</param>
    /// <param name="after">The new ones.</param>
    /// <returns>The pairs in the order of the old ones; what has no counterpart is left out.</returns>
    public static IReadOnlyList<(SpecFile Before, SpecFile After)> Of(IReadOnlyList<SpecFile> before, IReadOnlyList<SpecFile> after)
    {
        Dictionary<string, SpecFile> byId = new(StringComparer.Ordinal);
        foreach (SpecFile file in after)
        {
            if (SpecDocument.TryParse(file.Text) is { } document)
            {
                byId.TryAdd(document.EndpointId, file);
            }
        }

        return [.. before
            .Select(file => (Before: file, Id: SpecDocument.TryParse(file.Text)?.EndpointId))
            .Where(item => item.Id is not null && byId.ContainsKey(item.Id))
            .Select(item => (item.Before, byId[item.Id!]))];
    }

    /// <summary>Pairs documents with what mutations make of them, both ways: what one adds, the other removes.</summary>
    /// <param name="files">The documents.</param>
    /// <param name="mutations">The mutations of a document, by its place among the documents.</param>
    /// <returns>The pairs; mutants that are refused, or are of another endpoint, are left out.</returns>
    public static IReadOnlyList<(SpecFile Before, SpecFile After)> Of(IReadOnlyList<SpecFile> files, Func<int, IReadOnlyList<Mutation>> mutations) =>
        [.. files.SelectMany((file, index) => mutations(index)
            .Select(mutation => file with { Path = string.Create(CultureInfo.InvariantCulture, $"{file.Path}.{mutation.Number}"), Text = mutation.Apply(file.Text) })
            .Where(mutant => mutant.Text != file.Text && IdOf(mutant) is { } id && id == IdOf(file))
            .SelectMany(mutant => ((SpecFile, SpecFile)[])[(file, mutant), (mutant, file)]))];

    private static string? IdOf(SpecFile file) => SpecParser.Parse(file.Text, ParserOptions.Default, CancellationToken.None).Endpoint?.Id;
}

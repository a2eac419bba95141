using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diffing.Verifying;

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
}

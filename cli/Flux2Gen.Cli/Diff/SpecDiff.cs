using Flux2Gen.Cli.Diff.Comparing;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diff;

/// <summary>Compares documents by the clients that are made of them.</summary>
internal static class SpecDiff
{
    /// <summary>Compares two documents, of one endpoint or not.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    /// <param name="settings">What the project wants of its clients; <see langword="null"/> for a project that has no settings.</param>
    /// <returns>The changes.</returns>
    /// <exception cref="DocumentException">No client can be made of one of them.</exception>
    public static EndpointDiff Compare(SpecFile before, SpecFile after, ClientSettings? settings = null)
    {
        settings ??= ClientSettings.Default;
        EndpointVersion old = DocumentReader.Read(before, settings.For(DocumentReader.IdOf(before)));
        return EndpointComparer.Compare(old, DocumentReader.Read(after, settings.InPlaceOf(old.Model.Id)));
    }

    /// <summary>
    /// Compares two sets of documents: those of one endpoint with each other. Two single documents are compared whatever they are of.
    /// What cannot be used is left out, and told.
    /// </summary>
    /// <param name="before">The old ones.</param>
    /// <param name="after">The new ones.</param>
    /// <param name="settings">What the project wants of its clients; <see langword="null"/> for a project that has no settings.</param>
    /// <returns>The changes.</returns>
    public static DiffResult Compare(IReadOnlyList<SpecFile> before, IReadOnlyList<SpecFile> after, ClientSettings? settings = null)
    {
        settings ??= ClientSettings.Default;
        var old = new DocumentSet(before, settings);
        var now = new DocumentSet(after, settings);
        if (before is [var one] && after is [var other])
        {
            return new DiffResult(old.Diagnostics.Count + now.Diagnostics.Count == 0 ? [Compare(one, other, settings)] : [])
            {
                Diagnostics = [.. old.Diagnostics, .. now.Diagnostics],
            };
        }

        IEnumerable<string> ofOld = old.Ids.Where(id => now.Find(id) is not null || !now.HasUnusable(id, old));
        IEnumerable<string> ofNew = now.Ids.Where(id => old.Find(id) is not null || !old.HasUnusable(id, now));
        ILookup<string, Change> reused = EndpointNames.Reused(old, now).ToLookup(item => item.Id, item => item.Change, StringComparer.Ordinal);
        return new DiffResult([.. ofOld.Union(ofNew).Order(StringComparer.Ordinal)
            .Select(id => EndpointComparer.Compare(old.Find(id), now.Find(id)))
            .Select(diff => diff with { Changes = [.. reused[diff.Id], .. diff.Changes] })])
        {
            Diagnostics = [.. old.Diagnostics, .. now.Diagnostics],
        };
    }
}

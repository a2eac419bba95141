using Flux2Gen.Models;

namespace Flux2Gen.Journal;

/// <summary>The entries of a file, line by line: an intact line counts for more than a damaged one.</summary>
internal sealed class JournalEntries
{
    private readonly Dictionary<string, FalJournalEntry> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FalJournalEntry> _open = new(StringComparer.Ordinal);

    public IReadOnlyList<FalJournalEntry> Open => [.. _open.Values];

    public void Apply(JournalLine line)
    {
        string id = line.Entry.Id;
        if (line.Step == JournalStep.End)
        {
            // When unsure, repeat the result.
            if (line.IsIntact)
            {
                _open.Remove(id);
            }

            return;
        }

        FalJournalEntry entry = !_known.TryGetValue(id, out FalJournalEntry? known) ? line.Entry
            : line.IsIntact ? Merge(line.Entry, known)
            : Merge(known, line.Entry);
        _known[id] = entry;
        if (line.Step != JournalStep.Unknown || _open.ContainsKey(id))
        {
            _open[id] = entry;
        }
    }

    private static FalJournalEntry Merge(FalJournalEntry first, FalJournalEntry second) => first with
    {
        EndpointId = first.EndpointId.Length > 0 ? first.EndpointId : second.EndpointId,
        RequestId = EndpointId.IsRequestId(first.RequestId) || second.RequestId is null ? first.RequestId : EndpointId.IsRequestId(second.RequestId) ? second.RequestId : first.RequestId ?? second.RequestId,
        CreatedAt = first.CreatedAt != default ? first.CreatedAt : second.CreatedAt,
        Note = first.Note ?? second.Note,
    };
}

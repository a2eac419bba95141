using System.Collections.Concurrent;

namespace Flux2Gen.Schedules;

/// <summary>A journal in memory that can be asked what it still has.</summary>
internal sealed class SimulatedJournal : IFalJournal
{
    private readonly ConcurrentDictionary<string, string?> _entries = [];

    public bool Has(string requestId) => _entries.Values.Contains(requestId);

    /// <summary>Determines whether there is an entry without the id of its request.</summary>
    public bool HasUnanswered => _entries.Values.Contains(null);

    public ValueTask BeginAsync(FalJournalEntry entry, CancellationToken cancellationToken)
    {
        _entries[entry.Id] = null;
        return default;
    }

    public ValueTask AcceptAsync(string entryId, string requestId, CancellationToken cancellationToken)
    {
        _entries[entryId] = requestId;
        return default;
    }

    public ValueTask EndAsync(string entryId, CancellationToken cancellationToken)
    {
        _entries.TryRemove(entryId, out _);
        return default;
    }

    public ValueTask<IReadOnlyList<FalJournalEntry>> RecoverAsync(CancellationToken cancellationToken) => new([]);
}

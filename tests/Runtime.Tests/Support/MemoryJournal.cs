namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A journal that tells what it was told, and fails when it is told to.</summary>
internal sealed class MemoryJournal : IFalJournal
{
    private readonly List<string> _steps = [];

    public IReadOnlyList<string> Steps
    {
        get
        {
            lock (_steps)
            {
                return [.. _steps];
            }
        }
    }

    public IReadOnlyList<FalJournalEntry> Recovered { get; set; } = [];

    /// <summary>Gets or sets the step that fails.</summary>
    public string? Failing { get; set; }

    public ValueTask BeginAsync(FalJournalEntry entry, CancellationToken cancellationToken) => Note("begin", entry.EndpointId, entry.Note);

    public ValueTask AcceptAsync(string entryId, string requestId, CancellationToken cancellationToken) => Note("accept", requestId);

    public ValueTask EndAsync(string entryId, CancellationToken cancellationToken) => Note("end");

    public ValueTask<IReadOnlyList<FalJournalEntry>> RecoverAsync(CancellationToken cancellationToken)
    {
        // Each is given once.
        IReadOnlyList<FalJournalEntry> recovered = Recovered;
        Recovered = [];
        return new(recovered);
    }

    private ValueTask Note(params string?[] words)
    {
        lock (_steps)
        {
            _steps.Add(string.Join(' ', words.Where(word => word is not null)));
        }

        return words[0] == Failing ? ValueTask.FromException(new IOException("The disk is full.")) : default;
    }
}

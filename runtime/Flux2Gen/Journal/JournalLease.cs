namespace Flux2Gen.Journal;

/// <summary>The entry of one request in the journal, until it is struck off.</summary>
internal sealed class JournalLease(JournalTracker journal, string entryId, string? requestId)
{
    private readonly object _lock = new();
    private bool _isHeld;
    private bool _isSettled;

    public string EntryId => entryId;

    public string? RequestId => requestId;

    /// <summary>Gets a value indicating whether it was struck off.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Keeps the entry though its outcome comes, until whoever takes it has taken it.</summary>
    public void Hold()
    {
        lock (_lock)
        {
            _isHeld = true;
        }
    }

    /// <summary>The outcome was taken: strikes the entry off if it had come.</summary>
    public ValueTask ReleaseAsync()
    {
        lock (_lock)
        {
            _isHeld = false;
            return _isSettled ? End() : default;
        }
    }

    /// <summary>Nobody knows whether the outcome was taken: the entry stays.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _isHeld = false;
            _isSettled = false;
        }
    }

    /// <summary>Strikes the entry off because its outcome came, or notes that it did.</summary>
    public ValueTask SettleAsync()
    {
        lock (_lock)
        {
            _isSettled = true;
            return _isHeld ? default : End();
        }
    }

    private ValueTask End()
    {
        IsEnded = true;
        return journal.EndAsync(this);
    }
}

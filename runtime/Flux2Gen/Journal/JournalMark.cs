namespace Flux2Gen;

/// <summary>The entry of one request in the journal, until it is struck off.</summary>
internal sealed class JournalMark(JournalKeeper journal, string entryId)
{
    private readonly object _lock = new();
    private bool _isHeld;
    private bool _isSettled;

    /// <summary>Keeps the entry until <see cref="ReleaseAsync"/>, though the outcome comes before: whoever takes it has not taken it yet.</summary>
    public void Hold()
    {
        lock (_lock)
        {
            _isHeld = true;
        }
    }

    /// <summary>Ends the hold, and strikes the entry off if its outcome came.</summary>
    public ValueTask ReleaseAsync()
    {
        lock (_lock)
        {
            _isHeld = false;
            return _isSettled ? journal.EndAsync(entryId) : default;
        }
    }

    /// <summary>Strikes the entry off because its outcome came, or notes that it did.</summary>
    public ValueTask SettleAsync()
    {
        lock (_lock)
        {
            _isSettled = true;
            return _isHeld ? default : journal.EndAsync(entryId);
        }
    }
}

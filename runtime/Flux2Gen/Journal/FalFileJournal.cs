namespace Flux2Gen;

/// <summary>A journal in a folder of this machine. Any number of processes can share the folder.</summary>
/// <remarks>
/// Each process appends to a file of its own, which it keeps locked for as long as it lives, however it ends. So a file that is not
/// locked belongs to nobody, and <see cref="RecoverAsync"/> takes it over. A line is on disk before the call that wrote it goes on;
/// a last line that was torn by a crash is passed over. On a network drive, locks have to work.
/// </remarks>
public sealed class FalFileJournal : IFalJournal, IDisposable
{
    private readonly string _folder;
    private readonly object _lock = new();
    private JournalFile? _own;
    private bool _isDisposed;

    /// <summary>Initializes a new instance. Nothing is created until the first request.</summary>
    /// <param name="folder">The folder; it is created when it is not there.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    public FalFileJournal(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="ObjectDisposedException">The journal was disposed of.</exception>
    public async ValueTask BeginAsync(FalJournalEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await Own().AppendAsync(new JournalLine(JournalStep.Begin, entry), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask AcceptAsync(string entryId, string requestId, CancellationToken cancellationToken) =>
        await Own().AppendAsync(JournalLine.Accept(entryId, requestId), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask EndAsync(string entryId, CancellationToken cancellationToken) =>
        await Own().AppendAsync(JournalLine.End(entryId), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be read or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder, or a file of another user in it, may not be read or written to.</exception>
    /// <exception cref="ObjectDisposedException">The journal was disposed of.</exception>
    public async ValueTask<IReadOnlyList<FalJournalEntry>> RecoverAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        Dictionary<string, FalJournalEntry> found = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(_folder, JournalFile.Pattern))
        {
            // One that cannot be opened belongs to a process that is alive: this one, perhaps.
            using JournalFile? orphan = JournalFile.TryTakeOver(path);
            if (orphan is null)
            {
                continue;
            }

            IReadOnlyList<FalJournalEntry> entries = await orphan.ReadAsync(cancellationToken).ConfigureAwait(false);
            foreach (FalJournalEntry entry in entries.Where(entry => found.TryAdd(entry.Id, entry)))
            {
                await Own().AppendAsync(new JournalLine(JournalStep.Begin, entry), cancellationToken).ConfigureAwait(false);
            }

            // Not before its entries are safe elsewhere; who dies in between leaves them twice, which is told by their ids.
            orphan.Delete();
        }

        return [.. found.Values.OrderBy(static entry => entry.CreatedAt)];
    }

    /// <summary>Closes the file. What is under way stays in it, for <see cref="RecoverAsync"/>; a file without entries is deleted.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _own?.Dispose();
            _own = null;
        }
    }

    private JournalFile Own()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_own is null)
            {
                Directory.CreateDirectory(_folder);
                _own = JournalFile.Create(_folder);
            }

            return _own;
        }
    }
}

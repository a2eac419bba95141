using Flux2Gen.Journal;

namespace Flux2Gen;

/// <summary>A journal in a folder of this machine. Any number of processes, of any versions of this library, can share the folder.</summary>
/// <remarks>
/// <para>
/// Each process appends to a file of its own, <c>*.faljournal</c>, and keeps it locked while it lives. A file that is not locked is one of
/// a process that ended, and <see cref="RecoverAsync"/> takes it over. A line is on disk before the call that wrote it returns. On a
/// network drive, locks have to work.
/// </para>
/// <para>
/// Nothing is deleted that was not understood: a file with such a part is renamed to <c>*.faljournal.bad</c> after its readable entries
/// were taken over, and is in <see cref="Damaged"/>.
/// </para>
/// </remarks>
public sealed class FalFileJournal : IFalJournal, IDisposable
{
    /// <summary>The longest note, in characters: a line has to stay shorter than <see cref="JournalReader.MaximumLine"/>.</summary>
    private const int MaximumNote = 1 << 20;

    private readonly string _folder;
    private readonly object _lock = new();
    private readonly List<FalJournalDamage> _damaged = [];
    private readonly HashSet<string> _takenOver = new(StringComparer.Ordinal);
    private List<FalJournalEntry> _recovered = [];
    private JournalFile? _own;
    private bool _isDisposed;

    /// <summary>Initializes a new instance. Nothing is created until the first request.</summary>
    /// <param name="folder">The folder; it is created if it does not exist.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    public FalFileJournal(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
    }

    /// <inheritdoc/>
    /// <value>The files that this instance set aside, or could not open, read to the end, or remove. Empty until <see cref="RecoverAsync"/>.</value>
    public IReadOnlyList<FalJournalDamage> Damaged
    {
        get
        {
            lock (_lock)
            {
                return [.. _damaged];
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The note has more than 1,048,576 characters.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="ObjectDisposedException">The journal was disposed.</exception>
    public async ValueTask BeginAsync(FalJournalEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Note?.Length > MaximumNote)
        {
            throw new ArgumentException($"The note of an entry must not be longer than {MaximumNote} characters.", nameof(entry));
        }

        await Own().AppendAsync(JournalLine.Begin(entry), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask AcceptAsync(string entryId, string requestId, CancellationToken cancellationToken) =>
        await Own().AppendAsync(JournalLine.Accept(entryId, requestId), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask EndAsync(string entryId, CancellationToken cancellationToken) =>
        await Own().AppendAsync(JournalLine.End(entryId), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <remarks>A file that cannot be opened or read is in <see cref="Damaged"/>, and keeps no other file from being recovered.</remarks>
    /// <exception cref="IOException">The folder cannot be read or written to. What was taken over before is returned by the next call.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read or written to.</exception>
    /// <exception cref="ObjectDisposedException">The journal was disposed.</exception>
    public async ValueTask<IReadOnlyList<FalJournalEntry>> RecoverAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        foreach (string path in Directory.EnumerateFiles(_folder, JournalFile.Pattern))
        {
            using JournalFile? orphan = TryOpen(path);
            if (orphan is not null)
            {
                await TakeOverAsync(orphan, cancellationToken).ConfigureAwait(false);
            }
        }

        lock (_lock)
        {
            List<FalJournalEntry> recovered = _recovered;
            _recovered = [];
            return [.. recovered.OrderBy(static entry => entry.CreatedAt)];
        }
    }

    /// <summary>Closes the file. Requests that are under way stay in it, for <see cref="RecoverAsync"/>; a file without entries is deleted.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _own?.Dispose();
            _own = null;
        }
    }

    private JournalFile? TryOpen(string path)
    {
        try
        {
            return JournalFile.TryTakeOver(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Report(path, exception.Message);
            return null;
        }
    }

    private async Task TakeOverAsync(JournalFile orphan, CancellationToken cancellationToken)
    {
        if (await TryReadAsync(orphan, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return;
        }

        foreach (FalJournalEntry entry in content.Entries)
        {
            // A file that could not be removed after its entries were taken over has them once more.
            if (!IsTakenOver(entry.Id))
            {
                await Own().AppendAsync(JournalLine.Begin(entry), cancellationToken).ConfigureAwait(false);
                lock (_lock)
                {
                    _takenOver.Add(entry.Id);
                    _recovered.Add(entry);
                }
            }
        }

        // Not before its entries are safe elsewhere: a crash in between leaves them twice, with the same IDs.
        Remove(orphan, content.Problem);
    }

    /// <summary>Reads a file; null when that is not possible, and it has to stay as it is.</summary>
    private async Task<JournalContent?> TryReadAsync(JournalFile orphan, CancellationToken cancellationToken)
    {
        try
        {
            return await orphan.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One file must not keep the others from being recovered.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Report(orphan.Location, exception.Message);
            return null;
        }
    }

    private void Remove(JournalFile orphan, string? problem)
    {
        try
        {
            if (problem is null)
            {
                orphan.Delete();
            }
            else
            {
                orphan.SetAside();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"{problem} Its entries were taken over, but it could not be removed: {exception.Message}".TrimStart();
        }

        if (problem is not null)
        {
            Report(orphan.Location, problem);
        }
    }

    private bool IsTakenOver(string entryId)
    {
        lock (_lock)
        {
            return _takenOver.Contains(entryId);
        }
    }

    private void Report(string path, string reason)
    {
        var damage = new FalJournalDamage { Path = path, Reason = reason };
        lock (_lock)
        {
            if (!_damaged.Contains(damage))
            {
                _damaged.Add(damage);
            }
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

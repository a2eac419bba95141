namespace Flux2Gen;

/// <summary>A file of a journal, locked for as long as it is open.</summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>A file without entries that has grown beyond this is begun anew.</summary>
    private const long MaximumIdleLength = 1 << 20;

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly object _lock = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private JournalBatch _next = new();
    private bool _isWriting;
    private bool _isTorn;
    private bool _isDisposed;

    private JournalFile(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    public static JournalFile Create(string path) => new(path, Open(path, FileMode.CreateNew));

    /// <summary>Opens a file that nobody has open; null when somebody has.</summary>
    public static JournalFile? TryTakeOver(string path)
    {
        try
        {
            return new JournalFile(path, Open(path, FileMode.Open));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Adds a line; the task ends when it is on disk. Lines that come while others are written go to the disk together.</summary>
    public Task AppendAsync(JournalLine line, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            JournalBatch batch = _next;
            line.Write(batch.Lines);
            if (line.Step == JournalStep.Begin)
            {
                _open.Add(line.Entry.Id);
            }
            else if (line.Step == JournalStep.End)
            {
                _open.Remove(line.Entry.Id);
            }

            if (!_isWriting)
            {
                _isWriting = true;
                ThreadPool.UnsafeQueueUserWorkItem(static file => file.WriteBatches(), this, preferLocal: false);
            }

            return batch.Written.Task;
        }
    }

    /// <summary>Reads the entries that were not struck off.</summary>
    public async Task<IReadOnlyList<FalJournalEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] content = new byte[_stream.Length];
        _stream.Position = 0;
        await _stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        Dictionary<string, FalJournalEntry> entries = new(StringComparer.Ordinal);
        for (int start = 0, end; (end = content.AsSpan(start).IndexOf((byte)'\n')) >= 0; start += end + 1)
        {
            Apply(JournalLine.TryRead(content.AsMemory(start, end)), entries);
        }

        return [.. entries.Values];
    }

    /// <summary>Deletes the file while it is still locked, so that nobody else takes it over.</summary>
    public void Delete() => File.Delete(_path);

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            if (!_isWriting)
            {
                Close();
            }
        }
    }

    private static void Apply(JournalLine? line, Dictionary<string, FalJournalEntry> entries)
    {
        switch (line)
        {
            case { Step: JournalStep.Begin }:
                entries[line.Entry.Id] = line.Entry;
                break;
            case { Step: JournalStep.Accept } when entries.TryGetValue(line.Entry.Id, out FalJournalEntry? begun):
                entries[line.Entry.Id] = begun with { RequestId = line.Entry.RequestId };
                break;
            case { Step: JournalStep.End }:
                entries.Remove(line.Entry.Id);
                break;
        }
    }

    private static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.ReadWrite,

        // Windows deletes no file that is open without this; Unix locks none that is open with it.
        Share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None,
        BufferSize = 0,
    });

    private void WriteBatches()
    {
        while (true)
        {
            JournalBatch batch;
            bool isIdle;
            lock (_lock)
            {
                batch = _next;
                if (batch.Lines.WrittenCount == 0)
                {
                    _isWriting = false;
                    if (_isDisposed)
                    {
                        Close();
                    }

                    return;
                }

                _next = new JournalBatch();
                isIdle = _open.Count == 0;
            }

            Write(batch, isIdle);
        }
    }

    private void Write(JournalBatch batch, bool isIdle)
    {
        try
        {
            _stream.Seek(0, SeekOrigin.End);
            if (_isTorn)
            {
                _stream.Write("\n"u8);
                _isTorn = false;
            }

            _stream.Write(batch.Lines.WrittenSpan);
            if (isIdle && _stream.Length > MaximumIdleLength)
            {
                _stream.SetLength(0);
            }

            _stream.Flush(flushToDisk: true);
            batch.Written.SetResult();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A disk that was full may have taken half a line: the next one must not become part of it.
            _isTorn = true;
            batch.Written.SetException(exception);
        }
    }

    private void Close()
    {
        bool isEmpty = _open.Count == 0;
        if (isEmpty)
        {
            Delete();
        }

        _stream.Dispose();
    }
}

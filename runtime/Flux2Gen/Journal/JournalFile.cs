namespace Flux2Gen;

/// <summary>A file of a journal, locked for as long as it is open.</summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>Longer files are begun anew with what is under way: a process may run for years.</summary>
    private const long LeastCompacted = 1 << 20;

    private const string Extension = ".faljournal";

    private const int MaximumAttempts = 10;

    private readonly object _lock = new();
    private readonly Dictionary<string, FalJournalEntry> _open = new(StringComparer.Ordinal);
    private string _path;
    private FileStream _stream;
    private JournalBatch _next = new();
    private long _compactedAt = LeastCompacted;
    private bool _isWriting;
    private bool _isTorn;
    private bool _isOwn;
    private bool _isDisposed;

    private JournalFile(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Gets which files of a folder are journals.</summary>
    public static string Pattern => $"*{Extension}";

    public static JournalFile Create(string folder)
    {
        (string path, FileStream stream) = CreateNew(folder);
        return new JournalFile(path, stream) { _isOwn = true };
    }

    /// <summary>Opens a file that nobody has open; null when somebody has.</summary>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened by this user, so what is in it cannot be known.</exception>
    public static JournalFile? TryTakeOver(string path)
    {
        try
        {
            FileStream stream = Open(path, FileMode.Open);
            if (File.Exists(path))
            {
                return new JournalFile(path, stream);
            }

            // Somebody else took it over, and deleted it, between its opening and its lock.
            stream.Dispose();
            return null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows() && !File.Exists(path))
        {
            // Windows says this of a file that is being deleted.
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
            Apply(line, _open);

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

            // When this returns, whoever looks finds the file unlocked: what is being written is waited for.
            _isDisposed = true;
            while (_isWriting)
            {
                Monitor.Wait(_lock);
            }

            Close();
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
            FalJournalEntry[]? open;
            lock (_lock)
            {
                batch = _next;
                if (batch.Lines.WrittenCount == 0)
                {
                    _isWriting = false;
                    Monitor.PulseAll(_lock);
                    return;
                }

                _next = new JournalBatch();
                open = _stream.Length + batch.Lines.WrittenCount > _compactedAt ? [.. _open.Values] : null;
            }

            Write(batch, open);
        }
    }

    private void Write(JournalBatch batch, FalJournalEntry[]? open)
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
            _stream.Flush(flushToDisk: true);
            if (!File.Exists(_path))
            {
                throw new IOException($"The journal's file '{_path}' was deleted.");
            }

            if (open is not null)
            {
                BeginAnew(open);
            }

            batch.Written.SetResult();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A disk that was full may have taken half a line: the next one must not become part of it.
            _isTorn = true;
            batch.Written.SetException(exception);
        }
    }

    /// <summary>Goes on in another file, which has nothing but what is under way.</summary>
    private void BeginAnew(FalJournalEntry[] open)
    {
        var lines = new JournalBatch();
        foreach (FalJournalEntry entry in open)
        {
            new JournalLine(JournalStep.Begin, entry).Write(lines.Lines);
        }

        // Tried again when there is as much once more.
        _compactedAt += LeastCompacted;
        string path = "";
        FileStream? stream = null;
        try
        {
            (path, stream) = CreateNew(Path.GetDirectoryName(_path)!);
            stream.Write(lines.Lines.WrittenSpan);
            stream.Flush(flushToDisk: true);

            // Emptied first: should it stay, whoever takes it over must not find what is struck off from now on in the other one.
            _stream.SetLength(0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What was to be written is safe in the file that there is.
            if (stream is not null)
            {
                stream.Dispose();
                File.Delete(path);
            }

            return;
        }

        (string old, FileStream oldStream) = (_path, _stream);
        (_path, _stream) = (path, stream);
        _compactedAt = Math.Max(LeastCompacted, lines.Lines.WrittenCount * 4L);
        oldStream.Dispose();
        try
        {
            File.Delete(old);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is empty.
        }
    }

    private static (string Path, FileStream Stream) CreateNew(string folder)
    {
        for (int attempt = 0; ; attempt++)
        {
            string path = Path.Combine(folder, $"{Guid.NewGuid():N}{Extension}");
            try
            {
                FileStream stream = Open(path, FileMode.CreateNew);
                if (File.Exists(path))
                {
                    return (path, stream);
                }

                // Taken for an orphan, and deleted, between its making and its lock.
                stream.Dispose();
            }
            catch (IOException) when (attempt < MaximumAttempts && Directory.Exists(folder))
            {
                // Somebody looks into it at this moment.
            }
        }
    }

    private void Close()
    {
        if (_isOwn && _open.Count == 0)
        {
            try
            {
                Delete();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Empty, or gone already.
            }
        }

        _stream.Dispose();
    }
}

using System.Globalization;

namespace Flux2Gen.Journal;

/// <summary>A file of a journal, locked for as long as it is open.</summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>Longer files are begun anew with what is under way: a process may run for years.</summary>
    private const long LeastCompacted = 1 << 20;

    private const string Extension = ".faljournal";

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

    /// <summary>Gets the pattern of the files of a folder that are journals.</summary>
    public static string Pattern => $"*{Extension}";

    /// <summary>Gets where the file is now.</summary>
    public string Location => _path;

    public static JournalFile Create(string folder)
    {
        (string path, FileStream stream) = CreateNew(folder);
        return new JournalFile(path, stream) { _isOwn = true };
    }

    /// <summary>Opens a file that no process has open.</summary>
    /// <returns>The file; <see langword="null"/> if a process has it open, or another one took it over.</returns>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened by this user.</exception>
    /// <exception cref="IOException">The file cannot be opened, or is not a regular one.</exception>
    public static JournalFile? TryTakeOver(string path)
    {
        try
        {
            FileStream stream = Open(path, FileMode.Open);
            if (!stream.CanSeek)
            {
                stream.Dispose();
                throw new IOException("It is not a regular file.");
            }

            if (File.Exists(path))
            {
                return new JournalFile(path, stream);
            }

            // Another process took it over, and deleted it, between its opening and its lock.
            stream.Dispose();
            return null;
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException || FileLocks.IsInUse(exception))
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
            if (line.Step == JournalStep.Accept && _open.TryGetValue(line.Entry.Id, out FalJournalEntry? begun))
            {
                line = line with { Entry = begun with { RequestId = line.Entry.RequestId } };
            }

            JournalBatch batch = _next;
            line.Write(batch.Lines);
            if (line.Step == JournalStep.End)
            {
                _open.Remove(line.Entry.Id);
            }
            else
            {
                _open[line.Entry.Id] = line.Entry;
            }

            if (!_isWriting)
            {
                _isWriting = true;
                ThreadPool.UnsafeQueueUserWorkItem(static file => file.WriteBatches(), this, preferLocal: false);
            }

            return batch.Written.Task;
        }
    }

    /// <summary>Reads the entries that were not ended.</summary>
    public async Task<JournalContent> ReadAsync(CancellationToken cancellationToken) =>
        _stream.Length == 0 ? new JournalContent([], Problem: null) : await JournalReader.ReadAsync(_stream, cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes the file while it is still locked, so that no other process takes it over.</summary>
    public void Delete() => File.Delete(_path);

    /// <summary>Renames the file while it is still locked, so that no process takes it over, and no file is overwritten.</summary>
    public void SetAside()
    {
        for (int number = 1; ; number++)
        {
            string path = number == 1 ? $"{_path}.bad" : string.Create(CultureInfo.InvariantCulture, $"{_path}.bad{number}");
            try
            {
                File.Move(_path, path, overwrite: false);
                _path = path;
                return;
            }
            catch (IOException) when (Path.Exists(path))
            {
                // From an earlier time.
            }
        }
    }

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
            JournalLine.Begin(entry).Write(lines.Lines);
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
        // It becomes a journal when it is locked: before, another process would take it for an abandoned one.
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}{Extension}");
        FileStream stream = Open($"{path}.new", FileMode.CreateNew);
        try
        {
            File.Move($"{path}.new", path);
            return (path, stream);
        }
        catch
        {
            stream.Dispose();
            File.Delete($"{path}.new");
            throw;
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

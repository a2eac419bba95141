namespace Flux2Gen.Storage;

/// <summary>Counts the bytes of an upload, each once however often it is sent, and tells of them.</summary>
internal sealed class UploadMeter(long? total, IProgress<FalUploadProgress>? progress)
{
    private readonly object _lock = new();
    private readonly Dictionary<int, long> _parts = [];
    private long _sent;
    private long _reported = -1;
    private bool _isBroken;

    /// <summary>Gets how many bytes were sent.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Gets how many there are, as far as that is known.</summary>
    public long? Total { get; private set; } = total;

    /// <summary>Counts the bytes of a part up to a position, as far as they are not counted yet. Reports come one at a time and in their order.</summary>
    public void Add(int part, long position)
    {
        lock (_lock)
        {
            long counted = _parts.GetValueOrDefault(part);
            if (position > counted)
            {
                _parts[part] = position;
                _sent += position - counted;
                Report();
            }
        }
    }

    /// <summary>Notes that all was sent.</summary>
    public void End()
    {
        lock (_lock)
        {
            bool isNews = Total is null || _reported != _sent;
            Total = _sent;
            if (isNews)
            {
                Report();
            }
        }
    }

    /// <summary>Ends the reports, whoever still sends.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isBroken = true;
        }
    }

    private void Report()
    {
        if (_isBroken)
        {
            return;
        }

        // Who throws hears no more.
        _isBroken = true;
        _reported = _sent;
        progress?.Report(new FalUploadProgress(_sent, Total));
        _isBroken = false;
    }
}

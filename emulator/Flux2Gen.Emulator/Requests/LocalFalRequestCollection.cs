using System.Collections;

namespace Flux2Gen.Emulator;

/// <summary>The requests that arrived, oldest first. Thread-safe; only the last thousand are kept, and 64 MB of bodies.</summary>
public sealed class LocalFalRequestCollection : IReadOnlyCollection<LocalFalRequest>
{
    private const int MaximumCount = 1000;
    private const long MaximumBytes = 64L << 20;

    private readonly Lock _lock = new();
    private readonly Queue<LocalFalRequest> _requests = new();
    private long _bytes;

    /// <summary>Gets the number of requests kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>Forgets what arrived so far.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _bytes = 0;
        }
    }

    /// <summary>Enumerates a snapshot of the requests.</summary>
    /// <returns>An enumerator that later requests do not disturb.</returns>
    public IEnumerator<LocalFalRequest> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<LocalFalRequest>)_requests.ToArray()).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(LocalFalRequest request)
    {
        lock (_lock)
        {
            _requests.Enqueue(request);
            _bytes += request.Body.Length;
            while (_requests.Count > MaximumCount || (_bytes > MaximumBytes && _requests.Count > 1))
                _bytes -= _requests.Dequeue().Body.Length;
        }
    }
}

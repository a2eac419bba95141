using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen.Emulator.Storage;

/// <summary>A thread-safe map that forgets its oldest entries when it holds too many, or too many bytes.</summary>
internal sealed class BoundedStore<TValue>(int maximumCount, long maximumBytes)
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _order = new();
    private long _bytes;

    /// <summary>Adds or replaces an entry, which becomes the youngest.</summary>
    public void Set(string key, TValue value, long bytes)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out LinkedListNode<Entry>? known))
                Remove(known);
            _nodes[key] = _order.AddLast(new Entry(key, value) { Bytes = bytes });
            _bytes += bytes;
            Trim();
        }
    }

    /// <summary>Notes that an entry has grown. One that was forgotten meanwhile stays forgotten.</summary>
    public void Grow(string key, long bytes)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(key, out LinkedListNode<Entry>? node))
                return;
            node.Value.Bytes += bytes;
            _bytes += bytes;
            Trim();
        }
    }

    public bool TryGet(string key, [NotNullWhen(true)] out TValue? value)
    {
        lock (_lock)
        {
            value = _nodes.TryGetValue(key, out LinkedListNode<Entry>? node) ? node.Value.Value : null;
            return value is not null;
        }
    }

    /// <summary>The youngest entry always stays, however large: its request is still being answered.</summary>
    private void Trim()
    {
        while (_order.Count > 1 && (_order.Count > maximumCount || _bytes > maximumBytes))
            Remove(_order.First!);
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _order.Remove(node);
        _nodes.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private sealed class Entry(string key, TValue value)
    {
        public string Key { get; } = key;

        public TValue Value { get; } = value;

        public long Bytes { get; set; }
    }
}

namespace Flux2Gen.Realtime;

/// <summary>The ids that inputs were sent with and that no result has named yet, oldest first.</summary>
internal sealed class UnansweredIds
{
    /// <summary>How many are kept: fal may drop inputs, whose ids would stay for ever.</summary>
    public const int Maximum = 1024;

    private readonly object _lock = new();
    private readonly LinkedList<string> _ids = new();
    private readonly Dictionary<string, LinkedListNode<string>> _nodes = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Snapshot
    {
        get
        {
            lock (_lock)
            {
                return [.. _ids];
            }
        }
    }

    public void Add(string id)
    {
        lock (_lock)
        {
            Remove(id);
            _nodes[id] = _ids.AddLast(id);
            if (_ids.Count > Maximum)
            {
                Remove(_ids.First!.Value);
            }
        }
    }

    public void Answered(string? id)
    {
        lock (_lock)
        {
            if (id is not null)
            {
                Remove(id);
            }
        }
    }

    private void Remove(string id)
    {
        if (_nodes.Remove(id, out LinkedListNode<string>? node))
        {
            _ids.Remove(node);
        }
    }
}

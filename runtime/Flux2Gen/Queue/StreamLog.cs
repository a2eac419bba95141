namespace Flux2Gen.Queue;

/// <summary>What one status stream gave of the log, on the way into a <see cref="LogAccumulator"/>.</summary>
/// <remarks>
/// fal sends new lines only, but nothing says where a stream begins: it may repeat the log from its start, or not at all. So what came is
/// collected until it is ahead of what was known before, and simply appended from then on.
/// </remarks>
internal sealed class StreamLog(LogAccumulator log)
{
    /// <summary>How many times the lines of a stream are compared with the whole log: each time costs as much as both are long.</summary>
    private const int MaximumMerges = 8;

    private readonly List<FalLogLine> _received = [];
    private bool _isAhead;
    private int _merges;

    /// <summary>The place in the log up to which the stream has repeated it; null when it does not repeat it line by line.</summary>
    private int? _place = 0;

    /// <summary>Adds the lines of an event and gives those that are new.</summary>
    public IReadOnlyList<FalLogLine> Add(IReadOnlyList<FalLogLine> incoming)
    {
        if (incoming.Count == 0)
        {
            return [];
        }

        if (IsRepetition(incoming))
        {
            // A server that sends the whole log each time, as polls do.
            _received.Clear();
            _received.AddRange(incoming);
            return Merge();
        }

        if (_isAhead)
        {
            Remember(incoming);
            return log.Append(incoming);
        }

        _received.AddRange(incoming);
        if (_place is { } place && log.IsAt(place, incoming))
        {
            _place = place + incoming.Count;
            return [];
        }

        return Merge();
    }

    private IReadOnlyList<FalLogLine> Merge()
    {
        IReadOnlyList<FalLogLine> added = log.Add(_received);
        _isAhead = added.Count > 0 || _received.Count >= log.Lines.Count || ++_merges == MaximumMerges;
        _place = _isAhead ? null : log.PlaceBehind(_received);
        return added;
    }

    /// <summary>Keeps lines only as long as a server may repeat all of them.</summary>
    private void Remember(IReadOnlyList<FalLogLine> incoming)
    {
        if (_received.Count + incoming.Count <= log.Maximum)
        {
            _received.AddRange(incoming);
        }
    }

    /// <summary>Whether the lines begin with all that the stream gave so far. Lines without a time may as well be alike by chance.</summary>
    private bool IsRepetition(IReadOnlyList<FalLogLine> incoming)
    {
        if (_received.Count == 0 || incoming.Count < _received.Count)
        {
            return false;
        }

        for (int index = 0; index < _received.Count; index++)
        {
            if (_received[index].Timestamp is null || _received[index] != incoming[index])
            {
                return false;
            }
        }

        return true;
    }
}

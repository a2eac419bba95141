namespace Flux2Gen;

/// <summary>What one status stream gave of the log, on the way into a <see cref="LogAccumulator"/>.</summary>
/// <remarks>
/// fal sends new lines only, but nothing says where a stream begins: it may repeat the log from its start, or not at all. So what
/// came is collected until it is ahead of what was known before, and simply appended from then on.
/// </remarks>
internal sealed class StreamLog(LogAccumulator log)
{
    private readonly List<FalLogLine> _received = [];
    private bool _isAhead;

    /// <summary>Adds the lines of an event and gives those that are new.</summary>
    public IReadOnlyList<FalLogLine> Add(IReadOnlyList<FalLogLine> incoming)
    {
        if (incoming.Count == 0)
        {
            return [];
        }

        bool isRepetition = IsRepetition(incoming);
        if (isRepetition)
        {
            // A server that sends the whole log each time, as polls do.
            _received.Clear();
        }

        _received.AddRange(incoming);
        if (_isAhead && !isRepetition)
        {
            return log.Append(incoming);
        }

        IReadOnlyList<FalLogLine> added = log.Add(_received);
        _isAhead = added.Count > 0 || _received.Count >= log.Lines.Count;
        return added;
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

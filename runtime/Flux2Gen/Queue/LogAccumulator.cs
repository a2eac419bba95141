namespace Flux2Gen.Queue;

/// <summary>Puts together what polls and status streams gave of one request's log.</summary>
/// <remarks>
/// A poll gives the whole log so far, and of a long one perhaps only the end. A stream gives only what is new, and each stream
/// begins where it likes: <see cref="StreamLog"/> makes a whole of what one stream gave. No line gets lost or comes twice when
/// one follows the other.
/// </remarks>
/// <param name="maximum">How many lines are kept: the last ones.</param>
internal sealed class LogAccumulator(int maximum)
{
    // Lines that were handed out stay where they are: what is added goes behind them, or into another array.
    private FalLogLine[] _buffer = [];
    private int _start;
    private int _end;

    /// <summary>The number of lines that were dropped.</summary>
    private int _dropped;

    /// <summary>Gets how many lines are kept.</summary>
    public int Maximum => maximum;

    /// <summary>Gets all lines that are kept. The list does not change afterwards.</summary>
    public IReadOnlyList<FalLogLine> Lines => new ArraySegment<FalLogLine>(_buffer, _start, _end - _start);

    private ReadOnlySpan<FalLogLine> Known => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Adds the log as far as a server knows it, and gives the lines of it that are new.</summary>
    public IReadOnlyList<FalLogLine> Add(IReadOnlyList<FalLogLine> incoming)
    {
        if (_dropped > 0 && incoming.Count > _dropped && incoming[_dropped] == Known[0])
        {
            incoming = [.. incoming.Skip(_dropped)];
        }

        int known = CountKnown(incoming, out _);
        bool isJoined = known > 0 || Known.IsEmpty || incoming.Count == 0;
        return isJoined ? Append([.. incoming.Skip(known)]) : Merge(incoming);
    }

    /// <summary>Adds lines that are known to follow those that are there.</summary>
    public IReadOnlyList<FalLogLine> Append(IReadOnlyList<FalLogLine> added)
    {
        if (_end + added.Count > _buffer.Length)
        {
            // Twice what is kept, so that lines are moved seldom.
            int kept = Math.Min(_end - _start, maximum);
            var larger = new FalLogLine[Math.Max(2 * (kept + added.Count), 16)];
            _buffer.AsSpan(_end - kept, kept).CopyTo(larger);
            _dropped += _end - _start - kept;
            (_buffer, _start, _end) = (larger, 0, kept);
        }

        foreach (FalLogLine line in added)
        {
            _buffer[_end++] = line;
        }

        int excess = _end - _start - maximum;
        if (excess > 0)
        {
            _start += excess;
            _dropped += excess;
        }

        return added;
    }

    /// <summary>Returns the place behind lines that stand together somewhere in the log; null when they do not.</summary>
    public int? PlaceBehind(IReadOnlyList<FalLogLine> lines) => CountKnown(lines, out int place) == lines.Count ? place : null;

    /// <summary>Determines whether lines stand at a place of the log.</summary>
    public bool IsAt(int place, IReadOnlyList<FalLogLine> lines)
    {
        if (place + lines.Count > Known.Length)
        {
            return false;
        }

        for (int index = 0; index < lines.Count; index++)
        {
            if (lines[index] != Known[place + index])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a log that does not continue what is there: lines between, or before, were missed.</summary>
    private FalLogLine[] Merge(IReadOnlyList<FalLogLine> incoming)
    {
        Dictionary<FalLogLine, int> known = [];
        foreach (FalLogLine line in Known)
        {
            // Without its time a line says nothing of whether it is the same as another: models repeat themselves.
            if (line.Timestamp is not null)
            {
                known[line] = known.GetValueOrDefault(line) + 1;
            }
        }

        var added = new List<FalLogLine>();
        foreach (FalLogLine line in incoming)
        {
            if (known.TryGetValue(line, out int count) && count > 0)
            {
                known[line] = count - 1;
            }
            else
            {
                added.Add(line);
            }
        }

        // With all known lines in it, the log that came has them in their order.
        if (incoming.Count - added.Count == Known.Length)
        {
            (_buffer, _start, _end) = ([], 0, 0);
            Append(incoming);
        }
        else
        {
            Append(added);
        }

        return [.. added];
    }

    /// <summary>How many lines at the beginning of what came are known: all when they stand together somewhere, else those that the known ones end with.</summary>
    /// <remarks>The search of Knuth, Morris and Pratt: logs can be long, and their lines alike.</remarks>
    private int CountKnown(IReadOnlyList<FalLogLine> incoming, out int place)
    {
        int[] borders = Borders(incoming);
        int matched = 0;
        ReadOnlySpan<FalLogLine> lines = Known;
        for (place = 0; place < lines.Length && matched < incoming.Count; place++)
        {
            while (matched > 0 && incoming[matched] != lines[place])
            {
                matched = borders[matched - 1];
            }

            matched += incoming[matched] == lines[place] ? 1 : 0;
        }

        return matched;
    }

    /// <summary>For each beginning of the lines, how long the longest shorter one is that it ends with.</summary>
    private static int[] Borders(IReadOnlyList<FalLogLine> lines)
    {
        int[] borders = new int[lines.Count];
        int length = 0;
        for (int index = 1; index < lines.Count; index++)
        {
            while (length > 0 && lines[index] != lines[length])
            {
                length = borders[length - 1];
            }

            length += lines[index] == lines[length] ? 1 : 0;
            borders[index] = length;
        }

        return borders;
    }
}

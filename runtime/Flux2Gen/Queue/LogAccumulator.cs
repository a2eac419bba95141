namespace Flux2Gen;

/// <summary>Puts together what polls and status streams gave of one request's log.</summary>
/// <remarks>
/// A poll gives the whole log so far, and of a long one perhaps only the end. A stream gives only what is new, and each stream
/// begins where it likes: <see cref="StreamLog"/> makes a whole of what one stream gave. No line gets lost or comes twice when
/// one follows the other.
/// </remarks>
internal sealed class LogAccumulator
{
    private FalLogLine[] _lines = [];

    /// <summary>Gets all lines so far. The list does not change afterwards.</summary>
    public IReadOnlyList<FalLogLine> Lines => _lines;

    /// <summary>Adds the log as far as somebody knows it, and gives the lines of it that are new.</summary>
    public IReadOnlyList<FalLogLine> Add(IReadOnlyList<FalLogLine> incoming)
    {
        int known = Known(incoming);
        bool isJoined = known > 0 || _lines.Length == 0 || incoming.Count == 0;
        return isJoined ? Append([.. incoming.Skip(known)]) : Merge(incoming);
    }

    /// <summary>Adds lines that are known to follow those that are there.</summary>
    public IReadOnlyList<FalLogLine> Append(IReadOnlyList<FalLogLine> added)
    {
        if (added.Count > 0)
        {
            _lines = [.. _lines, .. added];
        }

        return added;
    }

    /// <summary>Adds a log that does not continue what is there: lines between, or before, were missed.</summary>
    private FalLogLine[] Merge(IReadOnlyList<FalLogLine> incoming)
    {
        Dictionary<FalLogLine, int> known = [];
        foreach (FalLogLine line in _lines)
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
        bool isWhole = incoming.Count - added.Count == _lines.Length;
        _lines = isWhole ? [.. incoming] : [.. _lines, .. added];
        return [.. added];
    }

    /// <summary>How many lines at the beginning of what came are known: all when they stand together somewhere, else those that the known ones end with.</summary>
    /// <remarks>The search of Knuth, Morris and Pratt: logs can be long, and their lines alike.</remarks>
    private int Known(IReadOnlyList<FalLogLine> incoming)
    {
        int[] borders = Borders(incoming);
        int matched = 0;
        for (int index = 0; index < _lines.Length && matched < incoming.Count; index++)
        {
            while (matched > 0 && incoming[matched] != _lines[index])
            {
                matched = borders[matched - 1];
            }

            matched += incoming[matched] == _lines[index] ? 1 : 0;
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

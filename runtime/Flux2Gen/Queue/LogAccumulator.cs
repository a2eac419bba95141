namespace Flux2Gen;

/// <summary>Puts together what the questions after one request gave of its log.</summary>
/// <remarks>
/// Polling gives the whole log each time, a stream only what is new, and a long log could lose its beginning: the lines are
/// joined where the end of what is known is the beginning of what came.
/// </remarks>
internal sealed class LogAccumulator
{
    private FalLogLine[] _lines = [];

    /// <summary>Gets all lines so far. The list does not change afterwards.</summary>
    public IReadOnlyList<FalLogLine> Lines => _lines;

    /// <summary>Adds what came and gives the lines of it that are new.</summary>
    public IReadOnlyList<FalLogLine> Add(IReadOnlyList<FalLogLine> incoming)
    {
        int start = 0;
        while (!IsContinuedFrom(start, incoming))
        {
            start++;
        }

        FalLogLine[] added = [.. incoming.Skip(_lines.Length - start)];
        if (added.Length > 0)
        {
            _lines = [.. _lines, .. added];
        }

        return added;
    }

    private bool IsContinuedFrom(int start, IReadOnlyList<FalLogLine> incoming)
    {
        int overlap = Math.Min(_lines.Length - start, incoming.Count);
        for (int index = 0; index < overlap; index++)
        {
            if (_lines[start + index] != incoming[index])
            {
                return false;
            }
        }

        return true;
    }
}

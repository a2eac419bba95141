using System.Text;

namespace Flux2Gen.Specs.Source;

/// <summary>Tells characters of bytes, with a mark every few kilobytes, so that no place is counted from the beginning.</summary>
internal sealed class CharOffsets
{
    private const int Step = 4_096;

    private readonly byte[] _utf8;

    /// <summary>The characters before each mark; null when each byte is a character.</summary>
    private readonly int[]? _marks;

    public CharOffsets(byte[] utf8, int length)
    {
        _utf8 = utf8;
        if (utf8.Length == length)
        {
            return;
        }

        _marks = new int[(utf8.Length / Step) + 1];
        for (int mark = 1; mark < _marks.Length; mark++)
        {
            _marks[mark] = _marks[mark - 1] + Count(Start(mark - 1), Start(mark));
        }
    }

    public int Of(int offset)
    {
        if (_marks is null)
        {
            return offset;
        }

        int mark = offset / Step;
        mark = Start(mark) > offset ? mark - 1 : mark;
        return _marks[mark] + Count(Start(mark), offset);
    }

    private int Count(int start, int end) => Encoding.UTF8.GetCharCount(_utf8, start, end - start);

    /// <summary>Where the character begins or ends that is at a mark.</summary>
    private int Start(int mark)
    {
        int start = mark * Step;
        while (start < _utf8.Length && (_utf8[start] & 0xC0) == 0x80)
        {
            start++;
        }

        return start;
    }
}

using System.Text;

namespace Flux2Gen.Specs.Catalog;

/// <summary>Tells characters of bytes, for offsets that only grow: each part of the text is counted once.</summary>
internal sealed class CharOffsets(byte[] utf8, int length)
{
    private int _bytes;
    private int _characters;

    public int Of(int offset)
    {
        if (utf8.Length == length)
        {
            return offset;
        }

        _characters += Encoding.UTF8.GetCharCount(utf8, _bytes, offset - _bytes);
        _bytes = offset;
        return _characters;
    }
}

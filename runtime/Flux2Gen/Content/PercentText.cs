using System.Text;

namespace Flux2Gen.Content;

/// <summary>Decodes percent escapes byte by byte: what they stand for need not be text.</summary>
internal static class PercentText
{
    /// <summary>Decodes a text.</summary>
    /// <exception cref="OverflowException">There are more bytes than allowed.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<char> text, long maximum)
    {
        long length = Encoding.UTF8.GetByteCount(text) - (2L * CountEscapes(text));
        if (length > maximum)
        {
            throw new OverflowException();
        }

        var bytes = new byte[length];
        int position = 0;
        while (text.Length > 0)
        {
            int plain = text.IndexOf('%');
            plain = plain < 0 ? text.Length : plain;
            position += Encoding.UTF8.GetBytes(text[..plain], bytes.AsSpan(position));
            text = text[plain..];
            if (text.Length > 0)
            {
                int? escaped = Read(text);
                bytes[position++] = (byte)(escaped ?? '%');
                text = text[(escaped is null ? 1 : 3)..];
            }
        }

        return bytes;
    }

    /// <summary>Reads the escape that a text begins with; <see langword="null"/> if it is none.</summary>
    public static int? Read(ReadOnlySpan<char> text) =>
        text is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low)
            ? (Convert.FromHexString(text[1..3])[0])
            : null;

    private static int CountEscapes(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int at = text.IndexOf('%'); at >= 0; at = text.IndexOf('%'))
        {
            bool isEscape = Read(text[at..]) is not null;
            count += isEscape ? 1 : 0;
            text = text[(at + (isEscape ? 3 : 1))..];
        }

        return count;
    }
}

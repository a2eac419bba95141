using System.Buffers;

namespace Flux2Gen.Json;

/// <summary>Turns the numbers that Python writes and JSON does not have into texts: <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>.</summary>
internal static class NonFiniteNumbers
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"NI-"u8);

    /// <summary>Puts quotes around them, as the same values have that come as MessagePack.</summary>
    /// <param name="text">A text that is not JSON, perhaps because of such numbers.</param>
    /// <returns>The text with quotes; <see langword="null"/> if it has no such number.</returns>
    public static byte[]? Quote(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("NaN"u8) < 0 && text.IndexOf("Infinity"u8) < 0)
        {
            return null;
        }

        ArrayBufferWriter<byte>? quoted = null;
        int copied = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int skipped = text[at..].IndexOfAny(Marks);
            if (skipped < 0)
            {
                break;
            }

            at += skipped;
            if (text[at] == '"')
            {
                at = EndOfString(text, at);
                continue;
            }

            if (LengthOf(text[at..]) is > 0 and int length)
            {
                quoted ??= new ArrayBufferWriter<byte>(text.Length + 64);
                quoted.Write(text[copied..at]);
                quoted.Write("\""u8);
                quoted.Write(text.Slice(at, length));
                quoted.Write("\""u8);
                copied = at + length;
                at = copied - 1;
            }
        }

        quoted?.Write(text[copied..]);
        return quoted?.WrittenSpan.ToArray();
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int start)
    {
        int at = start + 1;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return at;
    }

    private static int LengthOf(ReadOnlySpan<byte> text) =>
        text.StartsWith("NaN"u8) ? 3
        : text.StartsWith("Infinity"u8) ? 8
        : text.StartsWith("-Infinity"u8) ? 9
        : 0;
}

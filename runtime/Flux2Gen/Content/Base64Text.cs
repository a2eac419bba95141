using System.Buffers;
using System.Buffers.Text;

namespace Flux2Gen.Content;

/// <summary>Decodes base64 as servers write it into URLs: either alphabet, with or without padding, in lines, escaped, or with spaces for plus signs.</summary>
internal static class Base64Text
{
    private const string WhiteSpace = " \t\r\n";

    /// <summary>Decodes a text.</summary>
    /// <exception cref="FormatException">The text is damaged, or cut.</exception>
    /// <exception cref="OverflowException">There are more bytes than allowed.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<char> text, long maximum)
    {
        // A space at either end is more likely a plus sign only if the length fits.
        bool isInLines = IsInLines(text.Trim(WhiteSpace));
        bool hasPluses = !isInLines && text.Contains(' ') && Scan(text, spaceIsPlus: true, []).IsWhole;
        if (!hasPluses)
        {
            text = text.Trim(WhiteSpace);
            hasPluses = !isInLines && text.Contains(' ') && Scan(text, spaceIsPlus: true, []).IsWhole;
        }

        (int count, bool isPadded, bool isWhole) = Scan(text, hasPluses, []);
        if (!isWhole)
        {
            throw new FormatException("The base64 text is damaged.");
        }

        if (count * 3L / 4 > maximum)
        {
            throw new OverflowException();
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((count + 3) / 4 * 4);
        Scan(text, hasPluses, bytes);
        bytes.AsSpan(count).Fill((byte)'=');
        byte last = count > 0 ? bytes[count - 1] : (byte)0;
        return Base64.DecodeFromUtf8InPlace(bytes, out int written) == OperationStatus.Done && (isPadded || !IsCut(count, last, bytes.AsSpan(0, written)))
            ? bytes.AsMemory(0, written)
            : throw new FormatException("The base64 text is cut.");
    }

    /// <summary>Determines whether spaces are where the ends of lines were: all lines but the last have one length, and each is whole.</summary>
    private static bool IsInLines(ReadOnlySpan<char> text)
    {
        int length = text.IndexOf(' ');
        if (length <= 0 || length % 4 != 0)
        {
            return false;
        }

        while (text.Length > length)
        {
            if (text.IndexOf(' ') != length)
            {
                return false;
            }

            text = text[(length + 1)..];
        }

        return text.Length % 4 == 0 && !text.Contains(' ');
    }

    /// <summary>Reads the characters that count, in the usual alphabet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spaceIsPlus">Whether a space is a plus sign that a decoder of forms changed, and no gap. Around a line break it is a gap.</param>
    /// <param name="target">Where they go; empty if they are only to be counted.</param>
    private static (int Count, bool IsPadded, bool IsWhole) Scan(ReadOnlySpan<char> text, bool spaceIsPlus, Span<byte> target)
    {
        int count = 0;
        int padding = 0;
        for (int index = 0; index < text.Length; index++)
        {
            int character = text[index];
            if (character == '%' && PercentText.Read(text[index..]) is { } escaped)
            {
                character = escaped;
                index += 2;
            }

            int repeat = 1;
            if (character is ' ' or '\t' or '\r' or '\n')
            {
                int end = text[index..].IndexOfAnyExcept(WhiteSpace);
                ReadOnlySpan<char> gap = text.Slice(index, end < 0 ? text.Length - index : Math.Max(end, 1));
                index += gap.Length - 1;
                if (!spaceIsPlus || gap.ContainsAnyExcept(' '))
                {
                    continue;
                }

                (character, repeat) = ('+', gap.Length);
            }

            if (character == '=')
            {
                padding++;
                continue;
            }

            character = character switch { '-' => '+', '_' => '/', _ => character };
            if (padding > 0 || !(char.IsAsciiLetterOrDigit((char)character) || character is '+' or '/'))
            {
                return (count, padding > 0, false);
            }

            if (target.Length > 0)
            {
                target.Slice(count, repeat).Fill((byte)character);
            }

            count += repeat;
        }

        return (count, padding > 0, count % 4 != 1 && (padding == 0 || (count + padding) % 4 == 0));
    }

    /// <summary>Determines whether a text without padding ends within a byte: an encoder leaves the bits that are over at zero.</summary>
    private static bool IsCut(int count, byte last, ReadOnlySpan<byte> bytes)
    {
        int rest = count % 4 is 0 ? 0 : (count % 4) - 1;
        Span<byte> again = stackalloc byte[4];
        Base64.EncodeToUtf8(bytes[^rest..], again, out _, out _);
        return rest > 0 && again[rest] != last;
    }
}

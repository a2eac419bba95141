using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Flux2Gen.Json;

/// <summary>Decodes the bytes of an answer to valid UTF-8, once, before they are parsed.</summary>
/// <remarks>
/// A byte order mark decides, then UTF-16 or UTF-32 by the place of the zeros, then UTF-8 if it is valid, then the <c>charset</c> of the media
/// type. Invalid bytes become U+FFFD, so that a damaged character never costs the text around it.
/// </remarks>
internal static class TextDecoder
{
    /// <summary>The longest text that is decoded: no more than three bytes come of one.</summary>
    private const int MaximumLength = int.MaxValue / 3;

    /// <summary>Bytes 80 to 9F of windows-1252, as which the web reads ASCII and ISO 8859-1, too.</summary>
    private const string Windows1252 =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD"
        + "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    private static readonly UTF32Encoding Utf32BigEndian = new(bigEndian: true, byteOrderMark: false);

    private static readonly SearchValues<byte> JsonStarts = SearchValues.Create(" \t\r\n{[\"-0123456789tfnNI"u8);

    /// <summary>Decodes a text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">The <c>charset</c> of their media type, if it has one.</param>
    /// <returns>Valid UTF-8 without a byte order mark: the bytes themselves if they are that, or can be neither JSON nor of the charset.</returns>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> bytes, string? charset = null)
    {
        bool hasMark = bytes.Span.StartsWith("\uFEFF"u8);
        ReadOnlyMemory<byte> text = hasMark ? bytes["\uFEFF"u8.Length..] : bytes;
        if (!hasMark && FindWide(text.Span) is { Encoding: { } wide, MarkLength: var length })
        {
            return Transcode(text[length..], wide);
        }

        string? name = hasMark ? null : charset?.Trim('"', '\'', ' ');
        if ((Utf8.IsValid(text.Span) && !IsWide(text.Span, name)) || text.Length > MaximumLength)
        {
            return text;
        }

        return IsLatin(name) ? TranscodeLatin(text.Span)
            : Find(name) is { } named ? Transcode(text, named)
            : (!text.IsEmpty && JsonStarts.Contains(text.Span[0])) || name is not null ? Transcode(text, Encoding.UTF8)
            : text;
    }

    /// <summary>Finds the encoding of a text whose characters take two bytes or four. Its first character is one of ASCII in all that servers send.</summary>
    private static (Encoding? Encoding, int MarkLength) FindWide(ReadOnlySpan<byte> text) => text switch
    {
        { Length: > MaximumLength } => default,
        [0xFF, 0xFE, 0, 0, > 0, 0, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, 0, 0, 0, > 0, ..] => (Utf32BigEndian, 4),
        [0xFF, 0xFE, > 0, 0, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, 0, > 0, ..] => (Encoding.BigEndianUnicode, 2),
        [var first, 0, 0, 0, ..] when JsonStarts.Contains(first) => (Encoding.UTF32, 0),
        [0, 0, 0, var first, ..] when JsonStarts.Contains(first) => (Utf32BigEndian, 0),
        [var first, 0, ..] when JsonStarts.Contains(first) => (Encoding.Unicode, 0),
        [0, var first, ..] when JsonStarts.Contains(first) => (Encoding.BigEndianUnicode, 0),
        _ => default,
    };

    /// <summary>Whether a text is what its charset says: there are zeros in it. A wrong charset must not cost a text that is UTF-8.</summary>
    private static bool IsWide(ReadOnlySpan<byte> text, string? charset) =>
        (charset?.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) == true || charset?.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase) == true)
        && text.Contains((byte)0);

    private static bool IsLatin(string? charset) => charset?.ToUpperInvariant() is
        "ISO-8859-1" or "ISO8859-1" or "ISO_8859-1" or "LATIN1" or "LATIN-1" or "L1" or "US-ASCII" or "ASCII" or "WINDOWS-1252" or "CP1252" or "CP-1252" or "X-CP1252";

    private static Encoding? Find(string? charset)
    {
        try
        {
            return charset is { Length: > 0 } ? Encoding.GetEncoding(charset) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlyMemory<byte> text, Encoding encoding)
    {
        using var decoded = new MemoryStream(text.Length);
        using Stream source = Encoding.CreateTranscodingStream(new ReadOnlyMemoryStream(text), encoding, Encoding.UTF8);
        source.CopyTo(decoded);
        return decoded.GetBuffer().AsMemory(0, (int)decoded.Length);
    }

    private static ReadOnlyMemory<byte> TranscodeLatin(ReadOnlySpan<byte> text)
    {
        var decoded = new ArrayBufferWriter<byte>(text.Length * 2);
        foreach (byte value in text)
        {
            char character = value is >= 0x80 and <= 0x9F ? Windows1252[value - 0x80] : (char)value;
            decoded.Advance(new Rune(character).EncodeToUtf8(decoded.GetSpan(4)));
        }

        return decoded.WrittenMemory;
    }
}

using System.Buffers;

namespace Flux2Gen.Content;

/// <summary>Detects documents of text from their first bytes.</summary>
internal static class TextSignatures
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    /// <summary>Detects HTML, XML and JSON; <see langword="null"/> if the bytes are none of them.</summary>
    public static string? Detect(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = Trim(head);
        return text switch
        {
            [(byte)'{', ..] => IsJsonObject(text) ? "application/json" : null,
            [(byte)'[', ..] => IsJsonArray(text) ? "application/json" : null,
            [(byte)'<', ..] => IsHtml(text) ? "text/html" : IsMarkup(text) ? "application/xml" : null,
            _ => null,
        };
    }

    /// <summary>Determines whether the bytes begin an SVG image, which is XML.</summary>
    public static bool IsSvg(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = Trim(head);
        return text is [(byte)'<', ..] && !IsHtml(text) && (Has(text, "<svg"u8) || Has(text, ":svg"u8));
    }

    /// <summary>Determines whether the bytes can be text: servers call a format that they do not know plain text.</summary>
    public static bool IsText(ReadOnlySpan<byte> head) => head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !head.ContainsAny(Controls);

    /// <summary>Determines whether the bytes can be a JSON text or literal, which other formats begin with as well.</summary>
    public static bool IsJsonScalar(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = Trim(head).TrimEnd(" \t\r\n"u8);
        return text is [(byte)'"', ..] || text.SequenceEqual("null"u8) || text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8);
    }

    private static bool IsHtml(ReadOnlySpan<byte> text)
    {
        // Comments and an XML declaration can come before.
        while (text.StartsWith("<!--"u8) || text.StartsWith("<?"u8))
        {
            int end = text.StartsWith("<?"u8) ? text.IndexOf("?>"u8) + 2 : text.IndexOf("-->"u8) + 3;
            if (end < 4)
            {
                break;
            }

            text = Trim(text[end..]);
        }

        return StartsWith(text, "<!doctype html"u8) || StartsWith(text, "<html"u8) || StartsWith(text, "<head"u8) || StartsWith(text, "<body"u8)
            || StartsWith(text, "<title"u8) || StartsWith(text, "<script"u8) || StartsWith(text, "<meta"u8) || StartsWith(text, "<center"u8)
            || StartsWith(text, "<h1"u8) || StartsWith(text, "<p>"u8) || StartsWith(text, "<div"u8) || StartsWith(text, "<pre"u8);
    }

    private static bool IsMarkup(ReadOnlySpan<byte> text) => text is [_, (byte)'?' or (byte)'!', ..] || (text.Length > 1 && char.IsAsciiLetter((char)text[1]));

    private static bool IsJsonObject(ReadOnlySpan<byte> text) => Trim(text[1..]) is [] or [(byte)'"' or (byte)'}', ..];

    private static bool IsJsonArray(ReadOnlySpan<byte> text) =>
        Trim(text[1..]) is [] or [(byte)'"' or (byte)'{' or (byte)'[' or (byte)']' or (byte)'-' or (byte)'n' or (byte)'t' or (byte)'f' or (>= (byte)'0' and <= (byte)'9'), ..];

    /// <summary>Strips white space and a byte order mark.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? text[3..] : text).TrimStart(" \t\r\n\f"u8);

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase) =>
        text.Length >= lowerCase.Length && System.Text.Ascii.EqualsIgnoreCase(text[..lowerCase.Length], lowerCase);

    private static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> value) => text.IndexOf(value) >= 0;
}

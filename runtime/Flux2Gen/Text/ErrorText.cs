using System.Globalization;
using System.Text;

namespace Flux2Gen.Text;

/// <summary>Makes texts of unknown origin fit for a message.</summary>
internal static class ErrorText
{
    public const int MaximumDetail = 300;

    public const int MaximumBody = 4096;

    /// <summary>Stands for the key where it was taken out.</summary>
    public const string Removed = SecretForms.Removed;

    /// <summary>Puts a text on one line, without characters that could forge a line of a log, hide, or reorder the text around them.</summary>
    public static string OneLine(string text, int maximum = MaximumDetail)
    {
        var line = new StringBuilder(Math.Min(text.Length, maximum));
        foreach (Rune rune in text.Trim().EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                continue;
            }

            bool isSpace = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune);
            if (!isSpace)
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            if (line.Length >= maximum)
            {
                return line.Append('…').ToString();
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Whether a text is as <see cref="OneLine"/> leaves it, but for its length.</summary>
    public static bool IsPlain(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune) || Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The beginning of a body as text.</summary>
    public static string? Bounded(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        // No character takes more than four bytes.
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaximumBody * 4)]);
        return text.Length <= MaximumBody ? text : text[..MaximumBody];
    }

    /// <summary>Takes the key out of a text, should a server repeat it: the whole of it, or its secret half, in any of its <see cref="SecretForms"/>.</summary>
    public static string WithoutKey(string text, string? key)
    {
        if (SecretForms.Of(key) is not { } forms)
        {
            return text;
        }

        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(text);
        ReadOnlyMemory<byte> clean = forms.Remove(bytes);
        return clean.Equals(bytes) ? text : Encoding.UTF8.GetString(clean.Span);
    }

    /// <summary>Takes the key out of a body, should a server repeat it: the whole of it, or its secret half, in any of its <see cref="SecretForms"/>.</summary>
    public static ReadOnlyMemory<byte> WithoutKey(ReadOnlyMemory<byte> body, string? key) => SecretForms.Of(key)?.Remove(body) ?? body;

    /// <summary>Whether a character shows nothing: those that change the direction of text, join, vary, fill or tag.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE0FFF);
}

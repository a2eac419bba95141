using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Flux2Gen;

/// <summary>Makes texts of unknown origin fit for a message.</summary>
internal static class ErrorText
{
    public const int MaximumDetail = 300;

    public const int MaximumBody = 4096;

    /// <summary>What is shorter is no secret of fal's, but perhaps a word that a local fal is content with.</summary>
    private const int LeastSecret = 8;

    /// <summary>Puts a text on one line, without control characters that could forge a line of a log.</summary>
    public static string OneLine(string text, int maximum = MaximumDetail)
    {
        var line = new StringBuilder(Math.Min(text.Length, maximum));
        foreach (char character in text.AsSpan().Trim())
        {
            bool isSpace = char.IsControl(character) || char.IsWhiteSpace(character) || char.IsSurrogate(character);
            if (!isSpace)
            {
                line.Append(character);
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

        return line.ToString();
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

    /// <summary>Takes the key out of a text, should a server repeat it: the whole of it, or its secret half.</summary>
    public static string WithoutKey(string text, string? key) =>
        SecretOf(key) is { } secret ? text.Replace(secret, "***", StringComparison.Ordinal) : text;

    /// <summary>Takes the key out of a body, should a server repeat it: the whole of it, or its secret half, with any of its characters escaped as JSON can.</summary>
    /// <remarks>Not by a parser: what is torn or damaged is shown to people as well.</remarks>
    public static ReadOnlyMemory<byte> WithoutKey(ReadOnlyMemory<byte> body, string? key)
    {
        if (SecretOf(key) is not { } secret)
        {
            return body;
        }

        ReadOnlySpan<byte> rest = body.Span;
        ArrayBufferWriter<byte>? clean = null;
        for (int start = 0; start < rest.Length; start++)
        {
            int skipped = rest[start..].IndexOfAny((byte)secret[0], (byte)'\\');
            if (skipped < 0)
            {
                break;
            }

            start += skipped;
            if (LengthOf(secret, rest[start..]) is > 0 and int length)
            {
                clean ??= new ArrayBufferWriter<byte>(body.Length);
                clean.Write(rest[..start]);
                clean.Write("***"u8);
                rest = rest[(start + length)..];
                start = -1;
            }
        }

        clean?.Write(rest);
        return clean?.WrittenMemory ?? body;
    }

    private static string? SecretOf(string? key) =>
        key?[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] is { Length: >= LeastSecret } secret ? secret : null;

    /// <summary>How many bytes stand for a text at the beginning of JSON; 0 when it does not begin with it.</summary>
    private static int LengthOf(string text, ReadOnlySpan<byte> json)
    {
        int at = 0;
        foreach (char character in text)
        {
            ReadOnlySpan<byte> here = json[at..];
            if (here.Length > 0 && here[0] == character)
            {
                at++;
            }
            else if (here.Length > 1 && here[0] == '\\' && here[1] == character)
            {
                at += 2;
            }
            else if (here.StartsWith("\\u"u8) && here.Length >= 6
                && Utf8Parser.TryParse(here[2..6], out ushort code, out int digits, 'x') && digits == 4 && code == character)
            {
                at += 6;
            }
            else
            {
                return 0;
            }
        }

        return at;
    }
}

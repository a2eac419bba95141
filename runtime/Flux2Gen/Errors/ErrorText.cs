using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

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
    public static string WithoutKey(string text, string? key)
    {
        string secret = key?[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? "";
        return secret.Length < LeastSecret ? text : text.Replace(secret, "***", StringComparison.Ordinal);
    }

    /// <summary>Takes the key out of a body, should a server repeat it: the whole of it, or its secret half.</summary>
    public static ReadOnlyMemory<byte> WithoutKey(ReadOnlyMemory<byte> body, string? key)
    {
        string secret = key?[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? "";
        if (secret.Length < LeastSecret)
        {
            return body;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        ReadOnlyMemory<byte> plain = body.Span.IndexOf(bytes) < 0 && body.Span.IndexOf("\\u"u8) >= 0 ? Unescaped(body) : body;
        return plain.Span.IndexOf(bytes) < 0
            ? body
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(plain.Span).Replace(secret, "***", StringComparison.Ordinal));
    }

    /// <summary>The same JSON with as few escapes as can be; what is none stays as it is.</summary>
    private static ReadOnlyMemory<byte> Unescaped(ReadOnlyMemory<byte> body)
    {
        if (JsonElementExtensions.TryParse(body) is not { } json)
        {
            return body;
        }

        try
        {
            var buffer = new ArrayBufferWriter<byte>(body.Length);
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                json.WriteTo(writer);
            }

            return buffer.WrittenMemory;
        }
        catch (InvalidOperationException)
        {
            // Half of a character.
            return body;
        }
    }
}

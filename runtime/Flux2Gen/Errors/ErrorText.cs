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

    /// <summary>Takes the key out of a body, should a server repeat it: the whole of it, or its secret half.</summary>
    public static ReadOnlyMemory<byte> WithoutKey(ReadOnlyMemory<byte> body, string? key)
    {
        string secret = key?[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? "";
        return secret.Length < LeastSecret || body.Span.IndexOf(Encoding.UTF8.GetBytes(secret)) < 0
            ? body
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span).Replace(secret, "***", StringComparison.Ordinal));
    }
}

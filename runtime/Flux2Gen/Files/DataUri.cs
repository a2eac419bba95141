using System.Text;

namespace Flux2Gen;

/// <summary>Reads the bytes that a data URI holds.</summary>
internal static class DataUri
{
    private const string Scheme = "data:";

    public static bool Is(string url) => url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The media type that a data URI names, or null.</summary>
    public static string? MediaTypeOf(string url)
    {
        int end = url.AsSpan().IndexOfAny(',', ';');
        return end > Scheme.Length ? url[Scheme.Length..end] : null;
    }

    /// <summary>Reads <c>data:[media type][;base64],bytes</c>.</summary>
    /// <exception cref="FormatException">The text is not a data URI.</exception>
    public static byte[] Decode(string url)
    {
        int comma = url.IndexOf(',', StringComparison.Ordinal);
        if (!Is(url) || comma < 0)
        {
            throw new FormatException("A data URI is 'data:', a media type, a comma and the data.");
        }

        bool isBase64 = url.AsSpan(0, comma).TrimEnd().EndsWith(";base64", StringComparison.OrdinalIgnoreCase);
        string data = url[(comma + 1)..];
        return !isBase64 ? PercentDecode(data)
            : data.Contains('%', StringComparison.Ordinal) ? Convert.FromBase64String(Encoding.ASCII.GetString(PercentDecode(data)))
            : Convert.FromBase64String(data);
    }

    /// <summary>Undoes percent escapes byte by byte: what they stand for need not be text.</summary>
    private static byte[] PercentDecode(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = 0;
        for (int index = 0; index < bytes.Length; index++)
        {
            byte value = bytes[index];
            if (value == '%' && index + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[index + 1]) && char.IsAsciiHexDigit((char)bytes[index + 2]))
            {
                value = Convert.FromHexString(Encoding.ASCII.GetString(bytes, index + 1, 2))[0];
                index += 2;
            }

            bytes[length++] = value;
        }

        return bytes[..length];
    }
}

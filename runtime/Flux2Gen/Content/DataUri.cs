namespace Flux2Gen.Content;

/// <summary>Reads the bytes that a data URI holds.</summary>
internal static class DataUri
{
    private const string Scheme = "data:";

    public static bool Is(string? url) => url?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The media type that a data URI names, or null.</summary>
    public static string? MediaTypeOf(string url)
    {
        int end = url.AsSpan().IndexOfAny(',', ';');
        return end > Scheme.Length ? url[Scheme.Length..end].Trim() : null;
    }

    /// <summary>Reads <c>data:[media type][;base64],bytes</c>.</summary>
    /// <param name="url">The data URI.</param>
    /// <param name="maximum">The most bytes that are read. Nothing is decoded of a longer one.</param>
    /// <exception cref="FormatException">The text is not a data URI.</exception>
    /// <exception cref="OverflowException">There are more bytes than allowed.</exception>
    public static ReadOnlyMemory<byte> Decode(string url, long maximum)
    {
        int comma = url.IndexOf(',', StringComparison.Ordinal);
        if (!Is(url) || comma < 0)
        {
            throw new FormatException("A data URI is 'data:', a media type, a comma and the data.");
        }

        bool isBase64 = url.AsSpan(0, comma).TrimEnd().EndsWith(";base64", StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> data = url.AsSpan(comma + 1);
        return isBase64 ? Base64Text.Decode(data, maximum) : PercentText.Decode(data, maximum);
    }
}

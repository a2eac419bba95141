using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Unicode;

namespace Flux2Gen;

/// <summary>Decompresses answers that the HTTP handler left compressed.</summary>
internal static class CompressedBody
{
    /// <summary>The highest ratio of a large body. Texts of models reach a tenth of it, a decompression bomb five times as much.</summary>
    public const int MaximumRatio = 200;

    /// <summary>The size up to which a body may have any ratio.</summary>
    private const int SmallSize = 1 << 20;

    private const int MaximumEncodings = 3;

    /// <summary>Gets the encodings of an answer in the order in which they were applied.</summary>
    /// <returns>The encodings; none if there is nothing to decode, or nothing that this library can.</returns>
    public static IReadOnlyList<string> EncodingsOf(HttpResponseMessage response)
    {
        // A browser has decompressed the body, and shows the header all the same.
        string[] encodings = OperatingSystem.IsBrowser() ? [] :
        [
            .. response.Content.Headers.ContentEncoding.Select(static encoding => encoding.Trim().ToUpperInvariant())
                .Where(static encoding => encoding is not ("" or "IDENTITY")),
        ];
        return encodings.Length <= MaximumEncodings && Array.TrueForAll(encodings, IsKnown) ? encodings : [];
    }

    /// <summary>Decompresses a body as it comes.</summary>
    public static Stream Open(Stream body, HttpResponseMessage response) =>
        EncodingsOf(response).Reverse().Aggregate(body, Open);

    /// <summary>Decompresses a body.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="isWhole">Whether it came to its end.</param>
    /// <param name="response">The answer.</param>
    /// <param name="limit">The largest size in bytes.</param>
    /// <returns>The body, or its beginning when it is larger.</returns>
    /// <exception cref="IOException">The body is damaged, or ends before its end: what .NET's streams do not notice.</exception>
    public static (ReadOnlyMemory<byte> Body, bool IsWhole) Decode(ReadOnlyMemory<byte> body, bool isWhole, HttpResponseMessage response, long limit)
    {
        foreach (string encoding in EncodingsOf(response).Reverse())
        {
            (body, isWhole) = Decode(body, isWhole, encoding, limit);
        }

        return (body, isWhole);
    }

    /// <summary>Determines whether an encoding, in upper case, is one that this library can undo.</summary>
    public static bool IsKnown(string encoding) => encoding is "GZIP" or "X-GZIP" or "DEFLATE" or "BR";

    /// <summary>Undoes a known encoding as the body comes.</summary>
    public static Stream Open(Stream body, string encoding) => encoding switch
    {
        "BR" => new BrotliStream(body, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(body, CompressionMode.Decompress),
        _ => new GZipStream(body, CompressionMode.Decompress),
    };

    private static (ReadOnlyMemory<byte> Body, bool IsWhole) Decode(ReadOnlyMemory<byte> body, bool isWhole, string encoding, long limit)
    {
        if (body.IsEmpty || IsPlain(body.Span, encoding))
        {
            return (body, isWhole);
        }

        long allowed = Math.Min(limit, Math.Max(SmallSize, (long)body.Length * MaximumRatio));
        var decoded = new ArrayBufferWriter<byte>();
        bool isCut = false;
        try
        {
            bool isAllowed = encoding == "BR" ? DecodeBrotli(body.Span, decoded, allowed, out isCut) : Inflate(body, encoding, decoded, allowed);
            if (!isAllowed)
            {
                return (decoded.WrittenMemory[..(int)Math.Min(allowed, decoded.WrittenCount)], false);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException)
        {
            return !isWhole ? (decoded.WrittenMemory, false)
                : IsText(body.Span) ? (body, true)
                : throw new IOException("The compressed answer is damaged.", exception);
        }

        isCut |= isWhole && encoding != "BR" && IsCut(body.Span, encoding, decoded.WrittenSpan);
        return isCut && isWhole && JsonElementExtensions.TryParse(decoded.WrittenMemory) is null
            ? throw new IOException("The compressed answer ends before its end.")
            : (decoded.WrittenMemory, isWhole);
    }

    /// <summary>Whether a body is not compressed, although its header says so: something on the way has decompressed it.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> body, string encoding) => encoding != "BR" && IsText(body);

    private static bool IsText(ReadOnlySpan<byte> body) => body[0] is (byte)'{' or (byte)'[' or (byte)'<' or (byte)'"' && Utf8.IsValid(body);

    private static bool Inflate(ReadOnlyMemory<byte> body, string encoding, ArrayBufferWriter<byte> decoded, long limit)
    {
        var source = new ReadOnlyMemoryStream(body);
        using Stream stream = encoding == "DEFLATE" && !HasZlibHeader(body.Span) ? new DeflateStream(source, CompressionMode.Decompress) : Open(source, encoding);
        int read;
        while (decoded.WrittenCount <= limit && (read = stream.Read(decoded.GetSpan(4096))) > 0)
        {
            decoded.Advance(read);
        }

        return decoded.WrittenCount <= limit;
    }

    private static bool DecodeBrotli(ReadOnlySpan<byte> body, ArrayBufferWriter<byte> decoded, long limit, out bool isCut)
    {
        using var decoder = default(BrotliDecoder);
        OperationStatus status = OperationStatus.DestinationTooSmall;
        while (status == OperationStatus.DestinationTooSmall && decoded.WrittenCount <= limit)
        {
            status = decoder.Decompress(body, decoded.GetSpan(4096), out int consumed, out int written);
            body = body[consumed..];
            decoded.Advance(written);
        }

        isCut = status == OperationStatus.NeedMoreData;
        return status == OperationStatus.InvalidData ? throw new InvalidDataException() : decoded.WrittenCount <= limit;
    }

    /// <summary>Whether the end of the body is not that of its encoding.</summary>
    private static bool IsCut(ReadOnlySpan<byte> body, string encoding, ReadOnlySpan<byte> decoded)
    {
        if (encoding == "DEFLATE")
        {
            return HasZlibHeader(body) && (body.Length < 6 || BinaryPrimitives.ReadUInt32BigEndian(body[^4..]) != Adler32(decoded));
        }

        // Several members in a row have several sizes.
        const int LeastMember = 18;
        return body.Length < LeastMember
            || (BinaryPrimitives.ReadUInt32LittleEndian(body[^4..]) != (uint)decoded.Length && body[LeastMember..].IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) < 0);
    }

    private static bool HasZlibHeader(ReadOnlySpan<byte> body) => body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint Modulus = 65521;
        uint low = 1;
        uint high = 0;
        foreach (byte value in data)
        {
            low = (low + value) % Modulus;
            high = (high + low) % Modulus;
        }

        return (high << 16) | low;
    }
}

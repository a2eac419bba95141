using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Unicode;
using Flux2Gen.Content;
using Flux2Gen.Json;

namespace Flux2Gen.Transport;

/// <summary>Decompresses answers that the HTTP handler left compressed.</summary>
internal static class CompressedBody
{
    /// <summary>The encodings that answers may have, as a header says it.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>The size up to which a body may have any ratio.</summary>
    private const int SmallSize = 1 << 20;

    private const int MaximumEncodings = 3;

    /// <summary>Bytes that tell whether a stream is text: compressed data has a control character among them, or is no UTF-8. No event is shorter than the least.</summary>
    private const int HeadLength = 64;

    private const int LeastHead = 8;

    /// <summary>How much of a damaged body is looked at for the id of the request.</summary>
    private const int MaximumSalvage = 4096;

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
    public static async ValueTask<Stream> OpenAsync(Stream body, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> encodings = EncodingsOf(response);
        if (encodings.Count == 0)
        {
            return body;
        }

        var head = new byte[HeadLength];
        int length = await body.ReadAtLeastAsync(head, LeastHead, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var whole = new PrefixedStream(head.AsMemory(0, length), body);

        // A character may be cut.
        bool isPlain = TextSignatures.IsText(head.AsSpan(0, length)) && Utf8.IsValid(head.AsSpan(0, Math.Max(0, length - 3)));
        return isPlain ? whole : encodings.Reverse().Aggregate((Stream)whole, Open);
    }

    /// <summary>Decompresses a body.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="isWhole">Whether it came to its end.</param>
    /// <param name="response">The answer.</param>
    /// <param name="limit">The largest size in bytes.</param>
    /// <param name="ratio">How many times as long as what came a large body may get.</param>
    /// <param name="received">Gets what can be read of a damaged body.</param>
    /// <returns>The body, or its beginning when it is larger.</returns>
    /// <exception cref="IOException">The body is damaged, or ends before its end: what .NET's streams do not notice.</exception>
    public static (ReadOnlyMemory<byte> Body, bool IsWhole) Decode(
        ReadOnlyMemory<byte> body, bool isWhole, HttpResponseMessage response, long limit, int ratio, ReceivedBody? received)
    {
        foreach (string encoding in EncodingsOf(response).Reverse())
        {
            (body, isWhole) = Decode(body, isWhole, encoding, limit, ratio, received);
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

    private static (ReadOnlyMemory<byte> Body, bool IsWhole) Decode(
        ReadOnlyMemory<byte> body, bool isWhole, string encoding, long limit, int ratio, ReceivedBody? received)
    {
        // Something on the way may have decompressed the body, and left the header.
        if (body.IsEmpty || (encoding != "BR" && IsText(body.Span)))
        {
            return (body, isWhole);
        }

        long allowed = Math.Min(limit, Math.Max(SmallSize, (long)body.Length * ratio));
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
            if (isWhole && IsText(body.Span))
            {
                return (body, true);
            }

            Keep(encoding == "BR" ? decoded.WrittenMemory : Salvage(body, encoding));
            return isWhole ? throw new IOException("The compressed answer is damaged.", exception) : (decoded.WrittenMemory, false);
        }

        isCut |= isWhole && encoding != "BR" && IsCut(body.Span, encoding, decoded.WrittenSpan);
        if (!isCut || !isWhole || JsonElementExtensions.TryParse(decoded.WrittenMemory) is not null)
        {
            return (decoded.WrittenMemory, isWhole);
        }

        Keep(decoded.WrittenMemory);
        throw new IOException("The compressed answer ends before its end.");

        void Keep(ReadOnlyMemory<byte> readable)
        {
            if (received is not null)
            {
                received.Bytes = readable;
            }
        }
    }

    private static bool IsText(ReadOnlySpan<byte> body) => TextSignatures.IsText(body) && Utf8.IsValid(body);

    /// <summary>Reads what comes before the damage, byte by byte: a longer read that meets it gives none of its bytes.</summary>
    private static ReadOnlyMemory<byte> Salvage(ReadOnlyMemory<byte> body, string encoding)
    {
        var readable = new byte[MaximumSalvage];
        int length = 0;
        using Stream stream = OpenBody(body, encoding);
        try
        {
            while (length < readable.Length && stream.ReadByte() is >= 0 and var value)
            {
                readable[length++] = (byte)value;
            }
        }
        catch (InvalidDataException)
        {
            // Here it is.
        }

        return readable.AsMemory(0, length);
    }

    private static Stream OpenBody(ReadOnlyMemory<byte> body, string encoding)
    {
        var source = new ReadOnlyMemoryStream(body);
        return encoding == "DEFLATE" && !HasZlibHeader(body.Span) ? new DeflateStream(source, CompressionMode.Decompress) : Open(source, encoding);
    }

    private static bool Inflate(ReadOnlyMemory<byte> body, string encoding, ArrayBufferWriter<byte> decoded, long limit)
    {
        using Stream stream = OpenBody(body, encoding);
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

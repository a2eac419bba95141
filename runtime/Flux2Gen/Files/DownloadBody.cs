using System.Runtime.ExceptionServices;
using Flux2Gen.Content;
using Flux2Gen.Transport;

namespace Flux2Gen.Files;

/// <summary>The body of one answer: decompressed, and with a look at its first bytes before any is handed out.</summary>
internal sealed class DownloadBody
{
    private static readonly HashSet<string> Compressions = new(StringComparer.OrdinalIgnoreCase)
    {
        "gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "xz", "lzma", "bzip2", "x-bzip2", "snappy", "lz4",
    };

    private readonly Stream _stream;
    private readonly WireBody? _wire;
    private readonly byte[] _head = new byte[MediaSignatures.Length];
    private int _headLength;
    private int _headPosition;
    private bool _isAtEnd;
    private ExceptionDispatchInfo? _failure;

    private DownloadBody(Stream stream, WireBody? wire)
    {
        _stream = stream;
        _wire = wire;
    }

    /// <summary>Gets a body without bytes.</summary>
    public static DownloadBody Empty { get; } = new(Stream.Null, wire: null) { _isAtEnd = true };

    /// <summary>Gets the first bytes, as far as <see cref="LookAheadAsync"/> read them.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>Gets a value indicating whether the body is known to have no bytes.</summary>
    public bool IsEmpty => _isAtEnd && _headLength == 0;

    /// <summary>Gets the number of compressed bytes that came; <see langword="null"/> for a body that was not compressed.</summary>
    public long? WireBytes => _wire?.Count;

    /// <summary>Gets a value indicating whether the compressed data ended before its own end mark.</summary>
    public bool IsCut => _wire?.WasReadPastEnd == true;

    /// <summary>Determines whether an encoding changes the bytes. Storage repeats others that an upload named, such as <c>aws-chunked</c> and <c>utf-8</c>.</summary>
    public static bool IsCompression(string encoding) => Compressions.Contains(encoding);

    /// <summary>Creates a body that is not compressed.</summary>
    public static DownloadBody Create(Stream body) => new(body, wire: null);

    /// <summary>Creates a body that is compressed; <see langword="null"/> if the encoding is not known.</summary>
    public static DownloadBody? Decompress(Stream body, string encoding)
    {
        string name = encoding.ToUpperInvariant();
        if (!CompressedBody.IsKnown(name))
        {
            return null;
        }

        var wire = new WireBody(body, probesEnd: name is "GZIP" or "X-GZIP");
        return new DownloadBody(CompressedBody.Open(wire, name), wire);
    }

    /// <summary>Reads the first bytes. A failure that comes after some of them is thrown when those are used up.</summary>
    /// <param name="read">Reads some bytes of this body within a time limit.</param>
    public async ValueTask LookAheadAsync(Func<Memory<byte>, ValueTask<int>> read)
    {
        while (_headLength < _head.Length && !_isAtEnd)
        {
            try
            {
                int count = await read(_head.AsMemory(_headLength)).ConfigureAwait(false);
                _headLength += count;
                _isAtEnd = count == 0;
            }
            catch (Exception exception) when (_headLength > 0)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
                return;
            }
        }
    }

    /// <summary>Gets some of the first bytes again; 0 when they are used up.</summary>
    public int TakeHead(Memory<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _headLength - _headPosition);
        _head.AsSpan(_headPosition, count).CopyTo(buffer.Span);
        _headPosition += count;
        return count;
    }

    /// <summary>Reads bytes that come after the first ones.</summary>
    /// <exception cref="InvalidDataException">The compressed data is damaged.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _failure?.Throw();
        try
        {
            return _isAtEnd ? 0 : await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception) when (_wire is not null)
        {
            // A Brotli stream says so of damaged data.
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}

using System.Net.Http.Headers;

namespace Flux2Gen.Files;

/// <summary>A file on the web, read as it comes. When its connection is lost, it goes on by another where it was, and only with the same file.</summary>
internal sealed partial class DownloadStream : Stream
{
    /// <summary>Compressed data that nobody asked for may become this many times as long.</summary>
    private const long MaximumExpansion = 100;

    private const long AlwaysExpandable = 16 << 20;

    private readonly DownloadContext _context;
    private HttpResponseMessage? _response;
    private DownloadBody _body = DownloadBody.Empty;
    private EntityTagHeaderValue? _tag;
    private long? _length;
    private long _position;
    private bool _isFramed;
    private bool _isComplete;

    private DownloadStream(DownloadContext context) => _context = context;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Gets the failure after which the file can only be read from its beginning; <see langword="null"/> if there was none.</summary>
    public Exception? RestartCause { get; private set; }

    /// <summary>Gets the name that the server gives the file, or null.</summary>
    public string? FileName { get; private set; }

    /// <summary>Gets the media type that the server gives the file, or null.</summary>
    public string? MediaType { get; private set; }

    /// <summary>Gets the media type that the first bytes show, or null.</summary>
    public string? DetectedType { get; private set; }

    /// <summary>Gets how many bytes there are, when the server tells.</summary>
    public long? Total => _length;

    private DownloadPatience Patience => _context.Patience;

    private FalDownloadOptions Options => _context.Options;

    /// <summary>Opens a file.</summary>
    /// <exception cref="FalException">It cannot be read.</exception>
    public static async Task<DownloadStream> OpenAsync(DownloadContext context, CancellationToken cancellationToken)
    {
        var stream = new DownloadStream(context);
        try
        {
            stream.Patience.Resume();
            await stream.ConnectAsync(cause: null, cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_isComplete || buffer.Length == 0)
        {
            return 0;
        }

        Patience.Resume();
        while (true)
        {
            try
            {
                int count = _body.TakeHead(buffer) is > 0 and var taken ? taken : await ReadBodyAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    CheckEnd();
                    _isComplete = true;
                    return 0;
                }

                CheckSize(_position + count);
                _position += count;
                Patience.Advance(_position);
                return !Patience.IsTrickle && !Patience.IsOver ? count : throw DownloadErrors.Slow(_context, _position);
            }
            catch (Exception exception) when (IsRepeatable(exception))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await ConnectAsync(exception, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Without reading the rest.
            _response?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsRepeatable(Exception exception) => exception is NotTheFileException || DownloadPatience.IsOutage(exception);

    /// <summary>Checks a size that the download is about to reach.</summary>
    private void CheckSize(long size)
    {
        if (size > Options.MaxSize)
        {
            throw DownloadErrors.TooLarge($"at {_context.Address.Host}", Options.MaxSize.Value);
        }

        if (Options.MaxSize is null && _body.WireBytes is { } wireBytes
            && size > Math.Max(Math.Max(AlwaysExpandable, _context.Expected.Size ?? 0), MaximumExpansion * wireBytes))
        {
            throw DownloadErrors.Expanded(_context, wireBytes, size);
        }

        // A browser decompresses, and may hide that it did.
        if (size > _length && !OperatingSystem.IsBrowser())
        {
            throw Changed(cause: null);
        }
    }

    /// <summary>Checks that the end of a body is the end of the file.</summary>
    private void CheckEnd()
    {
        if (_position < _length)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded);
        }

        if (_body.IsCut)
        {
            throw new NotTheFileException(DownloadErrors.Cut(_context, _position));
        }

        // A length that the server states was doubted when it came.
        if (_length is not null || !(_position < _context.Expected.Size))
        {
            return;
        }

        bool canAskAgain = _tag is not null || _context.CanRestart;
        bool isDoubtful = _context.Doubts(_position);
        if (!_isFramed || (isDoubtful && canAskAgain))
        {
            throw new NotTheFileException(DownloadErrors.Cut(_context, _position));
        }
    }

    private async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = Patience.CreateLimit();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await _body.ReadAsync(buffer, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new NotTheFileException(DownloadErrors.Damaged(_context, exception), exception);
        }
    }
}

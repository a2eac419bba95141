using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Flux2Gen;

/// <summary>A file on the web, read as it comes. When its connection is lost, it goes on by another where it was, and only with the same file.</summary>
internal sealed class DownloadStream : Stream
{
    private const int MaximumRedirects = 5;

    private static readonly Lazy<HttpClient> SharedClient = new(static () => OwnHttpClient.ForFiles());
    private static readonly FalRetryOptions Waits = new();
    private static readonly TimeSpan MaximumRetryAfter = Waits.MaxRetryAfter;

    private readonly Uri _address;
    private readonly FalDownloadOptions _options;
    private readonly DownloadScope _scope;
    private HttpResponseMessage? _response;
    private Stream _body = Null;
    private EntityTagHeaderValue? _tag;
    private long? _length;
    private long _position;
    private int _failures;

    private DownloadStream(Uri address, FalDownloadOptions options, DownloadScope scope)
    {
        _address = address;
        _options = options;
        _scope = scope;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Gets a value indicating whether the stream ended in an error after which the file can only be read from its beginning.</summary>
    public bool HasToBeginAnew { get; private set; }

    /// <summary>Gets the name that the server gives the file, or null.</summary>
    public string? FileName { get; private set; }

    /// <summary>Gets the media type that the server gives the file, or null.</summary>
    public string? MediaType { get; private set; }

    /// <summary>Gets how many bytes there are, when the server tells.</summary>
    public long? Total => _length;

    /// <summary>Opens a file.</summary>
    /// <exception cref="FalException">It cannot be read.</exception>
    public static async Task<DownloadStream> OpenAsync(Uri address, FalDownloadOptions options, DownloadScope scope, CancellationToken cancellationToken)
    {
        var stream = new DownloadStream(address, options, scope);
        try
        {
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
        while (true)
        {
            try
            {
                int count = await ReadBodyAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (count == 0 && buffer.Length > 0 && _position < _length)
                {
                    throw new HttpIOException(HttpRequestError.ResponseEnded);
                }

                if (_position + count > _options.MaxSize)
                {
                    throw DownloadErrors.TooLarge($"at {_address.Host}", _options.MaxSize.Value);
                }

                // A browser decompresses, and may hide that it did.
                if (_position + count > _length && !OperatingSystem.IsBrowser())
                {
                    HasToBeginAnew = true;
                    throw DownloadErrors.Changed(_address, cause: null);
                }

                _position += count;
                _failures = count > 0 ? 0 : _failures;
                return count;
            }
            catch (Exception exception) when (IsLoss(exception, cancellationToken))
            {
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

    private static bool IsLoss(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && exception is IOException or HttpRequestException or OperationCanceledException;

    private static bool IsRepeatable(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && (IsLoss(exception, cancellationToken)
            || (exception is FalApiException refusal && (RetryPolicy.IsTransient(refusal.StatusCode) || refusal.StatusCode == HttpStatusCode.InternalServerError)));

    private async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(_options.IdleTimeout, _options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
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
            // The compression of the way is damaged, and nothing that the file has itself.
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Makes a connection, as often as is allowed, from where the file was left.</summary>
    /// <param name="cause">Why the last one was lost; null when there was none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    private async Task ConnectAsync(Exception? cause, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (cause is not null)
            {
                if (_position > 0 && _tag is null)
                {
                    HasToBeginAnew = true;
                    throw Told(cause);
                }

                if (_failures >= _options.MaxRetries)
                {
                    throw Told(cause);
                }

                await Task.Delay(Wait(cause), _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                await ConnectOnceAsync(cause, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(exception.Message, exception, cancellationToken);
            }
            catch (FalApiException exception) when (!IsRepeatable(exception, cancellationToken))
            {
                _scope.Answered(exception.StatusCode);
                throw;
            }
            catch (Exception exception) when (IsRepeatable(exception, cancellationToken))
            {
                cause = exception;
            }
        }
    }

    private TimeSpan Wait(Exception cause)
    {
        // The spread of the waits guards no secret.
#pragma warning disable CA5394
        TimeSpan own = Backoff.Next(_failures++, Waits, Random.Shared.NextDouble());
#pragma warning restore CA5394
        return cause is FalApiException { RetryAfter: { } asked } && asked > own ? (asked < MaximumRetryAfter ? asked : MaximumRetryAfter) : own;
    }

    private Exception Told(Exception cause)
    {
        if (cause is FalApiException { StatusCode: var status })
        {
            _scope.Answered(status);
        }

        return cause switch
        {
            FalException => cause,
            OperationCanceledException => DownloadErrors.Silent(_address, cause),
            _ => DownloadErrors.Lost(_address, cause),
        };
    }

    private async Task ConnectOnceAsync(Exception? cause, CancellationToken cancellationToken)
    {
        _response?.Dispose();
        _response = null;
        using var silence = new CancellationTokenSource(_options.IdleTimeout, _options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        HttpResponseMessage response = await SendAsync(linked.Token).ConfigureAwait(false);
        _response = response;
        if (_position > 0)
        {
            await ContinueAsync(response, cause, cancellationToken).ConfigureAwait(false);
            return;
        }

        // 206, which nobody asked for, is a piece of the file; 202 and 204 are none of it.
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
        {
            throw DownloadErrors.Refused(_address, response, _options.TimeProvider.GetUtcNow());
        }

        _scope.Answered(response.StatusCode);

        // Tag, length and places of what came compressed, though nobody asked for that, are not those of the file.
        bool isPlain = IsPlain(response);
        _tag = isPlain && response.Headers.ETag is { IsWeak: false } tag ? tag : null;
        _length = isPlain ? response.Content.Headers.ContentLength : null;
        ContentDispositionHeaderValue? disposition = response.Content.Headers.ContentDisposition;
        FileName = disposition?.FileNameStar ?? disposition?.FileName?.Trim('"');
        MediaType = response.Content.Headers.ContentType?.MediaType;
        if (_length > _options.MaxSize)
        {
            throw DownloadErrors.TooLarge($"at {_address.Host}", _options.MaxSize.Value);
        }

        Stream body = await response.Content.ReadAsStreamAsync(linked.Token).ConfigureAwait(false);
        _body = isPlain || OperatingSystem.IsBrowser() ? body : Decompress(body, string.Join(',', response.Content.Headers.ContentEncoding));
    }

    private static bool IsPlain(HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.All(static encoding => encoding.Equals("identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>Undoes what a server did on the way. A browser has done so already.</summary>
    private Stream Decompress(Stream body, string encoding) => encoding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(body, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(body, CompressionMode.Decompress),
        "BR" => new BrotliStream(body, CompressionMode.Decompress),
        _ => throw DownloadErrors.Encoded(_address),
    };

    /// <summary>Takes the file up where it was, if it is the same one.</summary>
    private async Task ContinueAsync(HttpResponseMessage response, Exception? cause, CancellationToken cancellationToken)
    {
        bool isPlain = IsPlain(response);
        bool isSame = isPlain && _tag!.Equals(response.Headers.ETag);
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent
                when isPlain && range?.From == _position && (range.Length ?? _length) == (_length ?? range.Length) && (isSame || response.Headers.ETag is null):
                _length ??= range.Length;
                _body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                return;
            case HttpStatusCode.OK when isSame:
                // The server knows no ranges, or does not want to.
                _body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                await SkipAsync(_position, cancellationToken).ConfigureAwait(false);
                return;
            case HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable:
                HasToBeginAnew = true;
                throw DownloadErrors.Changed(_address, cause);
            default:
                throw DownloadErrors.Refused(_address, response, _options.TimeProvider.GetUtcNow());
        }
    }

    private async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        while (count > 0)
        {
            int read = await ReadBodyAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), cancellationToken).ConfigureAwait(false);
            count -= read > 0 ? read : throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
    }

    /// <summary>Asks for the file, or the rest of it, and follows redirects: the file must not come in the clear by a detour.</summary>
    private async Task<HttpResponseMessage> SendAsync(CancellationToken cancellationToken)
    {
        Uri address = _address;
        for (int redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);

            // What is compressed on the way has other lengths and places than the file.
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            if (_position > 0)
            {
                request.Headers.Range = new RangeHeaderValue(_position, null);
                request.Headers.IfRange = new RangeConditionHeaderValue(_tag!);
            }

            if (OperatingSystem.IsBrowser())
            {
                BrowserRequests.Prepare(request);
            }

            HttpResponseMessage response = await (_options.HttpClient ?? SharedClient.Value)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (redirects == MaximumRedirects || Target(address, response) is not { } target || !MaySend(address, target))
            {
                return response;
            }

            response.Dispose();
            address = target;
        }
    }

    /// <summary>Whether a redirect may be followed: what a client of the user's sends by itself to one server is not for another.</summary>
    private bool MaySend(Uri from, Uri target) =>
        _options.HttpClient?.DefaultRequestHeaders is not { } own
        || ForeignHeaders.IsNone(own)
        || Uri.Compare(from, target, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri? Target(Uri from, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location
            || !Uri.TryCreate(from, location, out Uri? target))
        {
            return null;
        }

        bool isLocal = from is { Scheme: "http", IsLoopback: true } && target is { Scheme: "http", IsLoopback: true };
        return target.Scheme == Uri.UriSchemeHttps || isLocal ? target : null;
    }
}

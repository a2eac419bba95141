using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using Flux2Gen.Content;
using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>The upload of one file.</summary>
internal sealed class FileUpload : IDisposable
{
    private readonly ClientTransport _transport;
    private readonly UploadTokens _tokens;
    private readonly FalFileInput _file;
    private readonly MediaTypeHeaderValue _mediaType;
    private readonly FalUploadOptions _options;
    private readonly UploadSource _source;
    private readonly UploadMeter _meter;
    private readonly CallDeadline _deadline;
    private readonly CancellationTokenSource _end;
    private ExceptionDispatchInfo? _failure;
    private FilePart? _first;
    private UploadRoute? _route;
    private volatile bool _isOver;

    private FileUpload(
        ClientTransport transport, UploadTokens tokens, FalFileInput file, MediaTypeHeaderValue mediaType, FalUploadOptions options, UploadSource source, UploadMeter meter, CancellationToken caller)
    {
        _transport = transport;
        _tokens = tokens;
        _file = file;
        _mediaType = mediaType;
        _options = options;
        _source = source;
        _meter = meter;
        _deadline = new CallDeadline(options.Timeout, transport.Options.TimeProvider, caller);
        _end = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token);
    }

    private string Name => UploadRoute.NameOf(_file);

    private string Sent
    {
        get
        {
            string sent = _meter.Sent.ToString("N0", CultureInfo.InvariantCulture);
            return _meter.Total is { } total ? $"{sent} of {total.ToString("N0", CultureInfo.InvariantCulture)} bytes" : $"{sent} bytes";
        }
    }

    /// <summary>Uploads a file.</summary>
    /// <returns>Its URL.</returns>
    /// <exception cref="FalException">It cannot be uploaded.</exception>
    public static async Task<Uri> RunAsync(
        ClientTransport transport, UploadTokens tokens, FalFileInput file, FalUploadOptions options, IProgress<FalUploadProgress>? progress, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(file.ContentType, out MediaTypeHeaderValue? mediaType))
        {
            throw new ArgumentException($"The content type of '{file}' is not a media type such as image/png.", nameof(file));
        }

        // A stream that can be read once is not to be used up for nothing.
        transport.ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();

        // Opened first, so that a file that cannot be read is not announced.
        UploadSource source = file.Open();
        await using (source.ConfigureAwait(false))
        {
            var meter = new UploadMeter(source.Length, progress);
            using var upload = new FileUpload(transport, tokens, file, mediaType, options, source, meter, cancellationToken);
            return await upload.SendAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _end.Dispose();
        _deadline.Dispose();
    }

    private async Task<Uri> SendAsync(CancellationToken caller)
    {
        try
        {
            Uri url = await SendCoreAsync(_end.Token).ConfigureAwait(false);
            _meter.End();
            return url;
        }
        catch (Exception) when (_failure is not null)
        {
            // What the file, or who is told of the progress, threw.
            _failure.Throw();
            throw;
        }
        catch (ObjectDisposedException exception) when (_transport.Lifetime.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The FalClient was disposed before '{Name}' was uploaded.", exception, _transport.Lifetime);
        }
        catch (OperationCanceledException exception) when (_deadline.HasRunOut)
        {
            string time = _options.Timeout.ToString("g", CultureInfo.InvariantCulture);
            throw new FalTimeoutException($"The upload of '{Name}' did not end within the {time} of FalUploadOptions.Timeout: {Sent} were sent.", exception);
        }
        catch (OperationCanceledException exception) when (caller.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The upload of '{Name}' was cancelled: {Sent} were sent.", exception, caller);
        }
        finally
        {
            // An exchange that was ended may send a little longer.
            _meter.Stop();
            _isOver = true;
        }
    }

    private async Task<Uri> SendCoreAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long partSize = PartReader.SizeFor(_options.PartSize, _source.Length);
        var parts = new PartReader(_source, partSize);
        (bool isWhole, FilePart? part) = await TakeWholeAsync(parts, partSize, cancellationToken).ConfigureAwait(false);
        FilePart? whole = isWhole ? part : null;
        try
        {
            return await SendOnceAsync(whole, parts, cancellationToken).ConfigureAwait(false);
        }
        catch (FalApiException refusal) when (_route?.IsPlaceGone(refusal) == true)
        {
            if (whole is null && _source.Length is null)
            {
                throw UploadErrors.CannotBeginAnew(refusal);
            }

            // A presigned address lives for a while, and a long upload may take longer.
            _route = null;
            return await SendOnceAsync(whole, new PartReader(_source, partSize), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Uri> SendOnceAsync(FilePart? whole, PartReader parts, CancellationToken cancellationToken)
    {
        UploadRoute route = await BeginAsync(isMultipart: whole is null, cancellationToken).ConfigureAwait(false);
        _route = route;
        if (whole is null)
        {
            return await SendPartsAsync(route, parts, cancellationToken).ConfigureAwait(false);
        }

        Uri url = await route.SendWholeAsync(BodyOf(whole), cancellationToken).ConfigureAwait(false);
        _source.EnsureUnchanged();
        return url;
    }

    /// <summary>Gives the file as one part when it is to be sent in one piece. Of a stream that does not tell its length, the first part is read for that.</summary>
    private async Task<(bool IsWhole, FilePart? Part)> TakeWholeAsync(PartReader parts, long partSize, CancellationToken cancellationToken)
    {
        if (_source.Length is { } length)
        {
            return (length <= _options.MultipartThreshold, new FilePart(1, _source, 0, length));
        }

        _first = await parts.NextAsync(cancellationToken).ConfigureAwait(false);
        return (_first!.Length < partSize, _first);
    }

    private async Task<Uri> SendPartsAsync(UploadRoute route, PartReader parts, CancellationToken cancellationToken)
    {
        var tags = new ConcurrentDictionary<int, string>();
        var settings = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            parts.RestAsync(_first, cancellationToken),
            settings,
            async (part, token) =>
            {
                tags[part.Number] = await route.SendPartAsync(BodyOf(part), token).ConfigureAwait(false);
                parts.Return(part);
            }).ConfigureAwait(false);
        _source.EnsureUnchanged();
        return await route.CompleteAsync(tags, cancellationToken).ConfigureAwait(false);
    }

    private UploadBody BodyOf(FilePart part) => new(part, _meter, Fail);

    /// <summary>Gets a place for the file, on the second way when the first is not there.</summary>
    private async Task<UploadRoute> BeginAsync(bool isMultipart, CancellationToken cancellationToken)
    {
        UploadRoute first = _options.Route == FalUploadRoute.CdnToken
            ? new CdnRoute(_transport, _tokens, _file, _mediaType, _options)
            : new PresignedRoute(_transport, _file, _mediaType, _options);
        try
        {
            await first.BeginAsync(isMultipart, cancellationToken).ConfigureAwait(false);
            return first;
        }
        catch (FalApiException failure) when (_options.Route == FalUploadRoute.Auto && IsRouteMissing(failure.StatusCode))
        {
            var second = new CdnRoute(_transport, _tokens, _file, _mediaType, _options);
            try
            {
                await second.BeginAsync(isMultipart, cancellationToken).ConfigureAwait(false);
                return second;
            }
            catch (FalException)
            {
                // It is the usual way that should work.
                ExceptionDispatchInfo.Throw(failure);
                throw;
            }
        }
    }

    /// <summary>Whether the answer says nothing of the key or the file, and another way may be open.</summary>
    private static bool IsRouteMissing(HttpStatusCode status) =>
        status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone or >= HttpStatusCode.InternalServerError;

    /// <summary>Ends the upload with an error that is none of fal's.</summary>
    private void Fail(Exception exception)
    {
        if (!_isOver)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _end.Cancel();
        }
    }
}

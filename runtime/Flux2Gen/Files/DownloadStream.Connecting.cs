using System.Net;
using System.Net.Http.Headers;
using Flux2Gen.Content;

namespace Flux2Gen.Files;

/// <content>Connections, and what may be taken for the file or for the rest of it.</content>
internal sealed partial class DownloadStream
{
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
                    RestartCause = cause;
                    throw ToError(cause);
                }

                if (!Patience.MayRepeat(cause))
                {
                    throw ToError(cause);
                }

                await Patience.WaitAsync(cause, cancellationToken).ConfigureAwait(false);
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
            catch (Exception exception) when (IsRepeatable(exception))
            {
                cancellationToken.ThrowIfCancellationRequested();
                cause = exception;
            }
            catch (FalException exception)
            {
                throw ToError(exception);
            }
        }
    }

    private FalException ToError(Exception cause)
    {
        FalException error = cause switch
        {
            NotTheFileException { Error: var stated } => stated,
            FalException stated => stated,
            OperationCanceledException when Patience.IsOver => DownloadErrors.Slow(_context, _position, cause),
            OperationCanceledException => DownloadErrors.Silent(_context.Address, cause),
            _ => DownloadErrors.Lost(_context.Address, cause),
        };
        if (error is FalApiException { StatusCode: var status })
        {
            _context.Scope.Answered(status);
        }

        error.Attempts = Patience.Attempts;
        return error;
    }

    private async Task ConnectOnceAsync(Exception? cause, CancellationToken cancellationToken)
    {
        _response?.Dispose();
        _response = null;
        _body = DownloadBody.Empty;
        using CancellationTokenSource limit = Patience.CreateLimit();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        HttpResponseMessage response = await FileRequester.SendAsync(_context, _position, _tag, linked.Token).ConfigureAwait(false);
        _response = response;
        if (_position > 0)
        {
            await ContinueAsync(response, cause, cancellationToken).ConfigureAwait(false);
            return;
        }

        // 206, which nobody asked for, is a piece of the file; 202 and 204 are none of it.
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
        {
            throw Refused(response);
        }

        await BeginAsync(response, linked.Token, cancellationToken).ConfigureAwait(false);
        _context.Scope.Answered(response.StatusCode);
    }

    /// <summary>Takes an answer for the whole file, if it looks like it.</summary>
    private async Task BeginAsync(HttpResponseMessage response, CancellationToken limit, CancellationToken cancellationToken)
    {
        // Tag, length and places of what came compressed, though nobody asked for that, are not those of the file.
        bool isPlain = IsPlain(response);
        _tag = isPlain && response.Headers.ETag is { IsWeak: false } tag ? tag : null;
        _length = isPlain ? response.Content.Headers.ContentLength : null;
        _isFramed = !isPlain || response.Headers.TransferEncodingChunked == true || response.Version.Major >= 2 || OperatingSystem.IsBrowser();
        ContentDispositionHeaderValue? disposition = response.Content.Headers.ContentDisposition;
        FileName = disposition?.FileNameStar ?? disposition?.FileName?.Trim('"');
        MediaType = response.Content.Headers.ContentType?.MediaType;
        CheckSize(_length ?? 0);

        Stream stream = await response.Content.ReadAsStreamAsync(limit).ConfigureAwait(false);
        _body = isPlain || OperatingSystem.IsBrowser()
            ? DownloadBody.Create(stream)
            : DownloadBody.Decompress(stream, string.Join(',', response.Content.Headers.ContentEncoding.Where(DownloadBody.IsCompression))) ?? throw DownloadErrors.Encoded(_context.Address);
        await _body.LookAheadAsync(buffer => ReadBodyAsync(buffer, cancellationToken)).ConfigureAwait(false);
        DetectedType = MediaSignatures.Detect(_body.Head);
        if (_context.Expected.FindImpostor(_body.Head, MediaType) is { } impostor)
        {
            throw new NotTheFileException(DownloadErrors.Impostor(_context, impostor, _length, _body.Head));
        }

        if (_body.IsEmpty && _length is null or 0 && !_context.Expected.MayBeEmpty)
        {
            throw new NotTheFileException(DownloadErrors.Cut(_context, 0));
        }

        if (_length is { } length && _context.Doubts(length))
        {
            throw new NotTheFileException(DownloadErrors.Cut(_context, length));
        }
    }

    /// <summary>Takes the file up where it was, if it is the same one.</summary>
    private async Task ContinueAsync(HttpResponseMessage response, Exception? cause, CancellationToken cancellationToken)
    {
        bool isPlain = IsPlain(response);
        bool isSame = isPlain && _tag!.Equals(response.Headers.ETag);
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent
                when isPlain && range?.From == _position && (range.Length ?? _length) == (_length ?? range.Length) && (isSame || IsAlike(response)):
                _length ??= range.Length;
                _body = DownloadBody.Create(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
                return;
            case HttpStatusCode.RequestedRangeNotSatisfiable when range?.Length == _position && (isSame || response.Headers.ETag is null):
                // There is no rest: the file is shorter than its output stated.
                _length = _position;
                _body = DownloadBody.Empty;
                return;
            case HttpStatusCode.OK when isSame:
                // The server knows no ranges, or does not want to.
                _body = DownloadBody.Create(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
                await SkipAsync(_position, cancellationToken).ConfigureAwait(false);
                return;
            case HttpStatusCode.OK
                when response.Headers.ETag is null && response.Content.Headers.ContentType?.MediaType is var type && _context.Expected.Excludes(type):
                throw new NotTheFileException(DownloadErrors.Impostor(_context, type, response.Content.Headers.ContentLength, []));
            case HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable:
                throw Changed(cause);
            default:
                throw Refused(response);
        }
    }

    /// <summary>Determines whether a rest without a tag looks like one of the file: what is between may answer by itself.</summary>
    private bool IsAlike(HttpResponseMessage rest) =>
        rest.Headers.ETag is null && string.Equals(rest.Content.Headers.ContentType?.MediaType, MediaType, StringComparison.OrdinalIgnoreCase);

    private async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        while (count > 0)
        {
            int read = await ReadBodyAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), cancellationToken).ConfigureAwait(false);
            count -= read > 0 ? read : throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
    }

    private FalConnectionException Changed(Exception? cause)
    {
        FalConnectionException error = DownloadErrors.Changed(_context.Address, cause);
        RestartCause = new NotTheFileException(error);
        return error;
    }

    /// <summary>Creates the exception for a status. A CDN may not have a new file everywhere yet, and then answers 404, or 403.</summary>
    private Exception Refused(HttpResponseMessage response)
    {
        FalApiException error = DownloadErrors.Refused(_context.Address, response, Options.TimeProvider.GetUtcNow());
        bool isMissing = response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden;
        bool mayChange = response.IsSuccessStatusCode || (isMissing && (_context.Expected.IsRecent || _position > 0));
        return mayChange ? new NotTheFileException(error) : error;
    }

    /// <summary>Determines whether a body is the file as it is. Some servers call a gzip file a gzip encoding of something else.</summary>
    private bool IsPlain(HttpResponseMessage response) => response.Content.Headers.ContentEncoding.All(encoding =>
        !DownloadBody.IsCompression(encoding)
        || (encoding.EndsWith("gzip", StringComparison.OrdinalIgnoreCase) && _context.Expected.MediaType == "application/gzip"));
}

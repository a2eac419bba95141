using System.Net;
using Flux2Gen.Errors;

namespace Flux2Gen.Transport;

/// <summary>An answer that comes bit by bit, for as long as it takes.</summary>
internal sealed class ApiStream : IAsyncDisposable
{
    /// <summary>The media type of server-sent events.</summary>
    public const string EventStream = "text/event-stream";

    private const int MaximumError = 64 * 1024;

    private readonly ApiCall _call;
    private readonly HttpResponseMessage _response;
    private readonly Stream _source;
    private readonly string? _key;
    private readonly TimeSpan _silenceLimit;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationToken _end;
    private Stream? _body;

    private ApiStream(
        ApiCall call, HttpResponseMessage response, Stream source, string? key, TimeSpan silenceLimit, TimeProvider timeProvider, CancellationToken end)
    {
        _call = call;
        _response = response;
        _source = source;
        _key = key;
        _silenceLimit = silenceLimit;
        _timeProvider = timeProvider;
        _end = end;
    }

    /// <summary>Gets the key that was sent, to be taken out of whatever is shown.</summary>
    public string? Key => _key;

    public HttpStatusCode StatusCode => _response.StatusCode;

    public bool IsSuccess => _response.IsSuccessStatusCode;

    public bool IsEvents => IsEventStream(_response);

    /// <summary>Whether an answer is made of server-sent events.</summary>
    public static bool IsEventStream(HttpResponseMessage response) =>
        EventStream.Equals(response.Content.Headers.ContentType?.MediaType, StringComparison.OrdinalIgnoreCase);

    public static async Task<ApiStream> CreateAsync(
        ApiCall call, HttpResponseMessage response, string? key, TimeSpan silenceLimit, TimeProvider timeProvider, CancellationToken end, CancellationToken cancellationToken)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new ApiStream(call, response, body, key, silenceLimit, timeProvider, end);
    }

    /// <summary>Reads what is there, or waits until something is.</summary>
    /// <returns>How many bytes came; 0 at the end.</returns>
    /// <exception cref="FalTimeoutException">Nothing came for longer than the limit.</exception>
    /// <exception cref="FalConnectionException">The stream broke off.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(_silenceLimit, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token, _end);
        try
        {
            _body ??= await CompressedBody.OpenAsync(_source, _response, linked.Token).ConfigureAwait(false);
            return await _body.ReadAsync(buffer, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever the handler makes of it.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (Exception exception) when (_end.IsCancellationRequested)
        {
            throw DisposalErrors.Create(_call, exception, mayBeAccepted: _call.IsBilled, _end);
        }
        catch (OperationCanceledException exception) when (silence.IsCancellationRequested)
        {
            throw new FalTimeoutException(
                $"{_call.Uri.Host} began to answer and fell silent: check the network, and whether a proxy holds back what comes bit by bit.", exception);
        }
        catch (Exception exception)
        {
            throw ConnectionErrors.Create(_call, SafeCause.Of(exception, _key), isBeforeSending: false);
        }
    }

    /// <summary>Reads an answer that is no stream, as far as it comes in time and can be of use.</summary>
    /// <exception cref="FalException">The answer broke off.</exception>
    public async Task<ApiResponse> ReadAnswerAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_silenceLimit, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var body = new byte[MaximumError];
        int length = 0;
        for (int count = -1; count != 0 && length < body.Length; length += count)
        {
            try
            {
                count = await ReadAsync(body.AsMemory(length), linked.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        return new ApiResponse(_response, body.AsMemory(0, length), _key);
    }

    public ValueTask DisposeAsync()
    {
        // Without reading the rest: that may never end.
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}

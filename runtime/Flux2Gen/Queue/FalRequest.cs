using System.Net;

namespace Flux2Gen;

/// <summary>A request in fal's queue: what is needed to follow it, fetch its result and stop it.</summary>
/// <remarks>Note <see cref="RequestId"/>: it finds the request again in another process, with <c>endpoint.Attach(requestId)</c>.</remarks>
/// <typeparam name="TOutput">The type of the output.</typeparam>
public sealed partial class FalRequest<TOutput>
{
    /// <summary>How many times a result is asked for again that is not there yet.</summary>
    private const int MaximumEarly = 3;

    /// <summary>The largest input that is kept, so that no message repeats it.</summary>
    internal const int MaximumInput = 64 * 1024;

    private readonly FalClient _client;
    private readonly EndpointId _endpoint;
    private readonly FalModelContract<TOutput> _output;
    private readonly RequestAddresses _addresses;
    private FalQueueUpdate? _completed;

    internal FalRequest(
        FalClient client, EndpointId endpoint, FalModelContract<TOutput> output, string requestId, RequestAddresses? addresses = null)
    {
        _client = client;
        _endpoint = endpoint;
        _output = output;
        RequestId = requestId;
        _addresses = addresses ?? client.Uris.Addresses(endpoint, requestId);
        Timeline = client.Observer.StartTimeline(endpoint.Value, requestId);
    }

    /// <summary>Gets the id of the request.</summary>
    public string RequestId { get; }

    /// <summary>Gets the id of the endpoint.</summary>
    public string EndpointId => _endpoint.Value;

    /// <summary>Gets what the queue said when the request was submitted; null for one that was attached to.</summary>
    internal FalQueueUpdate? Submitted { get; init; }

    /// <summary>Gets the input, which no message may repeat; null for a large one, and for a request that was attached to.</summary>
    internal ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>Gets or sets fal's answer to the submit, until everybody was told of it.</summary>
    internal ApiResponse? Answer { get; set; }

    /// <summary>Gets the entry in the client's journal; null when there is none.</summary>
    internal JournalMark? Mark { get; set; }

    /// <summary>Gets what is known of the request's life; null when nobody is told of it.</summary>
    internal RequestTimeline? Timeline { get; }

    /// <summary>Asks where the request is in the queue.</summary>
    /// <param name="includeLogs">Whether to ask for the log too.</param>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="FalException">fal could not be asked, or does not know the request.</exception>
    public async Task<FalQueueUpdate> GetStatusAsync(bool includeLogs = false, CancellationToken cancellationToken = default) =>
        await GetStatusAsync(includeLogs, new LogAccumulator(), cancellationToken).ConfigureAwait(false);

    /// <summary>Waits until the request is completed and fetches its result, once.</summary>
    /// <remarks>fal keeps results for about an hour, and large ones for minutes.</remarks>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FalValidationException">The model refused the input.</exception>
    /// <exception cref="FalApiException">The model failed, the request was cancelled, or fal does not know it any more.</exception>
    /// <exception cref="FalException">fal could not be asked. The request itself goes on.</exception>
    public async Task<FalResult<TOutput>> GetResultAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            FalResult<TOutput> result = await FetchAsync(cancellationToken).ConfigureAwait(false);
            await new Delivery<TOutput>(result, Mark).ConfirmAsync().ConfigureAwait(false);
            return result;
        }
        catch (FalException exception) when (Mark is not null && RequestOutcome.IsFinal(exception, isOld: Submitted is null))
        {
            await Mark.SettleAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks fal to stop the request.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What became of it. A request that is being worked on may still finish, and then has a result.</returns>
    /// <exception cref="FalException">fal could not be asked.</exception>
    public async Task<FalCancelResult> CancelAsync(CancellationToken cancellationToken = default)
    {
        (FalCancelResult result, bool isFalsWord) = await AskToCancelAsync(cancellationToken).ConfigureAwait(false);
        if (Mark is not null && isFalsWord && (result == FalCancelResult.Canceled || result == FalCancelResult.NotFound))
        {
            // Any other may have a result that is paid for.
            await Mark.SettleAsync().ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Strikes the request off <see cref="FalClientOptions.Journal"/> without its result: it comes another way, such as by a webhook.</summary>
    /// <param name="cancellationToken">Ends the call before anything is noted.</param>
    /// <returns>A task that ends when that is done. Without a journal it does nothing.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public async Task RemoveFromJournalAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Mark is null)
        {
            await _client.Journal.RemoveAsync(RequestId).ConfigureAwait(false);
        }
        else
        {
            await Mark.SettleAsync().ConfigureAwait(false);
        }
    }

    private async Task<(FalCancelResult Result, bool IsFalsWord)> AskToCancelAsync(CancellationToken cancellationToken)
    {
        ApiCall call = CreateCall(FalOperation.Cancel, HttpMethod.Put, _addresses.Cancel);
        ApiResponse response = await _client.Sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        string? status = response.Json?.Text("status");
        if (response.IsSuccess)
        {
            // Bodies differ between fal's own documents; that the signal was sent is all that every 2xx says.
            return (status is null ? FalCancelResult.Requested : new FalCancelResult(status), status is not null);
        }

        var result = new FalCancelResult(status ?? WordOf(response));
        return result == FalCancelResult.AlreadyCompleted || result == FalCancelResult.NotFound
            ? (result, status is not null)
            : throw ApiErrors.Create(call, response);
    }

    /// <summary>Waits and fetches the result; the journal goes on to hold the request.</summary>
    internal async Task<FalResult<TOutput>> FetchAsync(CancellationToken cancellationToken)
    {
        FalQueueUpdate? last = Volatile.Read(ref _completed);
        if (last is null)
        {
            await foreach (FalQueueUpdate update in WatchAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                last = update;
            }
        }

        ApiCall call = CreateCall(FalOperation.Result, HttpMethod.Get, _addresses.Result);
        ApiResponse response = await _client.Sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        for (int attempt = 0; attempt < MaximumEarly && IsEarly(response); attempt++)
        {
            await Task.Delay(_client.Options.Polling.InitialInterval * (1 << attempt), _client.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            response = await _client.Sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }

        return response.IsSuccess
            ? new FalResult<TOutput>(response, _output, EndpointId, RequestId, last)
            : throw ApiErrors.Create(call, response, last);
    }

    /// <summary>Whether the result is not there yet, although the status said that the request is completed: the news was faster.</summary>
    private static bool IsEarly(ApiResponse response) =>
        response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity && ErrorBody.Parse(response.Body).IsEarly;

    /// <summary>What a status says by itself, where there is no JSON with it. A page of HTML is by somebody else than fal, who knows nothing of the request.</summary>
    private static string WordOf(ApiResponse response)
    {
        ReadOnlySpan<byte> body = response.Body.Span.Trim(" \t\r\n"u8);
        bool isSilent = !body.StartsWith("<"u8) && response.Json is null;
        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest when isSilent => FalCancelResult.AlreadyCompleted.Value,
            HttpStatusCode.NotFound when isSilent => FalCancelResult.NotFound.Value,
            _ => "",
        };
    }

    private ApiCall CreateCall(FalOperation operation, HttpMethod method, Uri uri) => new()
    {
        Operation = operation,
        Method = method,
        Uri = uri,
        Timeout = _client.Options.NetworkTimeout,
        EndpointId = EndpointId,
        RequestId = RequestId,
        Input = Input,
        Timeline = Timeline,
    };
}

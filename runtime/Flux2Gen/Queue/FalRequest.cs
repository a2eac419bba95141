using System.Runtime.CompilerServices;

namespace Flux2Gen;

/// <summary>A request in fal's queue: what is needed to follow it, fetch its result and stop it.</summary>
/// <remarks>Note <see cref="RequestId"/>: it finds the request again in another process, with <c>endpoint.Attach(requestId)</c>.</remarks>
/// <typeparam name="TOutput">The type of the output.</typeparam>
public sealed class FalRequest<TOutput>
{
    private readonly FalClient _client;
    private readonly EndpointId _endpoint;
    private readonly FalModelContract<TOutput> _output;
    private FalQueueUpdate? _completed;

    internal FalRequest(FalClient client, EndpointId endpoint, FalModelContract<TOutput> output, string requestId)
    {
        _client = client;
        _endpoint = endpoint;
        _output = output;
        RequestId = requestId;
        Timeline = client.Observer.StartTimeline(endpoint.Value, requestId);
    }

    /// <summary>Gets the id of the request.</summary>
    public string RequestId { get; }

    /// <summary>Gets the id of the endpoint.</summary>
    public string EndpointId => _endpoint.Value;

    /// <summary>Gets what the queue said when the request was submitted; null for one that was attached to.</summary>
    internal FalQueueUpdate? Submitted { get; init; }

    /// <summary>Gets what is known of the request's life; null when nobody is told of it.</summary>
    internal RequestTimeline? Timeline { get; }

    /// <summary>Asks where the request is in the queue.</summary>
    /// <param name="logs">Whether to ask for the log too.</param>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="FalException">fal could not be asked, or does not know the request.</exception>
    public async Task<FalQueueUpdate> GetStatusAsync(bool logs = false, CancellationToken cancellationToken = default) =>
        await GetStatusAsync(logs, new LogAccumulator(), cancellationToken).ConfigureAwait(false);

    /// <summary>Follows the request until it is completed. Gives the first answer, and then each that has something new: another state, another position, more log.</summary>
    /// <remarks>The questions come ever less often, as <see cref="FalClientOptions.Polling"/> says. Completed does not mean that it went well: the result tells.</remarks>
    /// <param name="logs">Whether to ask for the log too.</param>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="FalException">fal could not be asked, or does not know the request. The request itself goes on.</exception>
    public IAsyncEnumerable<FalQueueUpdate> WatchAsync(bool logs = false, CancellationToken cancellationToken = default) =>
        WatchAsync(logs, previous: null, cancellationToken);

    /// <summary>Waits until the request is completed and fetches its result, once.</summary>
    /// <remarks>fal keeps results for about an hour, and large ones for minutes.</remarks>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FalValidationException">The model refused the input.</exception>
    /// <exception cref="FalApiException">The model failed, the request was cancelled, or fal does not know it any more.</exception>
    /// <exception cref="FalException">fal could not be asked. The request itself goes on.</exception>
    public async Task<FalResult<TOutput>> GetResultAsync(CancellationToken cancellationToken = default)
    {
        FalQueueUpdate? last = Volatile.Read(ref _completed);
        if (last is null)
        {
            await foreach (FalQueueUpdate update in WatchAsync(logs: false, cancellationToken).ConfigureAwait(false))
            {
                last = update;
            }
        }

        ApiCall call = CreateCall(FalOperation.Result, HttpMethod.Get, _client.Uris.Result(_endpoint, RequestId));
        ApiResponse response = await _client.Sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess
            ? new FalResult<TOutput>(response, _output, EndpointId, RequestId, last)
            : throw ApiErrors.Create(call, response, last);
    }

    /// <summary>Asks fal to stop the request.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What became of it. A request that is being worked on may still finish, and then has a result.</returns>
    /// <exception cref="FalException">fal could not be asked.</exception>
    public async Task<FalCancelResult> CancelAsync(CancellationToken cancellationToken = default)
    {
        ApiCall call = CreateCall(FalOperation.Cancel, HttpMethod.Put, _client.Uris.Cancel(_endpoint, RequestId));
        ApiResponse response = await _client.Sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        string? status = JsonElementExtensions.TryParse(response.Body)?.Text("status");
        if (response.IsSuccess)
        {
            // Bodies differ between fal's own documents; that the signal was sent is all that every 2xx says.
            return status is null ? FalCancelResult.Requested : new FalCancelResult(status);
        }

        var result = new FalCancelResult(status ?? "");
        return result == FalCancelResult.AlreadyCompleted || result == FalCancelResult.NotFound
            ? result
            : throw ApiErrors.Create(call, response);
    }

    /// <summary>Follows the request from an answer that the caller has already seen.</summary>
    internal async IAsyncEnumerable<FalQueueUpdate> WatchAsync(
        bool logs, FalQueueUpdate? previous, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FalPollingOptions polling = _client.Options.Polling;
        var accumulator = new LogAccumulator();
        TimeSpan interval = polling.InitialInterval;
        FalQueueState? state = null;
        while (true)
        {
            FalQueueUpdate update = await GetStatusAsync(logs, accumulator, cancellationToken).ConfigureAwait(false);
            if (update.IsNewsAfter(previous))
            {
                previous = update;
                yield return update;
            }

            if (update.State == FalQueueState.Completed)
            {
                yield break;
            }

            interval = state == update.State ? polling.Next(interval) : polling.InitialInterval;
            state = update.State;
            await Task.Delay(interval, _client.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<FalQueueUpdate> GetStatusAsync(bool logs, LogAccumulator accumulator, CancellationToken cancellationToken)
    {
        ApiCall call = CreateCall(FalOperation.Status, HttpMethod.Get, _client.Uris.Status(_endpoint, RequestId, logs));
        ApiResponse response = await _client.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        if (JsonElementExtensions.TryParse(response.Body) is not { } json || json.Text("status") is null)
        {
            throw ProtocolErrors.Create(call, response, "said nothing of the request's status");
        }

        IReadOnlyList<FalLogLine> added = accumulator.Add(FalLogLine.ReadList(json.Member("logs")));
        var update = new FalQueueUpdate(RequestId, json, accumulator.Lines, added);
        Timeline?.Updated(update);
        if (update.State == FalQueueState.Completed)
        {
            Volatile.Write(ref _completed, update);
        }

        return update;
    }

    private ApiCall CreateCall(FalOperation operation, HttpMethod method, Uri uri) => new()
    {
        Operation = operation,
        Method = method,
        Uri = uri,
        Timeout = _client.Options.RequestTimeout,
        EndpointId = EndpointId,
        RequestId = RequestId,
        Timeline = Timeline,
    };
}

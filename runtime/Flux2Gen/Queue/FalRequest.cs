using Flux2Gen.Journal;
using Flux2Gen.Models;
using Flux2Gen.Queue;
using Flux2Gen.Results;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <summary>A request in fal's queue: what is needed to follow it, fetch its result and stop it.</summary>
/// <remarks>Note <see cref="RequestId"/>: it finds the request again in another process, with <c>endpoint.Attach(requestId)</c>.</remarks>
/// <typeparam name="TOutput">The type of the output.</typeparam>
public sealed partial class FalRequest<TOutput>
{
    /// <summary>The largest input that is kept, so that no message repeats it.</summary>
    internal const int MaximumInput = 64 * 1024;

    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private readonly ClientTransport _transport;
    private readonly JournalTracker _journal;
    private readonly EndpointId _endpoint;
    private readonly FalModelContract<TOutput> _output;
    private readonly RequestAddresses _addresses;
    private FalQueueUpdate? _completed;

    /// <summary>Whether fal has said that it knows the request: what says otherwise then is in doubt.</summary>
    private volatile bool _isKnown;

    internal FalRequest(
        ClientTransport transport, JournalTracker journal, EndpointId endpoint, FalModelContract<TOutput> output, string requestId, RequestAddresses? addresses = null)
    {
        _transport = transport;
        _journal = journal;
        _endpoint = endpoint;
        _output = output;
        RequestId = requestId;
        _isKnown = addresses is not null;
        _addresses = addresses ?? transport.Uris.Addresses(endpoint, requestId);
        Timeline = transport.Observer.StartTimeline(endpoint.Value, requestId);
    }

    /// <summary>Gets the id of the request.</summary>
    public string RequestId { get; }

    /// <summary>Gets the id of the endpoint.</summary>
    public string EndpointId => _endpoint.Value;

    /// <summary>Gets what the queue said when the request was submitted; null for one that was attached to.</summary>
    internal FalQueueUpdate? Submitted { get; init; }

    /// <summary>Gets the input, which no message may repeat; null for a large one, and for a request that was attached to.</summary>
    internal ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>Gets when the request was submitted, if a journal knows; null otherwise.</summary>
    internal DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Gets a value indicating whether fal may have forgotten the request: it keeps results for about an hour.</summary>
    private bool IsOld => _transport.Options.TimeProvider.GetUtcNow() - SubmittedAt > Retention;

    /// <summary>Gets the entry in the client's journal; null when there is none.</summary>
    internal JournalLease? Mark { get; set; }

    /// <summary>Gets what is known of the request's life; null when nobody is told of it.</summary>
    internal RequestTimeline? Timeline { get; }

    /// <summary>Asks where the request is in the queue.</summary>
    /// <param name="includeLogs">Whether to ask for the log too.</param>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="FalException">fal could not be asked, or does not know the request.</exception>
    public Task<FalQueueUpdate> GetStatusAsync(bool includeLogs = false, CancellationToken cancellationToken = default)
    {
        _transport.ThrowIfDisposed();
        var log = new LogAccumulator(_transport.Options.Watch.MaxLogLines);
        return AskAsync(
            CreateCall(FalOperation.Status, HttpMethod.Get, _addresses.Status(includeLogs)),
            (call, response) => ReadStatus(call, response, log),
            cancellationToken);
    }

    /// <summary>Waits until the request is completed and fetches its result.</summary>
    /// <remarks>
    /// Asking is free: both go on for <see cref="FalWatchOptions.OutageTolerance"/> through everything that is not fal's final word. fal keeps
    /// results for about an hour, and large ones for minutes.
    /// </remarks>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FalValidationException">The model refused the input.</exception>
    /// <exception cref="FalApiException">The model failed, the request was cancelled, or fal does not know it any more.</exception>
    /// <exception cref="FalException">fal could not be asked. The request itself goes on.</exception>
    public async Task<FalResult<TOutput>> GetResultAsync(CancellationToken cancellationToken = default)
    {
        _transport.ThrowIfDisposed();
        try
        {
            FalResult<TOutput> result = await FetchAsync(cancellationToken).ConfigureAwait(false);
            await new JournaledResult<TOutput>(result, Mark).ConfirmAsync().ConfigureAwait(false);
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
        _transport.ThrowIfDisposed();
        (FalCancelResult result, bool isEnd) = await AskAsync<(FalCancelResult Result, bool IsEnd)>(
            CreateCall(FalOperation.Cancel, HttpMethod.Put, _addresses.Cancel), ReadCancel, cancellationToken).ConfigureAwait(false);
        if (Mark is not null && isEnd)
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
            await _journal.RemoveAsync(RequestId).ConfigureAwait(false);
        }
        else
        {
            await Mark.SettleAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits and fetches the result; the journal goes on to hold the request.</summary>
    internal async Task<FalResult<TOutput>> FetchAsync(CancellationToken cancellationToken)
    {
        FalQueueUpdate? last = Volatile.Read(ref _completed);
        if (last is null)
        {
            await foreach (FalQueueUpdate update in WatchAsync(logs: false, mode: null, previous: null, cancellationToken).ConfigureAwait(false))
            {
                last = update;
            }
        }

        ApiCall call = CreateCall(FalOperation.Result, HttpMethod.Get, _addresses.Result);
        var patience = new Patience(_transport.Options);
        while (true)
        {
            (FalResult<TOutput>? result, Unanswered? failure) = await AskOnceAsync(call, (asked, response) => ReadResult(asked, response, last), cancellationToken).ConfigureAwait(false);
            if (result is not null)
            {
                return result;
            }

            await WaitAsync(patience, call, failure!, cancellationToken).ConfigureAwait(false);
        }
    }
}

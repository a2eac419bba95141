using System.Runtime.CompilerServices;
using System.Text.Json;
using Flux2Gen.Options;
using Flux2Gen.Queue;
using Flux2Gen.Results;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>Following a request: by the status stream, by polls, and from one to the other.</content>
public sealed partial class FalRequest<TOutput>
{
    /// <summary>How many streams are opened for one watch at most: the first, and three more when one breaks off.</summary>
    private const int MaximumStreams = 4;

    /// <summary>How long a request may be in a state that is not known here and has an error, when its result says that it is not finished.</summary>
    private static readonly TimeSpan UnknownFailureLimit = TimeSpan.FromSeconds(30);

    /// <summary>Follows the request until it is completed. Gives the first answer, and then each that has something new: another state, another position, more log.</summary>
    /// <remarks>
    /// fal's status stream tells of each change at once. Where it is refused, silent or broken off, the request is polled instead, ever
    /// less often, as <see cref="FalClientOptions.Polling"/> says; no line of the log is lost or repeated. Outages are endured for
    /// <see cref="FalWatchOptions.OutageTolerance"/>. Completed does not mean that it went well: the result tells.
    /// </remarks>
    /// <param name="includeLogs">Whether to ask for the log too.</param>
    /// <param name="mode">Whether to follow by the stream or by asking; <see langword="null"/> for <see cref="FalWatchOptions.Mode"/>.</param>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="FalProtocolException">The request stays in a state that this library does not know; the message names it.</exception>
    /// <exception cref="FalException">fal could not be asked, or does not know the request. The request itself goes on.</exception>
    public IAsyncEnumerable<FalQueueUpdate> WatchAsync(
        bool includeLogs = false, FalWatchMode? mode = null, CancellationToken cancellationToken = default)
    {
        _transport.ThrowIfDisposed();
        return WatchAsync(includeLogs, mode, previous: null, cancellationToken);
    }

    /// <summary>Follows the request from an answer that the caller has already seen.</summary>
    internal async IAsyncEnumerable<FalQueueUpdate> WatchAsync(
        bool logs, FalWatchMode? mode, FalQueueUpdate? previous, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FalWatchMode chosen = mode ?? _transport.Options.Watch.Mode;
        int streams = chosen == FalWatchMode.Poll ? 0 : MaximumStreams;
        var log = new LogAccumulator(_transport.Options.Watch.MaxLogLines);
        var patience = new Patience(_transport.Options);
        var pace = new PollPace(_transport.Options);
        ApiCall poll = CreateCall(FalOperation.Status, HttpMethod.Get, _addresses.Status(logs));
        while (true)
        {
            FalQueueUpdate? current = null;
            Unanswered? failure = null;
            int streamsLeft = streams;

            // In an outage a stream would fail as the polls do, and each counts.
            bool isOutage = chosen == FalWatchMode.Auto && patience.Repetitions > 0;
            if (streams > 0 && !isOutage && TryCreateStream(logs, chosen, log) is { } stream)
            {
                await using ConfiguredAsyncDisposable disposal = stream.ConfigureAwait(false);
                while (await stream.ReadAsync(cancellationToken).ConfigureAwait(false) is { } next)
                {
                    patience.Reset();
                    current = ToUpdate(next.Json, log, next.NewLogs);
                    if (IsNews(current, ref previous))
                    {
                        yield return current;
                    }

                    if (current.IsEnd)
                    {
                        yield break;
                    }

                    if (current is { State.IsKnown: false, HasFailed: true })
                    {
                        break;
                    }
                }

                failure = stream.Failure;
                if (chosen == FalWatchMode.Auto)
                {
                    streamsLeft = stream.StreamsLeft(streams);
                    _transport.Observer.StreamFellBack(EndpointId, RequestId, stream.IsHopeless ? "stream_refused" : stream.IsQuiet ? "stream_silent" : "stream_ended");
                }
            }

            if (chosen != FalWatchMode.Stream)
            {
                // At once: the request may have been completed while the stream was broken.
                (current, failure) = await AskOnceAsync(poll, (asked, response) => ReadStatus(asked, response, log), cancellationToken).ConfigureAwait(false);
                if (current is not null && IsNews(current, ref previous))
                {
                    yield return current;
                }

                if (current is { IsEnd: true })
                {
                    yield break;
                }
            }

            if (failure is not null)
            {
                pace.Reset();
                await WaitAsync(patience, poll, failure, cancellationToken).ConfigureAwait(false);
                continue;
            }

            patience.Reset();
            streams = streamsLeft;
            if (current is { State.IsKnown: false } && pace.InUnknownState(current) is { } duration && await HasEndedAsync(current, duration, cancellationToken).ConfigureAwait(false))
            {
                yield break;
            }

            await _transport.DelayAsync(pace.Next(current!.State), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether an update says more than the one before, which it then takes the place of.</summary>
    private static bool IsNews(FalQueueUpdate update, ref FalQueueUpdate? previous)
    {
        bool isNews = update.IsNewsAfter(previous);
        previous = isNews ? update : previous;
        return isNews;
    }

    /// <summary>Determines whether a request in a state that is not known here has an outcome: looking for its result is free.</summary>
    /// <param name="update">The state.</param>
    /// <param name="duration">How long the request has been in such a state.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="FalProtocolException">The state lasts for too long.</exception>
    private async Task<bool> HasEndedAsync(FalQueueUpdate update, TimeSpan duration, CancellationToken cancellationToken)
    {
        ApiCall call = CreateCall(FalOperation.Result, HttpMethod.Get, _addresses.Result);
        Unanswered? failure = (await AskOnceAsync(call, (asked, response) => ReadResult(asked, response, update), cancellationToken).ConfigureAwait(false)).Failure;
        if (failure is null or { Finality: Finality.Final or Finality.Unconfirmed } || (update.HasFailed && duration >= UnknownFailureLimit))
        {
            Volatile.Write(ref _completed, update);
            return true;
        }

        TimeSpan limit = _transport.Options.Watch.OutageTolerance;
        return limit == Timeout.InfiniteTimeSpan || duration < limit ? false : throw ResultErrors.CreateUnknownState(call, update, failure.Exception);
    }

    /// <summary>Makes a stream, or null when the client has as many open as it may. Who wants a stream or nothing is given one in any case.</summary>
    private StatusEvents? TryCreateStream(bool logs, FalWatchMode mode, LogAccumulator log)
    {
        bool isForced = mode == FalWatchMode.Stream;
        if (!_transport.StatusStreams.TryEnter(isForced))
        {
            return null;
        }

        TimeSpan limit = _transport.Options.Watch.StreamIdleTimeout;
        ApiCall call = CreateCall(FalOperation.StatusStream, HttpMethod.Get, _addresses.StatusStream(logs)) with
        {
            // The beginning of the answer is the first sign of life.
            Timeout = TimeLimit.Shorter(_transport.Options.NetworkTimeout, limit),
            Accept = ApiStream.EventStream,
            SilenceLimit = limit,
        };
        return new StatusEvents(_transport, call, logs ? log : null, explains: isForced, _isKnown);
    }

    private FalQueueUpdate ToUpdate(JsonElement json, LogAccumulator log, IReadOnlyList<FalLogLine> added)
    {
        _isKnown = true;
        var update = new FalQueueUpdate(RequestId, json, log.Lines, added);
        Timeline?.Updated(update);
        if (update.IsEnd && (Volatile.Read(ref _completed) is not { } known || known.Logs.Count <= update.Logs.Count))
        {
            // A question without logs must not take those away that were seen.
            Volatile.Write(ref _completed, update);
        }

        return update;
    }
}

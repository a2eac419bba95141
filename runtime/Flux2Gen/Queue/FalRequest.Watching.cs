using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Flux2Gen;

/// <content>Following a request: by the status stream, by polls, and from one to the other.</content>
public sealed partial class FalRequest<TOutput>
{
    /// <summary>How many streams are opened for one watch at most: the first, and three more when one breaks off.</summary>
    private const int MaximumStreams = 4;

    /// <summary>Follows the request until it is completed. Gives the first answer, and then each that has something new: another state, another position, more log.</summary>
    /// <remarks>
    /// fal's status stream tells of each change at once. Where it is refused, silent or broken off, the request is asked after
    /// instead, ever less often, as <see cref="FalClientOptions.Polling"/> says; nothing of the log gets lost or comes twice.
    /// Completed does not mean that it went well: the result tells.
    /// </remarks>
    /// <param name="includeLogs">Whether to ask for the log too.</param>
    /// <param name="mode">Whether to follow by the stream or by asking; <see langword="null"/> for <see cref="FalWatchOptions.Mode"/>.</param>
    /// <param name="cancellationToken">Ends the call, not the request.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="FalException">fal could not be asked, or does not know the request. The request itself goes on.</exception>
    public IAsyncEnumerable<FalQueueUpdate> WatchAsync(
        bool includeLogs = false, FalWatchMode? mode = null, CancellationToken cancellationToken = default) =>
        WatchAsync(includeLogs, mode, previous: null, cancellationToken);

    /// <summary>Follows the request from an answer that the caller has already seen.</summary>
    internal async IAsyncEnumerable<FalQueueUpdate> WatchAsync(
        bool logs, FalWatchMode? mode, FalQueueUpdate? previous, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FalPollingOptions polling = _client.Options.Polling;
        FalWatchMode chosen = mode ?? _client.Options.Watch.Mode;
        int streams = chosen == FalWatchMode.Poll ? 0 : MaximumStreams;
        var log = new LogAccumulator();
        TimeSpan interval = polling.InitialInterval;
        FalQueueState? state = null;
        while (true)
        {
            FalException? failure = null;
            if (streams > 0 && TryCreateStream(logs, chosen, log) is { } stream)
            {
                await using ConfiguredAsyncDisposable disposal = stream.ConfigureAwait(false);
                while (await stream.ReadAsync(cancellationToken).ConfigureAwait(false) is { } next)
                {
                    FalQueueUpdate told = ToUpdate(next.Json, log, next.NewLogs);
                    if (IsNews(told, ref previous))
                    {
                        yield return told;
                    }

                    if (told.IsEnd)
                    {
                        yield break;
                    }
                }

                failure = stream.Failure;
                if (chosen == FalWatchMode.Auto)
                {
                    _client.Observer.StreamFellBack(EndpointId, RequestId, stream.IsHopeless ? "stream_refused" : stream.IsQuiet ? "stream_silent" : "stream_ended");
                }

                streams = stream.IsHopeless ? 0 : stream.IsQuiet ? streams : streams - 1;
            }

            if (chosen != FalWatchMode.Stream)
            {
                // At once: the request may have been completed while the stream was broken.
                FalQueueUpdate update = await GetStatusAsync(logs, log, cancellationToken).ConfigureAwait(false);
                if (IsNews(update, ref previous))
                {
                    yield return update;
                }

                if (update.IsEnd)
                {
                    yield break;
                }

                interval = state == update.State ? polling.Next(interval) : polling.InitialInterval;
                state = update.State;
            }
            else if (streams == 0)
            {
                throw failure!;
            }

            await Task.Delay(interval, _client.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether an update says more than the one before, which it then takes the place of.</summary>
    private static bool IsNews(FalQueueUpdate update, ref FalQueueUpdate? previous)
    {
        bool isNews = update.IsNewsAfter(previous);
        previous = isNews ? update : previous;
        return isNews;
    }

    /// <summary>Makes a stream, or null when the client has as many open as it may. Who wants a stream or nothing is given one in any case.</summary>
    private StatusStream? TryCreateStream(bool logs, FalWatchMode mode, LogAccumulator log)
    {
        bool isForced = mode == FalWatchMode.Stream;
        if (!_client.StatusStreams.TryEnter(isForced))
        {
            return null;
        }

        TimeSpan limit = _client.Options.Watch.StreamIdleTimeout;
        TimeSpan timeout = _client.Options.NetworkTimeout;
        ApiCall call = CreateCall(FalOperation.StatusStream, HttpMethod.Get, _addresses.StatusStream(logs)) with
        {
            // The beginning of the answer is the first sign of life.
            Timeout = timeout == Timeout.InfiniteTimeSpan || timeout > limit ? limit : timeout,
            Accept = ApiStream.EventStream,
            SilenceLimit = limit,
        };
        return new StatusStream(_client, call, log, explains: isForced);
    }

    private async Task<FalQueueUpdate> GetStatusAsync(bool logs, LogAccumulator log, CancellationToken cancellationToken)
    {
        ApiCall call = CreateCall(FalOperation.Status, HttpMethod.Get, _addresses.Status(logs));
        ApiResponse response = await _client.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        if (response.Json is not { } json || json.Text("status") is null)
        {
            throw ProtocolErrors.Create(call, response, "said nothing of the request's status");
        }

        return ToUpdate(json, log, log.Add(FalLogLine.ReadList(json.Member("logs"))));
    }

    private FalQueueUpdate ToUpdate(JsonElement json, LogAccumulator log, IReadOnlyList<FalLogLine> added)
    {
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

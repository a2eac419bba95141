using System.Net;

namespace Flux2Gen;

/// <summary>One status stream of a request: from its opening to whatever ends it.</summary>
/// <remarks>It never throws what went wrong with the stream, but keeps it: whoever follows the request can ask in another way.</remarks>
/// <param name="client">The client, whose count of streams this one is in until it is disposed of.</param>
/// <param name="call">What to ask.</param>
/// <param name="log">Where the log goes.</param>
/// <param name="explains">Whether somebody wants to know why there is no stream; otherwise a refusal is not read.</param>
internal sealed class StatusStream(FalClient client, ApiCall call, LogAccumulator log, bool explains) : IAsyncDisposable
{
    /// <summary>Far more than any status with its log has.</summary>
    private const int MaximumEvent = 16 * 1024 * 1024;

    /// <summary>How many times longer than signs of life news may take, before somebody had better ask.</summary>
    private const int QuietFactor = 10;

    private readonly StreamLog _log = new(log);
    private bool _hasTold;
    private ApiStream? _stream;
    private SseReader? _events;

    /// <summary>Gets what ended the stream, once <see cref="ReadAsync"/> has given null.</summary>
    public FalException? Failure { get; private set; }

    /// <summary>Gets a value indicating whether another stream would end the same way: there is none here, or something keeps it from getting through.</summary>
    public bool IsHopeless { get; private set; }

    /// <summary>Gets a value indicating whether the stream was alive but had no news for so long that it was closed, to be safe.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Waits for the next status; null when no more will come.</summary>
    public async ValueTask<StreamedStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        // Signs of life are no news: a stream that has not told the state by then may never do so, and one that is stuck must not
        // hold up a result that is there.
        TimeSpan limit = client.Options.Watch.StreamIdleTimeout * (_hasTold ? QuietFactor : 1);
        using var silence = new CancellationTokenSource(limit, client.Options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            _events ??= await OpenAsync(linked.Token).ConfigureAwait(false);
            if (_events is null)
            {
                return null;
            }

            if (await ReadEventAsync(_events, linked.Token).ConfigureAwait(false) is { } status)
            {
                _hasTold = true;
                return status;
            }
        }
        catch (OperationCanceledException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IsHopeless = !_hasTold;
            IsQuiet = _hasTold;
            Failure = new FalTimeoutException(
                $"The status stream of {call.Uri.Host} said nothing of the request: follow it with FalWatchMode.Auto or FalWatchMode.Poll.", exception)
            {
                RequestId = call.RequestId,
                EndpointId = call.EndpointId,
            };
        }
        catch (InvalidDataException exception)
        {
            Failure = Broken("sent an event that is too large", exception);
        }
        catch (FalException exception)
        {
            // Whatever holds back the signs of life holds back the rest as well, and no stream finds a key where there is none.
            IsHopeless = exception is FalTimeoutException or FalCredentialsException;
            exception.RequestId ??= call.RequestId;
            exception.EndpointId ??= call.EndpointId;
            Failure = exception;
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        client.StatusStreams.Leave();
        return _stream?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static bool IsTemporary(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests
        or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;

    /// <summary>Opens the stream; null when what came is none.</summary>
    private async Task<SseReader?> OpenAsync(CancellationToken cancellationToken)
    {
        _stream = await client.Sender.OpenAsync(call, cancellationToken).ConfigureAwait(false);
        if (_stream is { IsSuccess: true, IsEvents: true })
        {
            return new SseReader(_stream.ReadAsync, MaximumEvent);
        }

        IsHopeless = _stream.IsSuccess || !IsTemporary(_stream.StatusCode);
        if (explains)
        {
            ApiResponse answer = await _stream.ReadAnswerAsync(cancellationToken).ConfigureAwait(false);
            Failure = answer.IsSuccess ? ProtocolErrors.Create(call, answer, "gave something else than a status stream") : ApiErrors.Create(call, answer);
        }

        return null;
    }

    /// <summary>Reads up to the next status; null when there is none, and <see cref="Failure"/> says why.</summary>
    private async ValueTask<StreamedStatus?> ReadEventAsync(SseReader events, CancellationToken cancellationToken)
    {
        while (await events.ReadAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            if (!JsonValueCounter.HasAtMost(next.Data.Span, client.Options.MaxResponseValues)
                || JsonElementExtensions.TryParse(ErrorText.WithoutKey(next.Data, _stream!.Key)) is not { } json)
            {
                Failure = Broken("sent an event that is not JSON, or has too many values");
                return null;
            }

            // What says nothing of the state is some message of its own, and no reason to stop.
            if (json.Text("status") is not null)
            {
                return new StreamedStatus(json, _log.Add(FalLogLine.ReadList(json.Member("logs"))));
            }
        }

        Failure = Broken("ended before the request was completed");
        return null;
    }

    private FalConnectionException Broken(string what, Exception? cause = null) =>
        new($"The status stream of {call.Uri.Host} {what}: ask with GetStatusAsync, or follow the request with FalWatchMode.Auto.", cause)
        {
            RequestId = call.RequestId,
            EndpointId = call.EndpointId,
        };
}

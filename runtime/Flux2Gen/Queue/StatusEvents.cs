using System.Net;
using Flux2Gen.Json;
using Flux2Gen.Results;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen.Queue;

/// <summary>One status stream of a request: from its opening to whatever ends it.</summary>
/// <remarks>It never throws what went wrong with the stream, but keeps it: whoever follows the request can ask in another way.</remarks>
/// <param name="transport">The transport, whose count of streams this one is in until it is disposed of.</param>
/// <param name="call">What to ask.</param>
/// <param name="log">Where the log goes; null when it is not asked for.</param>
/// <param name="explains">Whether a refusal is read, to say why there is no stream.</param>
/// <param name="isKnown">Whether fal has confirmed before that it knows the request.</param>
internal sealed class StatusEvents(ClientTransport transport, ApiCall call, LogAccumulator? log, bool explains, bool isKnown) : IAsyncDisposable
{
    /// <summary>Far more than any status with its log has.</summary>

    /// <summary>How many times longer than signs of life news may take, before somebody had better ask.</summary>
    private const int QuietFactor = 10;

    private readonly StreamLog? _log = log is null ? null : new StreamLog(log);
    private bool _hasTold;
    private bool _isStateUnknown;
    private ApiStream? _stream;
    private SseReader? _events;

    /// <summary>Gets what ended the stream, once <see cref="ReadAsync"/> has given null; null when the request stays in a state that is not known here.</summary>
    public Unanswered? Failure { get; private set; }

    /// <summary>Gets a value indicating whether another stream would end the same way: there is none here, or something keeps it from getting through.</summary>
    public bool IsHopeless { get; private set; }

    /// <summary>Gets a value indicating whether the stream was alive but had no news for so long that it was closed, to be safe.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Returns how many streams may follow this one; none after a state that is not known here, in which a request is polled.</summary>
    /// <param name="left">How many there could be, this one included.</param>
    public int StreamsLeft(int left) => Failure is null || IsHopeless ? 0 : IsQuiet ? left : left - 1;

    /// <summary>Waits for the next status; null when no more will come.</summary>
    public async ValueTask<StreamedStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        // Signs of life are no news: a stream that has not told the state by then may never do so, and one that is stuck must not
        // hold up a result that is there.
        TimeSpan limit = _isStateUnknown ? transport.Options.Polling.MaxInterval : transport.Options.Watch.StreamIdleTimeout * (_hasTold ? QuietFactor : 1);
        using var silence = new CancellationTokenSource(limit, transport.Options.TimeProvider);
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
                _isStateUnknown = !new FalQueueState(status.Json.Text("status")!).IsKnown;
                return status;
            }
        }
        catch (OperationCanceledException exception) when (exception is not FalCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_isStateUnknown)
            {
                // It may be the last one: whether there is a result has to be asked.
                return null;
            }

            IsHopeless = !_hasTold;
            IsQuiet = _hasTold;
            Failure = Failed(new FalTimeoutException($"The status stream of {call.Uri.Host} said nothing of the request: follow it with FalWatchMode.Auto or FalWatchMode.Poll.", exception)) with
            {
                Finality = IsHopeless ? Finality.Unconfirmed : Finality.None,
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
            Failure = Failed(exception);
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        transport.StatusStreams.Leave();
        return _stream?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static bool IsTemporary(HttpStatusCode status) =>
        FinalWord.IsForTheMoment(status) || status is >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;

    /// <summary>Opens the stream; null when what came is none.</summary>
    private async Task<SseReader?> OpenAsync(CancellationToken cancellationToken)
    {
        _stream = await transport.Sender.OpenAsync(call, cancellationToken).ConfigureAwait(false);
        if (_stream is { IsSuccess: true, IsEvents: true })
        {
            return new SseReader(_stream.ReadAsync, (int)transport.Options.MaxResponseSize);
        }

        IsHopeless = _stream.IsSuccess || !IsTemporary(_stream.StatusCode);
        if (!explains)
        {
            Failure = Broken("could not be opened");
            return null;
        }

        ApiResponse answer = await _stream.ReadAnswerAsync(cancellationToken).ConfigureAwait(false);
        Finality finality = FinalWord.OfStatus(answer, isKnown);

        // A server without status streams answers in its own form: that it does so again is enough.
        finality = finality == Finality.None && IsHopeless ? Finality.Unconfirmed : finality;
        Failure = new Unanswered(
            answer.IsSuccess ? ProtocolErrors.Create(call, answer, "gave something else than a status stream") : ApiErrors.Create(call, answer, finality: finality),
            finality,
            answer.RetryAfter,
            answer);
        return null;
    }

    /// <summary>Reads up to the next status; null when there is none, and <see cref="Failure"/> says why.</summary>
    private async ValueTask<StreamedStatus?> ReadEventAsync(SseReader events, CancellationToken cancellationToken)
    {
        while (await events.ReadAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            if (!JsonValueCounter.HasAtMost(next.Data.Span, transport.Options.MaxResponseValues)
                || JsonElementExtensions.TryParse(ErrorText.WithoutKey(next.Data, _stream!.Key)) is not { } json)
            {
                Failure = Broken("sent an event that is not JSON, or has too many values");
                return null;
            }

            // What says nothing of the state is some message of its own, and no reason to stop.
            if (json.Text("status") is not null)
            {
                return new StreamedStatus(json, _log?.Add(FalLogLine.ReadList(json.Member("logs"))) ?? []);
            }
        }

        Failure = Broken("ended before the request was completed");
        return null;
    }

    private Unanswered Broken(string what, Exception? cause = null) =>
        Failed(new FalConnectionException($"The status stream of {call.Uri.Host} {what}: ask with GetStatusAsync, or follow the request with FalWatchMode.Auto.", cause));

    private Unanswered Failed(FalException exception)
    {
        exception.RequestId ??= call.RequestId;
        exception.EndpointId ??= call.EndpointId;
        return new Unanswered(exception, FinalWord.Of(exception, isKnown));
    }
}

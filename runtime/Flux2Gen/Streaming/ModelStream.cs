using Flux2Gen.Json;
using Flux2Gen.Transport;

namespace Flux2Gen.Streaming;

/// <summary>One request whose output is streamed: from the check of its input to whatever ends it.</summary>
/// <typeparam name="TOutput">The type of the output.</typeparam>
/// <param name="transport">The transport.</param>
/// <param name="output">How outputs are read.</param>
/// <param name="prepare">Makes the body: checks the input and uploads its files.</param>
/// <param name="call">What to ask, but for the body.</param>
/// <param name="timeout">How long it may take in all.</param>
/// <param name="caller">What else ends it.</param>
internal sealed class ModelStream<TOutput>(
    ClientTransport transport, FalModelContract<TOutput> output, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> prepare, ApiCall call, TimeSpan timeout, CallerTokens caller)
    : IAsyncDisposable
{
    private readonly CallDeadline? _deadline =
        timeout == Timeout.InfiniteTimeSpan ? null : new CallDeadline(timeout, transport.Options.TimeProvider, caller.Token);

    private readonly ReceivedEvents _received = new(transport.Options.MaxResponseSize);
    private ResultScope? _scope;
    private ApiResponse? _answer;
    private SseReader? _events;
    private FalStreamUpdate<TOutput>? _last;
    private bool _isOver;

    /// <summary>Waits for the next output; null after the last one.</summary>
    /// <exception cref="FalException">The stream failed.</exception>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public async ValueTask<FalStreamUpdate<TOutput>?> ReadAsync()
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        try
        {
            if (_last is null)
            {
                _scope = transport.Observer.StartStream(call.EndpointId!, transport.Options.Hosts.Run);
            }

            if (await NextAsync(_deadline?.Token ?? caller.Token).ConfigureAwait(false) is { } update)
            {
                if (_last is null)
                {
                    _scope?.FirstUpdate();
                }

                return _last = update;
            }
        }
        catch (Exception exception)
        {
            Exception error = Explain(exception);
            _scope?.Failed(error);
            if (_answer is not null && error is not OperationCanceledException)
            {
                transport.Observer.StreamFailed(call, _answer, error);
            }

            await DisposeAsync().ConfigureAwait(false);
            if (error == exception)
            {
                throw;
            }

            throw error;
        }

        _scope?.Succeeded(_last!.Result.RequestId, _last.Result.BillableUnits, _last.Result.InferenceTime);
        transport.Observer.StreamEnded(call, _answer!);
        await DisposeAsync().ConfigureAwait(false);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        if (_answer?.Stream is { } stream)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }

        _scope?.Dispose();
        _deadline?.Dispose();
        caller.Dispose();
    }

    private async ValueTask<FalStreamUpdate<TOutput>?> NextAsync(CancellationToken cancellationToken)
    {
        // What is in the buffer already needs no wait that could tell.
        cancellationToken.ThrowIfCancellationRequested();
        if (_answer is null)
        {
            ReadOnlyMemory<byte> body = await prepare(cancellationToken).ConfigureAwait(false);
            call = call with { Content = () => JsonContent.Create(body), Input = body };
            _answer = await transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
            if (_answer.Stream is not { } stream)
            {
                return TakeWhole(_answer);
            }

            _events = new SseReader(stream.ReadAsync, (int)transport.Options.MaxResponseSize);
        }

        while (_events is not null)
        {
            if (await _events.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } next)
            {
                return _events.HasUnfinishedEvent ? throw StreamErrors.CreateBrokenOff(call, cause: null)
                    : _last is null ? throw ProtocolErrors.Create(call, _answer, "its stream ended without an event")
                    : null;
            }

            // How servers in the style of OpenAI's say goodbye: what becomes of the connection after it does not matter.
            bool isEnd = next.Data.Span.SequenceEqual("[DONE]"u8);
            if (isEnd && _last is not null)
            {
                return null;
            }

            if (!JsonValueCounter.HasAtMost(next.Data.Span, transport.Options.MaxResponseValues))
            {
                throw ProtocolErrors.CreateTooManyValues(call, _answer.WithEvent(next.Data), transport.Options.MaxResponseValues);
            }

            // An event without data is a sign of life.
            if (!next.Data.IsEmpty && !isEnd)
            {
                return Take(next);
            }
        }

        return null;
    }

    /// <summary>Takes the answer of a model that does not stream: JSON, or a picture or the like, which is paid for all the same.</summary>
    private FalStreamUpdate<TOutput> TakeWhole(ApiResponse answer) =>
        JsonElementExtensions.TryParse(answer.Body) is not null ? Take(new SseEvent("", answer.Body))
        : !answer.Body.IsEmpty && answer.ContentType is not null && !answer.IsPage && !answer.IsTornJson ? new FalStreamUpdate<TOutput>(answer, output, call.EndpointId, index: 0)
        : throw ProtocolErrors.Create(call, answer, "gave neither a stream nor JSON");

    private FalStreamUpdate<TOutput> Take(SseEvent next)
    {
        if (StreamErrors.Find(next, _answer!, call.Input) is { } error)
        {
            throw error;
        }

        _received.Add(next.Data);
        return new FalStreamUpdate<TOutput>(_answer!.WithEvent(next.Data), output, call.EndpointId, _last is null ? 0 : _last.Index + 1);
    }

    /// <summary>The error as the caller is to see it.</summary>
    private Exception Explain(Exception exception)
    {
        Exception error = exception switch
        {
            OperationCanceledException canceled when _deadline is { HasRunOut: true } =>
                ConnectionErrors.CreateDeadline(call.EndpointId!, timeout, $"{nameof(FalStreamOptions)}.{nameof(FalStreamOptions.Timeout)}", Canceled(canceled)),
            OperationCanceledException canceled when caller.Token.IsCancellationRequested => Canceled(canceled),
            FalConnectionException lost when _events is not null => StreamErrors.CreateBrokenOff(call, lost.InnerException),
            FalTimeoutException silent when _events is not null => StreamErrors.CreateSilent(call, silent.InnerException),
            InvalidDataException when _answer is not null => ProtocolErrors.CreateTooLarge(call, _answer, transport.Options.BodyLimits),
            _ => exception,
        };
        if (error is FalException failure)
        {
            Complete(failure);
        }

        return error;
    }

    private OperationCanceledException Canceled(OperationCanceledException exception)
    {
        Exception? cause = exception.InnerException;
        if (_events is not null)
        {
            FalConnectionException ended = StreamErrors.CreateAborted(call, exception);
            Complete(ended);
            cause = ended;
        }

        return new OperationCanceledException(exception.Message, cause, caller.Cancelled);
    }

    /// <summary>Writes into an error what is known of the stream that it ended.</summary>
    private void Complete(FalException failure)
    {
        failure.EndpointId ??= call.EndpointId;
        if (_answer is not { } answer)
        {
            return;
        }

        failure.RequestId ??= answer.RequestId;
        failure.Attempts = answer.Attempts;
        failure.PartialOutputs = _received.ToJson(answer.Key);
        if (_events is not null && failure is not FalApiException)
        {
            // The model may still be at work; only its own word that it failed says otherwise.
            failure.MarkAccepted();
        }
    }
}

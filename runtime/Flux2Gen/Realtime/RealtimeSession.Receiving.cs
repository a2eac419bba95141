using System.Net;
using System.Threading.Channels;
using Flux2Gen.Diagnostics;

namespace Flux2Gen.Realtime;

/// <content>Reads a connection to its end, and decides what comes after it.</content>
internal sealed partial class RealtimeSession
{
    private async Task PumpAsync(RealtimeSocket socket)
    {
        try
        {
            FalException? failure = await ReadToEndAsync(socket).ConfigureAwait(false);
            if (await ConcludeAsync(socket, failure).ConfigureAwait(false) is { } told)
            {
                // Without the turn: who sends must not wait for who receives.
                await _events.Writer.WriteAsync(new RealtimeEvent(null, told), _life.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (Volatile.Read(ref _isDisposed) != 0 && exception is OperationCanceledException or FalException)
        {
            // Nobody waits for it any more.
        }
#pragma warning disable CA1031 // Whoever receives is told of everything.
        catch (Exception exception)
        {
            Finish(exception);
        }
#pragma warning restore CA1031
        finally
        {
            await socket.EndAsync(failure: null).ConfigureAwait(false);
        }
    }

    /// <summary>Reads until the session is over.</summary>
    /// <returns>How it failed; null when it was over in order.</returns>
    private async Task<FalException?> ReadToEndAsync(RealtimeSocket socket)
    {
        RealtimeOutput? last = null;
        while (true)
        {
            RealtimeFrame frame;
            try
            {
                frame = await socket.ReceiveAsync(_life.Token).ConfigureAwait(false);
            }
            catch (FalException failure)
            {
                return failure;
            }

            if (frame.CloseStatus is { } status)
            {
                return RealtimeErrors.IsOrderly(status) ? Unanswered(socket) : RealtimeErrors.Closed(socket, frame);
            }

            var message = RealtimeOutput.Read(frame, _transport.Options.MaxResponseValues, socket.Secret);
            if (message.Header.IsEnd)
            {
                return Unanswered(socket);
            }

            if (message.Header.IsError)
            {
                return RealtimeErrors.Create(socket, message);
            }

            if (!message.Header.IsMeta)
            {
                last = message;
                socket.CountResult();
                _losses = 0;
                Interlocked.Increment(ref _received);
                _unanswered.Answered(message.Header.RequestId);
                await DeliverAsync(message).ConfigureAwait(false);
            }
            else if (message.Header.IsTimings && last is not null && message.Header.Timing is { } seconds && seconds is >= 0 and < 1e9)
            {
                last.InferenceTime = TimeSpan.FromSeconds(seconds);
            }
        }
    }

    /// <summary>Waits for room for a result. One that waits when the connection is disposed of came before that, and is given after all others.</summary>
    private async Task DeliverAsync(RealtimeOutput message)
    {
        try
        {
            // Not by a write that waits itself: one that was cancelled may have been taken all the same, and the result would come twice.
            while (!_events.Writer.TryWrite(new RealtimeEvent(message, null)))
            {
                if (!await _events.Writer.WaitToWriteAsync(_life.Token).ConfigureAwait(false))
                {
                    throw new ChannelClosedException(_end);
                }
            }
        }
        catch (OperationCanceledException)
        {
            _late.Enqueue(message);
            throw;
        }
    }

    /// <summary>Where results go on over another connection, an input that this one left unanswered would go unnoticed.</summary>
    private FalConnectionException? Unanswered(RealtimeSocket socket) =>
        _options.Reconnect != FalRealtimeReconnect.Never && socket.IsLastUnanswered ? RealtimeErrors.EndedEarly(socket) : null;

    /// <summary>Lets an input be sent to its end, and gives it up when the peer of a connection that is over takes nothing any more.</summary>
    private async Task TakeTurnAsync(RealtimeSocket socket, FalException? failure)
    {
        if (_turn.Wait(0, CancellationToken.None))
        {
            return;
        }

        using var limit = new CancellationTokenSource(SendGrace, _transport.Options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _life.Token);
        try
        {
            await _turn.WaitAsync(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_life.IsCancellationRequested)
        {
            socket.Abort(failure);
            await _turn.WaitAsync(_life.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Closes a connection that is over, and opens another one if that is what comes next.</summary>
    /// <returns>What the next receive throws, where the results go on after it.</returns>
    private async Task<FalException?> ConcludeAsync(RealtimeSocket socket, FalException? failure)
    {
        await TakeTurnAsync(socket, failure).ConfigureAwait(false);
        try
        {
            await socket.EndAsync(failure).ConfigureAwait(false);
            return _socket == socket && Volatile.Read(ref _isDisposed) == 0 ? await FollowUpAsync(socket, failure).ConfigureAwait(false) : failure;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<FalException?> FollowUpAsync(RealtimeSocket socket, FalException? failure)
    {
        bool isRefused = failure is FalApiException { StatusCode: HttpStatusCode.Unauthorized } && socket.Token is not null;
        if (isRefused)
        {
            await _dialer.ForgetAsync(socket.Token!, _life.Token).ConfigureAwait(false);
        }

        if (isRefused && !socket.HasTraffic && !_isRenewed)
        {
            // The token was too old; nothing was sent that could be sent twice with a new one.
            _isRenewed = true;
            return await OpenAgainAsync().ConfigureAwait(false);
        }

        _isRenewed &= !socket.HasTraffic;
        if (_options.Reconnect == FalRealtimeReconnect.Never || _transport.Lifetime.IsCancellationRequested)
        {
            Finish(failure);
            return null;
        }

        if (_options.Reconnect == FalRealtimeReconnect.Automatic && failure is FalConnectionException lost && _losses < _transport.Options.Retry.MaxRetries)
        {
            return await ReplaceAsync(lost).ConfigureAwait(false);
        }

        _losses = 0;
        return failure;
    }

    /// <summary>Opens another connection in place of one that was lost.</summary>
    private async Task<FalException?> ReplaceAsync(FalConnectionException lost)
    {
        _options.OnConnectionLost?.Invoke(lost);
        TimeSpan delay = _transport.Sender.ReconnectDelay(_losses);
        LogMessages.RealtimeReconnecting(_transport.Observer.Logger, _dialer.EndpointId, delay.TotalSeconds, lost.MayHaveBeenAccepted);
        _losses++;
        await _transport.DelayAsync(delay, _openings.Token).ConfigureAwait(false);
        if (_transport.Lifetime.IsCancellationRequested)
        {
            Finish(lost);
            return null;
        }

        return await OpenAgainAsync().ConfigureAwait(false);
    }

    /// <summary>Opens another connection. Where that fails, the next input tries again, unless there will be none.</summary>
    private async Task<FalException?> OpenAgainAsync()
    {
        try
        {
            Start(await _dialer.OpenAsync(_openings.Token).ConfigureAwait(false));
            return null;
        }
        catch (FalException failure)
        {
            if (_options.Reconnect == FalRealtimeReconnect.Never)
            {
                Finish(failure);
                return null;
            }

            return failure;
        }
    }

    private void Finish(Exception? failure)
    {
        _end = failure;
        Volatile.Write(ref _isOver, true);
        _events.Writer.TryComplete(failure);
    }
}

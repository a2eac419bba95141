using System.Runtime.ExceptionServices;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>Holds to it that nothing is billed twice, whatever the pipeline does.</content>
public sealed partial class FalExchange
{
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private FalExchangeOutcome? _settled;
    private FalExchangeOutcome? _last;
    private volatile bool _isOver;

    /// <summary>Lets the pipeline do its work, and gives the answer.</summary>
    /// <exception cref="FalException">There was no answer.</exception>
    internal async Task<ApiResponse> SendThroughAsync(FalPipeline pipeline)
    {
        FalExchangeOutcome? given = null;
        Exception? thrown = null;
        try
        {
            given = await pipeline(this, _caller).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        await EndAsync().ConfigureAwait(false);

        // What fal accepted counts, even when the pipeline has lost sight of it.
        if (_settled is { Response: { IsSuccess: true } accepted })
        {
            return accepted;
        }

        if (thrown is not null)
        {
            ExceptionDispatchInfo.Throw(Explain(thrown));
        }

        FalExchangeOutcome outcome = _settled ?? given ?? throw new FalPipelineException("FalClientOptions.Pipeline returned no outcome: let it return what exchange.SendAsync gave.");
        if (outcome.Exchange != this)
        {
            throw new FalPipelineException("FalClientOptions.Pipeline returned the outcome of another exchange: let it return what exchange.SendAsync gave.");
        }

        if (outcome.Exception is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return outcome.Response!;
    }

    private async ValueTask<FalExchangeOutcome> SendInTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_settled is not null)
            {
                return _settled;
            }

            FalExchangeOutcome outcome = await SendOnceAsync(cancellationToken).ConfigureAwait(false);
            if (_call.IsBilled && !outcome.CanRetry)
            {
                _settled = outcome;
            }

            return outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<FalExchangeOutcome> SendOnceAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            throw new InvalidOperationException("The exchange is over: a pipeline must not send after it has ended.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_last is { } last)
        {
            _sender.SendingAgain(_call, last);
        }

        int before = _call.Attempts;
        using var begin = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _caller, _end.Token);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(_call.AbortExchange ?? _caller, _end.Token);

        // When the caller cancels, the call itself says how long an exchange under way may take; when the pipeline does, it is over.
        using CancellationTokenRegistration registration = cancellationToken.Register(() =>
        {
            if (!_caller.IsCancellationRequested)
            {
                abort.Cancel();
            }
        });
        try
        {
            ApiResponse response = await _sender.ExchangeAsync(_call, abort.Token, begin.Token).ConfigureAwait(false);
            return _last = new FalExchangeOutcome(this, response.Attempts, response, ApiSender.CanRetry(_call, response), _sender.RetryAfter(response));
        }
        catch (FalException failure) when (_call.Attempts > before)
        {
            ApiSender.Describe(failure, _call);
            return _last = new FalExchangeOutcome(this, _call.Attempts, failure, ApiSender.CanRetry(_call, failure));
        }
        catch (OperationCanceledException exception)
        {
            if (_call.IsBilled && _call.Attempts > before)
            {
                _settled = new FalExchangeOutcome(this, _call.Attempts, ConnectionErrors.CreateAborted(_call, exception), isRepeatable: false);
            }

            // Who catches it looks for the token that he gave.
            CancellationToken token = cancellationToken.IsCancellationRequested ? cancellationToken : _caller;
            throw new OperationCanceledException(exception.Message, exception.InnerException, token);
        }
    }

    /// <summary>Sees to it that nothing is sent any more, and waits for what is under way.</summary>
    private async Task EndAsync()
    {
        _isOver = true;
        if (!_caller.IsCancellationRequested)
        {
            await _end.CancelAsync().ConfigureAwait(false);
        }

        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _turn.Release();
    }

    private Exception Explain(Exception thrown)
    {
        bool mayBeAccepted = _settled is { MayHaveBeenAccepted: true };
        if (thrown is OperationCanceledException && _caller.IsCancellationRequested)
        {
            return mayBeAccepted ? new OperationCanceledException(thrown.Message, _settled!.Exception, _caller) : thrown;
        }

        if (thrown is FalException)
        {
            return mayBeAccepted ? _settled!.Exception! : thrown;
        }

        string what = $"FalClientOptions.Pipeline ended the call with {thrown.GetType().Name}";
        return new FalPipelineException(
            mayBeAccepted
                ? $"{what}, before {_call.Uri.Host} answered; fal may have accepted the request, so look for it before sending it again."
                : $"{what}: see the inner exception.",
            thrown)
        {
            MayHaveBeenAccepted = mayBeAccepted,
        };
    }
}

using System.Runtime.ExceptionServices;
using Flux2Gen.Json;
using Flux2Gen.Queue;
using Flux2Gen.Results;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>Single questions about a request, and how often they are asked.</content>
public sealed partial class FalRequest<TOutput>
{
    /// <summary>Asks a question as often as the retry options say.</summary>
    private async Task<T> AskAsync<T>(ApiCall call, Func<ApiCall, ApiResponse, (T? Answer, Unanswered? Failure)> read, CancellationToken cancellationToken)
    {
        // A pipeline takes the place of the retries.
        int maximum = _transport.Options.Pipeline is null ? _transport.Options.Retry.MaxRetries : 0;
        for (int attempt = 0; ; attempt++)
        {
            (T? answer, Unanswered? failure) = await AskOnceAsync(call, read, cancellationToken).ConfigureAwait(false);
            if (failure is null)
            {
                return answer!;
            }

            bool isRedirect = (int?)failure.Response?.StatusCode is >= 300 and < 400;
            if (failure.Finality != Finality.None || isRedirect || attempt >= maximum)
            {
                Throw(call, failure);
            }

            await DelayAsync(call, attempt, _transport.Sender.RepetitionDelay(attempt, failure.Response), failure, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(T? Answer, Unanswered? Failure)> AskOnceAsync<T>(
        ApiCall call, Func<ApiCall, ApiResponse, (T? Answer, Unanswered? Failure)> read, CancellationToken cancellationToken)
    {
        ApiResponse response;
        try
        {
            response = await _transport.Sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (FalException exception)
        {
            return (default, new Unanswered(exception, FinalWord.Of(exception, _isKnown)));
        }

        return read(call, response);
    }

    /// <summary>Waits before a question is asked again, or throws when its last answer counts.</summary>
    private async Task WaitAsync(Patience patience, ApiCall call, Unanswered failure, CancellationToken cancellationToken)
    {
        if (patience.Next(failure.Finality, failure.RetryAfter) is not { } delay)
        {
            Throw(call, failure);
            return;
        }

        await DelayAsync(call, patience.Repetitions - 1, delay, failure, cancellationToken).ConfigureAwait(false);
    }

    private void Throw(ApiCall call, Unanswered failure)
    {
        _transport.Observer.Failed(call, failure);
        ExceptionDispatchInfo.Throw(failure.Exception);
    }

    private Task DelayAsync(ApiCall call, int repetition, TimeSpan delay, Unanswered failure, CancellationToken cancellationToken)
    {
        if (failure.Response is { } response)
        {
            _transport.Observer.Retrying(call, repetition, delay, response);
        }
        else
        {
            _transport.Observer.Retrying(call, repetition, delay, failure.Exception);
        }

        return _transport.DelayAsync(delay, cancellationToken);
    }

    private (FalQueueUpdate? Answer, Unanswered? Failure) ReadStatus(ApiCall call, ApiResponse response, LogAccumulator log)
    {
        if (response.IsSuccess && response.Json is { } json && json.Text("status") is not null)
        {
            return (ToUpdate(json, log, log.Add(FalLogLine.ReadList(json.Member("logs")))), null);
        }

        Finality finality = FinalWord.OfStatus(response, _isKnown, IsOld);
        FalException exception = response.IsSuccess
            ? ProtocolErrors.Create(call, response, "said nothing of the request's status")
            : ApiErrors.Create(call, response, finality: finality);
        return (null, new Unanswered(exception, finality, response.RetryAfter, response));
    }

    private (FalResult<TOutput>? Answer, Unanswered? Failure) ReadResult(ApiCall call, ApiResponse response, FalQueueUpdate? last)
    {
        FalResult<TOutput>? result = response.IsSuccess ? new FalResult<TOutput>(response, _output, EndpointId, RequestId, last) : null;
        AnswerContent content = result?.ContentOf(response) ?? AnswerContent.None;
        Finality finality = FinalWord.OfResult(response, content, last is { HasFailed: true }, _isKnown, IsOld);
        if (result is not null && finality == Finality.Final)
        {
            _transport.Observer.Delivered(call, response);
            return (result, null);
        }

        return (null, new Unanswered(ResultErrors.Create(call, response, content, finality, last), finality, response.RetryAfter, response));
    }

    private static ((FalCancelResult Result, bool IsEnd) Answer, Unanswered? Failure) ReadCancel(ApiCall call, ApiResponse response)
    {
        if (CancelAnswers.Read(response) is { } result)
        {
            return ((result, CancelAnswers.IsEnd(response)), null);
        }

        FalException exception = response.IsSuccess ? ProtocolErrors.Create(call, response, "did not say whether it cancels the request") : ApiErrors.Create(call, response);
        return (default, new Unanswered(exception, FinalWord.OfCancel(response), response.RetryAfter, response));
    }

    private ApiCall CreateCall(FalOperation operation, HttpMethod method, Uri uri) => new()
    {
        Operation = operation,
        Method = method,
        Uri = uri,
        Timeout = _transport.Options.NetworkTimeout,
        EndpointId = EndpointId,
        RequestId = RequestId,
        Input = Input,
        Timeline = Timeline,
        IsFollowed = true,
    };
}

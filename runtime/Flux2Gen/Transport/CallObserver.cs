using System.Diagnostics;
using Flux2Gen.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flux2Gen.Transport;

/// <summary>Tells logs, traces and metrics what a client does. All that is told goes through here.</summary>
/// <remarks>
/// It is told of calls, requests and states, and never of a key, an input, a body or the query of an address, so that none of
/// these can get out this way. As long as nobody listens, <see cref="IsEnabled"/> is false and nothing is made.
/// </remarks>
internal sealed class CallObserver(FalClientOptions options)
{
    private readonly bool _logs = options.LoggerFactory is not null;

    public ILogger Logger { get; } = options.LoggerFactory is { } factory ? new FencedLogger(factory.CreateLogger(FalDiagnostics.LogCategory)) : NullLogger.Instance;

    public TimeProvider Time { get; } = options.TimeProvider;

    /// <summary>Gets a value indicating whether anybody wants to be told anything.</summary>
    public bool IsEnabled => _logs || FalInstruments.HasListeners;

    /// <summary>A call of the user's begins that ends in a result.</summary>
    public ResultScope? StartResult(string endpointId, Uri host) => IsEnabled ? new ResultScope(this, endpointId, host) : null;

    /// <summary>A call of the user's begins whose result comes bit by bit.</summary>
    public ResultScope? StartStream(string endpointId, Uri host) => IsEnabled ? new ResultScope(this, endpointId, host, isStream: true) : null;

    /// <summary>A stream came to its end.</summary>
    public void StreamEnded(ApiCall call, ApiResponse answer)
    {
        if (IsEnabled)
        {
            LogMessages.ResultReceived(Logger, RequestIds.Checked(answer.RequestId), call.EndpointId, null, answer.BillableUnits);
        }
    }

    /// <summary>A stream that had begun failed.</summary>
    public void StreamFailed(ApiCall call, ApiResponse answer, Exception exception)
    {
        if (IsEnabled)
        {
            LogMessages.Failed(
                Logger, call.Operation, call.EndpointId, RequestIds.Checked(answer.RequestId), ErrorTypes.Of(exception), (int)answer.StatusCode, exception is FalException { MayHaveBeenAccepted: true });
        }
    }

    /// <summary>A call of fal's API begins.</summary>
    public CallScope? StartCall(ApiCall call) => IsEnabled ? new CallScope(this, call) : null;

    /// <summary>A result was delivered. It counts once, however often it is fetched.</summary>
    public void Delivered(ApiCall call, ApiResponse response)
    {
        if (IsEnabled && call.Timeline?.TryDeliver() != false)
        {
            LogMessages.ResultReceived(Logger, call.RequestId, call.EndpointId, call.Timeline?.InferenceTime?.TotalSeconds, response.BillableUnits);
            Billed(call, response);
        }
    }

    /// <summary>Counts what is billed.</summary>
    public static void Billed(ApiCall call, ApiResponse response)
    {
        double? units = (double?)response.BillableUnits;
        if (units > 0)
        {
            FalInstruments.BillableUnits.Add(
                units.Value,
                new KeyValuePair<string, object?>(AttributeNames.FalOperation, OperationNames.Of(call.Operation)),
                new KeyValuePair<string, object?>(AttributeNames.RequestModel, call.EndpointId));
        }
    }

    /// <summary>A question about a request failed, and is not repeated.</summary>
    public void Failed(ApiCall call, Unanswered failure)
    {
        if (IsEnabled)
        {
            string errorType = failure.Response is { IsSuccess: false } response ? ResponseErrorTypes.Of(response) : ErrorTypes.Of(failure.Exception);
            LogMessages.Failed(Logger, call.Operation, call.EndpointId, call.RequestId, errorType, (int?)failure.Response?.StatusCode, failure.Exception.MayHaveBeenAccepted);
        }
    }

    /// <summary>A request is about to be followed.</summary>
    public RequestTimeline? StartTimeline(string endpointId, string requestId) =>
        IsEnabled ? new RequestTimeline(this, endpointId, requestId) : null;

    /// <summary>An exchange is about to be repeated because of its answer.</summary>
    public void Retrying(ApiCall call, int attempt, TimeSpan delay, ApiResponse response)
    {
        if (IsEnabled)
        {
            Retrying(call, attempt, delay, response.IsSuccess ? "unreadable_answer" : ResponseErrorTypes.Of(response));
        }
    }

    /// <summary>An exchange is about to be repeated because there was no answer.</summary>
    public void Retrying(ApiCall call, int attempt, TimeSpan delay, FalException failure)
    {
        if (IsEnabled)
        {
            Retrying(call, attempt, delay, ErrorTypes.Of(failure));
        }
    }

    /// <summary>A pipeline of the user's sends an exchange again. Why it does, and after what time, it may tell itself.</summary>
    /// <param name="call">The call.</param>
    /// <param name="last">How the exchange ended before.</param>
    public void SendingAgain(ApiCall call, FalExchangeOutcome last)
    {
        if (IsEnabled)
        {
            Repeated(call, last.Attempt, last.Response is { } response ? ResponseErrorTypes.Of(response) : ErrorTypes.Of(last.Exception!), delay: null);
        }
    }

    /// <summary>The status of a request is not streamed any more.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="reason">Why, in a word of this library, or an <see cref="ErrorTypes"/> name.</param>
    public void StreamFellBack(string endpointId, string requestId, string reason)
    {
        if (IsEnabled)
        {
            Activity.Current?.AddEvent(new ActivityEvent("fal.stream_fell_back"));
            LogMessages.StreamFellBack(Logger, requestId, endpointId, reason);
        }
    }

    /// <summary>Calls what the user gave to be told of updates. What it throws is the user's own, but gets the request's id.</summary>
    public async Task NotifyAsync(Func<FalQueueUpdate, Task> listener, FalQueueUpdate update, string endpointId)
    {
        try
        {
            await listener(update).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (!exception.Data.IsReadOnly)
            {
                exception.Data[FalDiagnostics.RequestIdKey] = update.RequestId;
                exception.Data[FalDiagnostics.EndpointIdKey] = endpointId;
            }

            LogMessages.CallbackFailed(Logger, update.RequestId, endpointId, ErrorTypes.Of(exception));
            throw;
        }
    }

    private void Retrying(ApiCall call, int attempt, TimeSpan delay, string reason)
    {
        LogMessages.Retrying(Logger, call.Operation, call.EndpointId, call.RequestId, reason, delay.TotalSeconds, attempt + 1);
        Repeated(call, attempt + 1, reason, delay);
    }

    private static void Repeated(ApiCall call, int repetition, string reason, TimeSpan? delay)
    {
        FalInstruments.Retries.Add(1, new TagList
        {
            { AttributeNames.FalOperation, OperationNames.Of(call.Operation) },
            { AttributeNames.RequestModel, call.EndpointId },
            { AttributeNames.ErrorType, reason },
        });
        if (Activity.Current is { } activity && activity.Source == FalInstruments.Source)
        {
            activity.AddEvent(new ActivityEvent("fal.retry", tags: new ActivityTagsCollection
            {
                { AttributeNames.RetryReason, reason },
                { AttributeNames.RetryDelay, delay?.TotalSeconds },
            }));
            activity.SetTag(AttributeNames.HttpResendCount, repetition);
        }
    }
}

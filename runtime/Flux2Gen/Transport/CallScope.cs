using System.Diagnostics;
using System.Net;
using Flux2Gen.Diagnostics;
using Flux2Gen.Json;

namespace Flux2Gen.Transport;

/// <summary>A call of fal's API, with its repetitions: an activity, counts and log lines.</summary>
internal sealed class CallScope : IDisposable
{
    private readonly CallObserver _observer;
    private readonly ApiCall _call;
    private readonly Activity? _activity;
    private readonly long _start;

    public CallScope(CallObserver observer, ApiCall call)
    {
        _observer = observer;
        _call = call;
        _start = observer.Time.GetTimestamp();
        if (FalInstruments.Source.HasListeners() && OperationNames.OfActivity(call.Operation) is { } name)
        {
            _activity = Start(name);
        }
    }

    /// <summary>fal answered, well or not.</summary>
    public void Answered(ApiResponse response)
    {
        response.TraceContext = _activity?.Context ?? default;
        string? requestId = _call.RequestId ?? RequestIds.Checked(response.RequestId);
        string? errorType = response.IsSuccess || IsAnswerToCancel(response) ? null : ResponseErrorTypes.Of(response);
        if (_activity is not null)
        {
            _activity.SetTag(AttributeNames.HttpStatusCode, (int)response.StatusCode);
            _activity.SetTag(AttributeNames.ResponseId, requestId);
        }

        LogMessages.Answered(
            _observer.Logger, _call.Operation, _call.EndpointId, requestId, _call.Uri.Host, (int)response.StatusCode, _observer.Time.GetElapsedTime(_start).TotalSeconds);
        End(errorType);
        if (_call.IsFollowed && (errorType is not null || _call.Operation == FalOperation.Result))
        {
            // Whether that counts, the request itself judges.
            _activity?.SetTag(AttributeNames.BillableUnits, (double?)response.BillableUnits);
        }
        else if (errorType is not null)
        {
            LogMessages.Failed(_observer.Logger, _call.Operation, _call.EndpointId, requestId, errorType, (int)response.StatusCode, RetryPolicy.MayHaveBeenAccepted(_call.Operation, response));
        }
        else if (_call.Operation == FalOperation.Run)
        {
            LogMessages.ResultReceived(_observer.Logger, requestId, _call.EndpointId, null, response.BillableUnits);
            Billed(response);
        }
        else if (_call.Operation == FalOperation.Stream)
        {
            // What is billed is known; the result is not there yet.
            Billed(response);
        }
        else if (_call.Operation == FalOperation.Cancel)
        {
            LogMessages.CancelAnswered(_observer.Logger, requestId, _call.EndpointId, CancelAnswer(response));
        }
    }

    /// <summary>There was no answer. To be called in an exception filter, so that the exception is left as it is.</summary>
    /// <returns>False.</returns>
    public bool Failed(Exception exception)
    {
        string errorType = ErrorTypes.Of(exception);
        End(errorType);
        if (exception is not OperationCanceledException && !_call.IsFollowed)
        {
            LogMessages.Failed(_observer.Logger, _call.Operation, _call.EndpointId, _call.RequestId, errorType, null, exception is FalException { MayHaveBeenAccepted: true });
        }

        return false;
    }

    public void Dispose() => _activity?.Dispose();

    /// <summary>Whether a cancellation was refused in one of the two ways that are no failure: it is too late, or nobody knows the request.</summary>
    private bool IsAnswerToCancel(ApiResponse response) =>
        _call.Operation == FalOperation.Cancel && response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound;

    private static string CancelAnswer(ApiResponse response) =>
        response.Json?.Text("status") switch
        {
            "ALREADY_COMPLETED" => "it had ended before",
            "NOT_FOUND" => "fal does not know it",
            _ when response.IsSuccess => "it is being stopped",
            _ => "fal refused",
        };

    private Activity? Start(string name)
    {
        var tags = new List<KeyValuePair<string, object?>>
        {
            new(AttributeNames.ProviderName, AttributeNames.Fal),
            new(AttributeNames.HttpMethod, _call.Method.Method),
            new(AttributeNames.ServerAddress, _call.Uri.Host),
            new(AttributeNames.ServerPort, _call.Uri.Port),
        };
        if (_call.EndpointId is not null)
        {
            tags.Add(new(AttributeNames.RequestModel, _call.EndpointId));
        }

        if (_call.RequestId is not null)
        {
            tags.Add(new(AttributeNames.ResponseId, _call.RequestId));
        }

        // Asked after in another trace than it was submitted in, or in none.
        ActivityContext submitted = _call.Timeline?.SubmitContext ?? default;
        ActivityContext current = Activity.Current?.Context ?? default;
        bool isElsewhere = submitted != default && current != default && submitted.TraceId != current.TraceId;
        return FalInstruments.Source.StartActivity(
            name,
            ActivityKind.Client,
            current != default ? current : submitted,
            tags,
            isElsewhere ? [new ActivityLink(submitted)] : null);
    }

    private void End(string? errorType)
    {
        if (_activity is not null && errorType is not null)
        {
            _activity.SetTag(AttributeNames.ErrorType, errorType);
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        if (_call.IsBilled)
        {
            var tags = new TagList
            {
                { AttributeNames.FalOperation, OperationNames.Of(_call.Operation) },
                { AttributeNames.RequestModel, _call.EndpointId },
            };
            if (errorType is not null)
            {
                tags.Add(AttributeNames.ErrorType, errorType);
            }

            FalInstruments.Requests.Add(1, tags);
        }
    }

    private void Billed(ApiResponse response)
    {
        _activity?.SetTag(AttributeNames.BillableUnits, (double?)response.BillableUnits);
        CallObserver.Billed(_call, response);
    }
}

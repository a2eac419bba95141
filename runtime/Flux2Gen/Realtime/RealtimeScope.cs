using System.Diagnostics;
using Flux2Gen.Diagnostics;
using Flux2Gen.Transport;

namespace Flux2Gen.Realtime;

/// <summary>A realtime connection from its opening to its end: an activity, counts and log lines. Of its address it has the host only: a query can hold a token.</summary>
internal sealed class RealtimeScope
{
    private readonly CallObserver _observer;
    private readonly string _endpointId;
    private readonly Activity? _activity;
    private readonly long _start;
    private bool _isOpen;

    public RealtimeScope(CallObserver observer, string endpointId, Uri host)
    {
        _observer = observer;
        _endpointId = endpointId;
        _start = observer.Time.GetTimestamp();
        _activity = FalInstruments.Source.HasListeners()
            ? FalInstruments.Source.StartActivity(
                "fal.realtime",
                ActivityKind.Client,
                Activity.Current?.Context ?? default,
                [
                    new(AttributeNames.ProviderName, AttributeNames.Fal),
                    new(AttributeNames.RequestModel, endpointId),
                    new(AttributeNames.ServerAddress, host.Host),
                    new(AttributeNames.ServerPort, host.Port),
                ])
            : null;
    }

    /// <summary>The connection is open.</summary>
    public void Opened()
    {
        _isOpen = true;
        LogMessages.RealtimeOpened(_observer.Logger, _endpointId);
    }

    /// <summary>An input was sent, or may have been.</summary>
    public void Sent(Exception? failure)
    {
        var tags = new TagList
        {
            { AttributeNames.FalOperation, OperationNames.Of(FalOperation.Realtime) },
            { AttributeNames.RequestModel, _endpointId },
        };
        if (failure is not null)
        {
            tags.Add(AttributeNames.ErrorType, ErrorTypes.Of(failure));
        }

        FalInstruments.Requests.Add(1, tags);
    }

    /// <summary>The connection has ended, or was never open.</summary>
    /// <param name="sent">How many inputs were sent.</param>
    /// <param name="received">How many results came.</param>
    /// <param name="failure">Why, unless the session was over.</param>
    public void Ended(long sent, long received, Exception? failure)
    {
        string? errorType = failure is null ? null : ErrorTypes.Of(failure);
        if (_activity is not null)
        {
            _activity.SetTag(AttributeNames.RealtimeSent, sent);
            _activity.SetTag(AttributeNames.RealtimeReceived, received);
            if (errorType is not null)
            {
                _activity.SetTag(AttributeNames.ErrorType, errorType);
                _activity.SetStatus(ActivityStatusCode.Error);
            }

            _activity.Dispose();
        }

        if (_isOpen)
        {
            LogMessages.RealtimeEnded(_observer.Logger, _endpointId, _observer.Time.GetElapsedTime(_start).TotalSeconds, sent, received, errorType ?? "its regular end");
        }
        else if (failure is FalException)
        {
            LogMessages.Failed(_observer.Logger, FalOperation.Realtime, _endpointId, requestId: null, errorType!, (int?)(failure as FalApiException)?.StatusCode, mayHaveBeenAccepted: false);
        }
    }
}

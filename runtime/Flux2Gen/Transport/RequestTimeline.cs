using System.Buffers;
using System.Diagnostics;
using Flux2Gen.Diagnostics;

namespace Flux2Gen.Transport;

/// <summary>What was seen of one request, by however many that follow it: tells each thing once.</summary>
internal sealed class RequestTimeline(CallObserver observer, string endpointId, string requestId)
{
    private static readonly SearchValues<char> StateLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    private readonly object _lock = new();
    private long? _accepted;
    private long? _firstSeen;
    private long? _started;
    private FalQueueUpdate? _last;
    private bool _isDelivered;

    /// <summary>Gets what the request was submitted under; nothing when it was not submitted here, or not traced.</summary>
    public ActivityContext SubmitContext { get; private set; }

    /// <summary>Gets how long the model worked, once that is known.</summary>
    public TimeSpan? InferenceTime { get; private set; }

    /// <summary>fal took the request.</summary>
    public void Submitted(ApiResponse response, FalQueueUpdate? first)
    {
        SubmitContext = response.TraceContext;
        _accepted = observer.Time.GetTimestamp();
        _last = first;
        LogMessages.Submitted(observer.Logger, requestId, endpointId);
    }

    /// <summary>fal said where the request is.</summary>
    public void Updated(FalQueueUpdate update)
    {
        FalQueueUpdate? last;
        lock (_lock)
        {
            last = _last;
            if (last is not null && last.State == update.State && last.QueuePosition == update.QueuePosition)
            {
                return;
            }

            if (last?.State == FalQueueState.Completed)
            {
                // An answer that another follower of the same request asked for earlier.
                return;
            }

            _last = update;
            _firstSeen ??= observer.Time.GetTimestamp();
            if (update.State != FalQueueState.InQueue && update.State != FalQueueState.Completed)
            {
                _started ??= observer.Time.GetTimestamp();
            }
        }

        LogMessages.StateChanged(observer.Logger, requestId, endpointId, StateName(update.State), update.QueuePosition);
        if (update.State == FalQueueState.Completed)
        {
            Completed(update, wasUnfinished: _accepted is not null || last is not null);
        }
    }

    /// <summary>Whether this is the first time that the result is delivered.</summary>
    public bool TryDeliver()
    {
        lock (_lock)
        {
            bool isFirst = !_isDelivered;
            _isDelivered = true;
            return isFirst;
        }
    }

    /// <summary>The state, if it can be a name of one: it comes from a server, and must not be a way for anything else to get in.</summary>
    private static string StateName(FalQueueState state) =>
        state.IsKnown || (state.Value is { Length: > 0 and <= 40 } value && !value.AsSpan().ContainsAnyExcept(StateLetters)) ? state.Value : "UNKNOWN";

    private void Completed(FalQueueUpdate update, bool wasUnfinished)
    {
        InferenceTime = update.InferenceTime;
        if (update.InferenceTime is { } measured)
        {
            FalInstruments.InferenceDuration.Record(measured.TotalSeconds, Model());
        }

        TimeSpan? worked = update.InferenceTime ?? (_started is { } since ? observer.Time.GetElapsedTime(since) : null);
        if (!wasUnfinished || worked is null)
        {
            // It may have ended long ago, or begun at any time: a guess would look like a measurement.
            return;
        }

        // What fal measured is better than what was seen of it between two questions.
        TimeSpan total = observer.Time.GetElapsedTime(_accepted ?? _firstSeen!.Value);
        TimeSpan inference = worked.Value < total ? worked.Value : total;
        DateTimeOffset end = observer.Time.GetUtcNow();
        DateTimeOffset start = end - inference;
        if (_accepted is not null)
        {
            FalInstruments.QueueDuration.Record((total - inference).TotalSeconds, Model());
            Emit("fal.queue", end - total, start, errorType: null);
        }

        Emit("fal.inference", start, end, update.Error is null ? null : ErrorTypes.Name(update.ErrorType?.Value) ?? "_OTHER");
    }

    private KeyValuePair<string, object?> Model() => new(AttributeNames.RequestModel, endpointId);

    /// <summary>Adds a stretch of time that is over to the trace.</summary>
    private void Emit(string name, DateTimeOffset start, DateTimeOffset end, string? errorType)
    {
        if (!FalInstruments.Source.HasListeners())
        {
            return;
        }

        using Activity? activity = FalInstruments.Source.StartActivity(
            name,
            ActivityKind.Internal,
            Activity.Current?.Context ?? SubmitContext,
            [Model(), new(AttributeNames.ResponseId, requestId), new(AttributeNames.ProviderName, AttributeNames.Fal)],
            links: null,
            start);
        if (activity is not null && errorType is not null)
        {
            activity.SetTag(AttributeNames.ErrorType, errorType);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        activity?.SetEndTime(end.UtcDateTime);
    }
}

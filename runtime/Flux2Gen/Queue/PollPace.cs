namespace Flux2Gen.Queue;

/// <summary>How long to wait between two polls: longer each time, and anew after each change of state.</summary>
internal sealed class PollPace(FalClientOptions options)
{
    private TimeSpan _interval = options.Polling.InitialInterval;
    private FalQueueState? _state;
    private FalQueueState? _unknown;
    private long? _unknownSince;

    /// <summary>Starts anew.</summary>
    public void Reset() => _state = null;

    /// <summary>Returns the wait after a poll.</summary>
    /// <param name="state">The state that it found.</param>
    public TimeSpan Next(FalQueueState state)
    {
        _interval = _state == state ? options.Polling.Next(_interval) : options.Polling.InitialInterval;
        _state = state;
        _unknownSince = state.IsKnown ? null : _unknownSince;
        return _interval;
    }

    /// <summary>Returns how long the request has been in a state that this library does not know; null for the first time, unless it has an error.</summary>
    public TimeSpan? InUnknownState(FalQueueUpdate update)
    {
        if (_unknownSince is { } start && _unknown == update.State)
        {
            return options.TimeProvider.GetElapsedTime(start);
        }

        _unknownSince = options.TimeProvider.GetTimestamp();
        _unknown = update.State;
        return update.HasFailed ? TimeSpan.Zero : null;
    }
}

namespace Flux2Gen.Transport;

/// <summary>The time that a whole call may take, beside the token of its caller.</summary>
internal sealed class CallDeadline : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _linked;

    public CallDeadline(TimeSpan timeout, TimeProvider timeProvider, CancellationToken caller)
    {
        _caller = caller;
        _timeout = new CancellationTokenSource(timeout, timeProvider);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _timeout.Token);
    }

    /// <summary>Gets what ends the call: the caller, or the time.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Gets a value indicating whether the time ran out before the caller cancelled.</summary>
    public bool HasRunOut => _timeout.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _linked.Dispose();
        _timeout.Dispose();
    }
}

namespace Flux2Gen.Batch;

/// <summary>
/// Lets so many through at once as fal takes: half as many after each round of refusals, one more after as many successes as there
/// are at once. Nobody new is let through while fal asks to wait.
/// </summary>
internal sealed class AdaptiveGate(int maximum, TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestOwnPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MaximumPause = TimeSpan.FromMinutes(5);

    /// <summary>After so many refused keys in a row, a key is refused for all requests.</summary>
    private const int MaximumRefusedKeys = 3;

    private readonly object _lock = new();
    private int _refusedKeys;
    private TaskCompletionSource? _waiter;
    private double _limit = maximum;
    private int _inside;
    private long _pauseStart;
    private TimeSpan _pause;
    private TimeSpan _ownPause;

    /// <summary>Gets how many may be inside at the moment.</summary>
    public int Limit => (int)_limit;

    /// <summary>Waits for a place. Only one at a time waits.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitForPauseAsync(cancellationToken).ConfigureAwait(false);
            Task waiting;
            lock (_lock)
            {
                if (_inside < Limit)
                {
                    _inside++;
                    return;
                }

                _waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting = _waiter.Task;
            }

            await waiting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            Wake();
        }
    }

    /// <summary>Gets the refusal of the key, or of the account, that holds for all requests; null when there is none.</summary>
    public FalApiException? Refusal { get; private set; }

    /// <summary>Notes that fal refused the key or the account.</summary>
    public void KeyRefused(FalApiException refusal)
    {
        lock (_lock)
        {
            Refusal ??= ++_refusedKeys >= MaximumRefusedKeys ? refusal : null;
        }
    }

    /// <summary>Notes that a request was taken.</summary>
    public void Accepted()
    {
        lock (_lock)
        {
            _refusedKeys = 0;
            _limit = Math.Min(maximum, _limit + (1 / _limit));
            _ownPause = TimeSpan.Zero;
            Wake();
        }
    }

    /// <summary>Notes that fal takes no more at the moment.</summary>
    /// <param name="retryAfter">How long it asks to wait, if it says so.</param>
    public void Throttled(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            // What was sent before the refusal was heard of is refused as well, and tells nothing new.
            if (Remaining() == TimeSpan.Zero)
            {
                _limit = Math.Max(1, _limit / 2);
                _ownPause = _ownPause == TimeSpan.Zero ? FirstPause : _ownPause * 2 < LongestOwnPause ? _ownPause * 2 : LongestOwnPause;
            }

            TimeSpan asked = retryAfter ?? TimeSpan.Zero;
            TimeSpan pause = asked < _ownPause ? _ownPause : asked < MaximumPause ? asked : MaximumPause;
            if (pause > Remaining())
            {
                _pauseStart = timeProvider.GetTimestamp();
                _pause = pause;
            }
        }
    }

    /// <summary>Waits until fal does not ask to wait any more.</summary>
    public async Task WaitForPauseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan remaining;
            lock (_lock)
            {
                remaining = Remaining();
            }

            if (remaining == TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(remaining, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Remaining()
    {
        TimeSpan elapsed = _pause == TimeSpan.Zero ? TimeSpan.Zero : timeProvider.GetElapsedTime(_pauseStart);
        return elapsed < _pause ? _pause - elapsed : TimeSpan.Zero;
    }

    private void Wake()
    {
        _waiter?.TrySetResult();
        _waiter = null;
    }
}

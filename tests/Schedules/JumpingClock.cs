namespace Flux2Gen.Schedules;

/// <summary>A clock that jumps to the end of each wait, and lets the time limits run out that end before.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Limit> _limits = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time)
    {
        Limit[] due;
        lock (_lock)
        {
            _now += time;
            due = [.. _limits.Where(limit => limit.Due <= _now)];
        }

        foreach (Limit limit in due)
        {
            limit.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var limit = new Limit(this, callback, state);
        if (state is CancellationTokenSource)
        {
            limit.Change(dueTime, period);
            return limit;
        }

        // A wait: it is over at once, but not before its owner has the timer.
        ThreadPool.QueueUserWorkItem(
            wait =>
            {
                Advance(dueTime);
                wait.Fire();
            },
            limit,
            preferLocal: false);
        return limit;
    }

    private sealed class Limit(JumpingClock owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire()
        {
            Dispose();
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._lock)
            {
                owner._limits.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = owner._now + dueTime;
                    owner._limits.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

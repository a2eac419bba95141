namespace Flux2Gen.Tests.Support;

/// <summary>A clock on which waits take no time: time limits run out when time passes, and waits end as the derived class says.</summary>
internal abstract class JumpingTimeProvider : TimeProvider
{
    private readonly object _lock = new();
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

    /// <summary>Lets time pass, and the limits run out that end in it.</summary>
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
        var timer = new Limit(this, callback, state);
        if (state is CancellationTokenSource)
        {
            timer.Change(dueTime, period);
        }
        else
        {
            Wait(dueTime, timer.Fire);
        }

        return timer;
    }

    /// <summary>Ends a wait, but not before its owner has the timer.</summary>
    protected abstract void Wait(TimeSpan time, Action end);

    /// <summary>Sets the clock forward, and lets no limit run out.</summary>
    protected void Skip(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }
    }

    private sealed class Limit(JumpingTimeProvider owner, TimerCallback callback, object? state) : ITimer
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

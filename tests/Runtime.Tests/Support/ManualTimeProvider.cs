namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A clock that jumps over every wait, notes how long it was, and lets time limits run out only when told to.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _limits = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets the waits there were.</summary>
    public List<TimeSpan> Delays { get; } = [];

    /// <summary>Gets or sets what happens when somebody starts to wait.</summary>
    public Action<TimeSpan>? OnDelay { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    /// <summary>Lets time pass, and the limits run out that end in it.</summary>
    public void Advance(TimeSpan time)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += time;
            due = [.. _limits.Where(timer => timer.Due <= _now)];
        }

        foreach (ManualTimer timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        if (state is CancellationTokenSource)
        {
            timer.Change(dueTime, period);
            return timer;
        }

        // A wait: it is over at once, but not before the one who waits has the timer in hands.
        lock (_lock)
        {
            Delays.Add(dueTime);
            _now += dueTime;
        }

        OnDelay?.Invoke(dueTime);
        ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), timer, preferLocal: false);
        return timer;
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
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

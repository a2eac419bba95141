namespace Flux2Gen.Emulator.Queue;

/// <summary>How every request moves through time. State is a pure function of the time since the submit: no timers, no threads.</summary>
internal sealed class QueueTimeline(int length, TimeSpan step, TimeSpan inferenceTime)
{
    /// <summary>Gets the queue position a request starts at.</summary>
    public int Length { get; } = length;

    /// <summary>Gets the time a request waits before it starts; position 0 is waiting too.</summary>
    public TimeSpan QueueTime { get; } = step * (length + 1);

    /// <summary>Gets the time a request runs.</summary>
    public TimeSpan InferenceTime { get; } = inferenceTime;

    /// <summary>Gets the number of requests a new one waits for.</summary>
    public int Waiting => QueueTime > TimeSpan.Zero ? Length : 0;

    public QueueState At(TimeSpan elapsed)
    {
        if (elapsed < QueueTime)
            return new QueueState(QueuePhase.InQueue, Length - Math.Clamp((int)(elapsed / step), 0, Length), null);
        TimeSpan running = elapsed - QueueTime;
        return running < InferenceTime
            ? new QueueState(QueuePhase.InProgress, 0, running)
            : new QueueState(QueuePhase.Completed, 0, InferenceTime);
    }

    /// <summary>Gets the time until a request changes next: its position, its phase, or its log.</summary>
    public TimeSpan UntilNextChange(TimeSpan elapsed)
    {
        TimeSpan interval = elapsed < QueueTime ? step : InferenceLog.Interval(InferenceTime);
        TimeSpan passed = elapsed < QueueTime ? elapsed : elapsed - QueueTime;
        return interval > TimeSpan.Zero ? interval - TimeSpan.FromTicks(passed.Ticks % interval.Ticks) : TimeSpan.Zero;
    }
}

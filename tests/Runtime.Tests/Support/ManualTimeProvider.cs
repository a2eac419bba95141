using Flux2Gen.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A clock that jumps over every wait, notes how long it was, and lets time limits run out only when told to.</summary>
internal sealed class ManualTimeProvider : JumpingTimeProvider
{
    /// <summary>Gets the waits there were.</summary>
    public List<TimeSpan> Delays { get; } = [];

    /// <summary>Gets or sets what happens when somebody starts to wait.</summary>
    public Action<TimeSpan>? OnDelay { get; set; }

    /// <summary>Gets or sets a value indicating whether no wait ends.</summary>
    public bool StandsStill { get; set; }

    protected override void Wait(TimeSpan time, Action end)
    {
        lock (Delays)
        {
            Delays.Add(time);
        }

        if (StandsStill)
        {
            OnDelay?.Invoke(time);
            return;
        }

        Skip(time);
        OnDelay?.Invoke(time);
        ThreadPool.QueueUserWorkItem(_ => end());
    }
}

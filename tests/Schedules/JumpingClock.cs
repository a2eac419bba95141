using Flux2Gen.Tests.Support;

namespace Flux2Gen.Schedules;

/// <summary>A clock that jumps to the end of each wait, and lets the time limits run out that end before.</summary>
internal sealed class JumpingClock : JumpingTimeProvider
{
    protected override void Wait(TimeSpan time, Action end) => ThreadPool.QueueUserWorkItem(_ =>
    {
        Advance(time);
        end();
    });
}

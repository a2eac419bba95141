namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>A clock on which ten seconds pass each time somebody looks at it.</summary>
internal sealed class HurriedTimeProvider : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond * 10), TimeSpan.Zero);
}

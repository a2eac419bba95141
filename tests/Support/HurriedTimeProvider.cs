namespace Flux2Gen.Tests.Support;

/// <summary>A clock on which a second passes each time somebody looks at it: who waits for a time need not be told when to look again.</summary>
internal sealed class HurriedTimeProvider : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Look(), TimeSpan.Zero);

    public override long GetTimestamp() => Look();

    private long Look() => Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond);
}

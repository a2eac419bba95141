using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Answers;

/// <summary>How long a free question is repeated: by the time between its answers, and not by that in which the machine sleeps.</summary>
public sealed class PatienceTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(nameof(Finality.None))]
    [InlineData(nameof(Finality.Unconfirmed))]
    [InlineData(nameof(Finality.Contradiction))]
    public void First_doubtful_answer_never_counts(string finality)
    {
        // The machine may sleep between any two instructions.
        var patience = new Patience(new FalClientOptions { TimeProvider = new SleepyTimeProvider() });

        Assert.NotNull(patience.Next(Enum.Parse<Finality>(finality), retryAfter: null));
    }

    [Theory]
    [InlineData(nameof(Finality.None), 10 * 60)]
    [InlineData(nameof(Finality.Unconfirmed), 3)]
    [InlineData(nameof(Finality.Contradiction), 30)]
    public void Answer_that_stays_counts_in_the_end(string finality, double seconds)
    {
        var patience = new Patience(new FalClientOptions { TimeProvider = _time });
        TimeSpan waited = TimeSpan.Zero;

        while (patience.Next(Enum.Parse<Finality>(finality), retryAfter: null) is { } wait)
        {
            waited += wait;
            _time.Advance(wait);
        }

        Assert.Equal(seconds, waited.TotalSeconds);
    }

    [Fact]
    public void Night_with_the_lid_closed_does_not_end_a_call()
    {
        var patience = new Patience(new FalClientOptions { TimeProvider = _time });

        patience.Next(Finality.None, retryAfter: null);
        _time.Advance(TimeSpan.FromHours(8));

        Assert.NotNull(patience.Next(Finality.None, retryAfter: null));
    }

    [Fact]
    public void Tolerance_of_zero_lets_the_first_answer_count()
    {
        var patience = new Patience(new FalClientOptions { TimeProvider = _time, Watch = new FalWatchOptions { OutageTolerance = TimeSpan.Zero } });

        Assert.Null(patience.Next(Finality.None, retryAfter: null));
    }

    /// <summary>A clock that is an hour further at each look.</summary>
    private sealed class SleepyTimeProvider : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks += TimeSpan.TicksPerHour;
    }
}

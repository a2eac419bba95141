using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Many;

/// <summary>How many are let through at once.</summary>
public sealed class AdaptiveGateTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task As_many_as_allowed_and_then_one_for_each_that_leaves()
    {
        var gate = new AdaptiveGate(2, _time);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        Task third = gate.EnterAsync(CancellationToken.None);
        Assert.False(third.IsCompleted);

        gate.Leave();
        await third;
    }

    [Fact]
    public void A_round_of_refusals_halves_and_as_many_successes_add_one()
    {
        var gate = new AdaptiveGate(64, _time);

        gate.Throttled(TimeSpan.FromSeconds(5));
        gate.Throttled(TimeSpan.FromSeconds(5));
        Assert.Equal(32, gate.Limit);

        _time.Advance(TimeSpan.FromSeconds(6));
        gate.Throttled(null);
        Assert.Equal(16, gate.Limit);

        for (int success = 0; success < 17; success++)
        {
            gate.Accepted();
        }

        Assert.Equal(17, gate.Limit);
    }

    [Fact]
    public void At_least_one_is_always_let_through_and_never_more_than_asked_for()
    {
        var gate = new AdaptiveGate(2, _time);
        for (int round = 0; round < 5; round++)
        {
            gate.Throttled(TimeSpan.FromSeconds(1));
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(1, gate.Limit);
        for (int success = 0; success < 50; success++)
        {
            gate.Accepted();
        }

        Assert.Equal(2, gate.Limit);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(100_000, 300)]
    public async Task Nobody_is_let_through_while_fal_asks_to_wait_up_to_five_minutes(int asked, int waited)
    {
        var gate = new AdaptiveGate(1, _time);
        gate.Throttled(TimeSpan.FromSeconds(asked));

        await gate.EnterAsync(CancellationToken.None);

        Assert.Equal([TimeSpan.FromSeconds(waited)], _time.Delays);
    }

    [Fact]
    public async Task Refusals_without_a_wait_get_pauses_that_grow_until_one_is_accepted()
    {
        var gate = new AdaptiveGate(1, _time);
        foreach (TimeSpan? asked in new TimeSpan?[] { TimeSpan.Zero, null, TimeSpan.Zero, TimeSpan.Zero, null, TimeSpan.Zero, null })
        {
            await RefuseAsync(gate, asked);
        }

        gate.Accepted();
        await RefuseAsync(gate, TimeSpan.Zero);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 1], _time.Delays.Select(static delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_wait_that_fal_asks_for_counts_where_it_is_longer()
    {
        var gate = new AdaptiveGate(1, _time);
        foreach (int asked in new[] { 3, 1, 1, 20 })
        {
            await RefuseAsync(gate, TimeSpan.FromSeconds(asked));
        }

        Assert.Equal([3, 2, 4, 20], _time.Delays.Select(static delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Refusals_of_one_round_are_one_pause()
    {
        var gate = new AdaptiveGate(8, _time);
        gate.Throttled(TimeSpan.Zero);
        gate.Throttled(TimeSpan.Zero);
        gate.Throttled(null);

        await gate.WaitForPauseAsync(CancellationToken.None);

        Assert.Equal([TimeSpan.FromSeconds(1)], _time.Delays);
    }

    private static Task RefuseAsync(AdaptiveGate gate, TimeSpan? asked)
    {
        gate.Throttled(asked);
        return gate.WaitForPauseAsync(CancellationToken.None);
    }
}

namespace Flux2Gen.Runtime.Tests.Http;

public class BackoffTests
{
    private static readonly FalRetryOptions Options = new()
    {
        BaseDelay = TimeSpan.FromSeconds(1),
        MaxDelay = TimeSpan.FromSeconds(10),
    };

    [Theory]
    [InlineData(0, 0.5, 1)]
    [InlineData(0, 0.0, 0.75)]
    [InlineData(0, 1.0, 1.25)]
    [InlineData(1, 0.5, 2)]
    [InlineData(3, 0.5, 8)]
    [InlineData(4, 0.5, 10)]
    [InlineData(4, 1.0, 10)]
    [InlineData(4, 0.0, 7.5)]
    [InlineData(99, 1.0, 10)]
    [InlineData(2000, 1.0, 10)]
    public void Waits_double_spread_and_have_an_end(int attempt, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Next(attempt, Options, random));

    [Fact]
    public void No_base_is_no_wait() =>
        Assert.Equal(TimeSpan.Zero, Backoff.Next(5, new FalRetryOptions { BaseDelay = TimeSpan.Zero }, 1));
}

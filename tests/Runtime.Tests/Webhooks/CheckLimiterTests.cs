namespace Flux2Gen.Runtime.Tests.Webhooks;

public sealed class CheckLimiterTests
{
    private const int MaxConcurrent = 2;

    private readonly CheckLimiter _limiter = new(MaxConcurrent);

    [Fact]
    public async Task Excess_checks_wait_and_those_beyond_are_refused()
    {
        using var checks = new BusyChecks(_limiter, MaxConcurrent);

        Assert.Null(await _limiter.RunAsync(static () => true, CancellationToken.None));
        await checks.EndAsync();

        Assert.Equal(MaxConcurrent, checks.MostConcurrent);
        Assert.True(await _limiter.RunAsync(static () => true, CancellationToken.None));
    }

    [Fact]
    public async Task Canceled_and_failed_checks_free_their_place()
    {
        for (int i = 0; i <= MaxConcurrent * (1 + CheckLimiter.WaitingPerCheck); i++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _limiter.RunAsync(static () => true, new CancellationToken(canceled: true)).AsTask());
            await Assert.ThrowsAsync<InvalidOperationException>(() => _limiter.RunAsync(static () => throw new InvalidOperationException(), CancellationToken.None).AsTask());
        }

        Assert.True(await _limiter.RunAsync(static () => true, CancellationToken.None));
    }
}

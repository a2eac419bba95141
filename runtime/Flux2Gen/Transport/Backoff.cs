namespace Flux2Gen.Transport;

/// <summary>How long to wait before an exchange is repeated.</summary>
internal static class Backoff
{
    private const double Jitter = 0.25;

    /// <summary>The wait before a repetition.</summary>
    /// <param name="attempt">How many repetitions there were, from 0.</param>
    /// <param name="options">The first wait and the longest.</param>
    /// <param name="random">A number from 0 to 1 that spreads the waits of many clients, a quarter to either side.</param>
    public static TimeSpan Next(int attempt, FalRetryOptions options, double random)
    {
        double delay = options.BaseDelay.Ticks * Math.Pow(2, attempt);
        double spread = Math.Min(delay, options.MaxDelay.Ticks) * (1 - Jitter + (2 * Jitter * random));
        return TimeSpan.FromTicks((long)Math.Min(spread, options.MaxDelay.Ticks));
    }
}

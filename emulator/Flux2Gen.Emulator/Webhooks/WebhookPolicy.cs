namespace Flux2Gen.Emulator.Webhooks;

/// <summary>How often and for how long fal delivers: until an answer of 2xx, a redirect, or the end of the stored result. The delays are this local fal's own: fal does not tell its.</summary>
internal static class WebhookPolicy
{
    /// <summary>How many times a delivery is repeated at most.</summary>
    public const int MaximumRetries = 31;

    private const int LargeResult = 10 << 10;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Storage = TimeSpan.FromHours(1);
    private static readonly TimeSpan StorageOfLargeResult = TimeSpan.FromMinutes(6);

    /// <summary>How long one attempt may take.</summary>
    public static TimeSpan TimeoutOf(int attempt) => TimeSpan.FromSeconds(attempt == 1 ? 15 : 120);

    /// <summary>The time from the end of an attempt to the next.</summary>
    public static TimeSpan DelayAfter(int attempt) =>
        attempt > 6 ? LongestDelay : TimeSpan.FromTicks(Math.Min(FirstDelay.Ticks << (attempt - 1), LongestDelay.Ticks));

    /// <summary>How long a result is kept.</summary>
    public static TimeSpan StorageOf(int resultSize) => resultSize >= LargeResult ? StorageOfLargeResult : Storage;

    /// <summary>Tells whether to try again after an answer, or <see langword="null"/> for none.</summary>
    public static bool IsToBeRepeated(int? statusCode) => statusCode is not (>= 200 and < 400);
}

namespace Flux2Gen.Options;

/// <summary>The lengths of time that a timer can measure.</summary>
internal static class TimeLimit
{
    public const string Rule = "more than 0 and at most 49 days, or Timeout.InfiniteTimeSpan";

    public static readonly TimeSpan Maximum = TimeSpan.FromDays(49);

    public static bool IsValid(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan || (limit > TimeSpan.Zero && limit <= Maximum);

    /// <summary>Returns the shorter of two times, each of which can be infinite.</summary>
    public static TimeSpan Shorter(TimeSpan one, TimeSpan other) =>
        one == Timeout.InfiniteTimeSpan ? other : other == Timeout.InfiniteTimeSpan || one < other ? one : other;

    /// <summary>Returns what is left of a limit; zero when it is used up.</summary>
    public static TimeSpan Rest(TimeSpan limit, TimeSpan spent) =>
        limit == Timeout.InfiniteTimeSpan ? limit : limit > spent ? limit - spent : TimeSpan.Zero;

    /// <summary>Makes a limit longer; what gets too long for a timer becomes infinite.</summary>
    public static TimeSpan Extend(TimeSpan limit, TimeSpan by) =>
        limit != Timeout.InfiniteTimeSpan && limit + by <= Maximum ? limit + by : Timeout.InfiniteTimeSpan;
}

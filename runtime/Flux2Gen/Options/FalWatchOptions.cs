using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>How requests in the queue are followed.</summary>
public sealed class FalWatchOptions
{
    /// <summary>Gets or sets whether requests are followed by the status stream or by asking again and again.</summary>
    /// <value>The default value is <see cref="FalWatchMode.Auto"/>.</value>
    public FalWatchMode Mode { get; set; } = FalWatchMode.Auto;

    /// <summary>Gets or sets how long a status stream may be silent before it is given up, more than 0 and at most a day. fal sends a sign of life about every 15 seconds.</summary>
    /// <remarks>Signs of life are no news: after ten times as long without any the request is asked after, and another stream is opened.</remarks>
    /// <value>The default value is 45 seconds.</value>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Gets or sets how many status streams may be open at a time, from 1 to 100,000: each holds a connection, or a part of one. Requests beyond that are asked after instead.</summary>
    /// <remarks>It does not hold for <see cref="FalWatchMode.Stream"/>.</remarks>
    /// <value>The default value is 100.</value>
    public int MaxConcurrentStreams { get; set; } = 100;

    /// <summary>
    /// Gets or sets how long a request is asked after, and its result fetched, while no answer is fal's final word: lost connections, statuses
    /// such as 429 and 5xx, pages of proxies, answers that cannot be read. From 0 to 49 days, or <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    /// <remarks>
    /// Asking is free, and the request is paid for. The time counts from the first of such answers in a row, without the hours in which the machine sleeps, and the waits between the
    /// questions grow as <see cref="FalClientOptions.Polling"/> says. <see cref="FalSubscribeOptions.Timeout"/> and tokens end a call sooner.
    /// </remarks>
    /// <value>The default value is 10 minutes.</value>
    public TimeSpan OutageTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how many lines of a log are kept, from 1 to 10,000,000. Of a longer log the oldest lines are dropped; each line is in <see cref="FalQueueUpdate.NewLogs"/> once.</summary>
    /// <value>The default value is 100,000.</value>
    public int MaxLogLines { get; set; } = 100_000;

    /// <summary>What is wrong, or null for both.</summary>
    internal (string? Property, string? Rule) FindViolation() =>
        !Enum.IsDefined(Mode) ? (nameof(Mode), "must be a value of FalWatchMode")
        : StreamIdleTimeout <= TimeSpan.Zero || StreamIdleTimeout > TimeSpan.FromDays(1) ? (nameof(StreamIdleTimeout), "must be more than 0 and at most a day")
        : MaxConcurrentStreams is < 1 or > 100_000 ? (nameof(MaxConcurrentStreams), "must be from 1 to 100,000")
        : OutageTolerance != TimeSpan.Zero && !TimeLimit.IsValid(OutageTolerance) ? (nameof(OutageTolerance), "must be from 0 to 49 days, or Timeout.InfiniteTimeSpan")
        : MaxLogLines is < 1 or > 10_000_000 ? (nameof(MaxLogLines), "must be from 1 to 10,000,000")
        : (null, null);

    internal FalWatchOptions Copy() => (FalWatchOptions)MemberwiseClone();
}

namespace Flux2Gen;

/// <summary>How often a request in the queue is asked after.</summary>
public sealed class FalPollingOptions
{
    /// <summary>Gets or sets the wait between the first and the second question, and again after each change of state. More than 0, at most a day.</summary>
    /// <value>The default value is 500 milliseconds.</value>
    public TimeSpan InitialInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets or sets the longest wait between two questions, at least <see cref="InitialInterval"/> and at most a day.</summary>
    /// <value>The default value is 5 seconds.</value>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets by how much each wait is longer than the one before, from 1 to 10.</summary>
    /// <value>The default value is 1.5.</value>
    public double BackoffFactor { get; set; } = 1.5;

    internal TimeSpan Next(TimeSpan interval) =>
        TimeSpan.FromTicks((long)Math.Min(interval.Ticks * BackoffFactor, MaxInterval.Ticks));

    internal FalPollingOptions Copy() => (FalPollingOptions)MemberwiseClone();
}

namespace Flux2Gen;

/// <summary>How exchanges that failed are repeated.</summary>
/// <remarks>
/// What may be repeated at all is not an option: a request to run a model is sent again only when fal provably did not accept the
/// first one, because it could be billed twice.
/// </remarks>
public sealed class FalRetryOptions
{
    /// <summary>Gets or sets how many times an exchange is repeated at most, from 0 (never) to 100.</summary>
    /// <value>The default value is 4.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>Gets or sets how long to wait before the first repetition, give or take a quarter; each later wait is twice as long. At most a day.</summary>
    /// <value>The default value is 500 milliseconds.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets or sets the longest wait, at least <see cref="BaseDelay"/> and at most a day.</summary>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the longest wait that a server's <c>Retry-After</c> can ask for, at most a day.</summary>
    /// <value>The default value is 60 seconds.</value>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    internal FalRetryOptions Copy() => (FalRetryOptions)MemberwiseClone();
}

namespace Flux2Gen;

/// <summary>The settings of a <see cref="FalClient"/>. They are checked once, when the client is made.</summary>
public sealed class FalClientOptions
{
    /// <summary>Gets where the API key comes from.</summary>
    /// <value>The default value is <see cref="FalCredentials.FromEnvironment"/>.</value>
    public FalCredentials Credentials { get; init; } = FalCredentials.FromEnvironment;

    /// <summary>Gets the servers to talk to.</summary>
    /// <value>The default value is <see cref="FalHosts.Default"/>.</value>
    public FalHosts Hosts { get; init; } = FalHosts.Default;

    /// <summary>Gets the HTTP client to send with. It is neither disposed of nor changed, and its own timeout holds too.</summary>
    /// <remarks>Its handler should not follow redirects, and must not repeat a POST by itself: a request could be billed twice.</remarks>
    /// <value>The default value is <see langword="null"/>: the client makes one of its own.</value>
    public HttpClient? HttpClient { get; init; }

    /// <summary>Gets how exchanges that failed are repeated.</summary>
    /// <value>The default value is a <see cref="FalRetryOptions"/> with its own defaults.</value>
    public FalRetryOptions Retry { get; init; } = new();

    /// <summary>Gets what sends exchanges, and sends them again, in place of the client's own retries: a Polly pipeline, for example.</summary>
    /// <remarks>
    /// Of <see cref="Retry"/> only <see cref="FalRetryOptions.MaxRetryAfter"/> counts then. <see cref="RequestTimeout"/> holds for each
    /// exchange as ever.
    /// </remarks>
    /// <value>The default value is <see langword="null"/>: exchanges are repeated as <see cref="Retry"/> says.</value>
    public FalPipeline? Pipeline { get; init; }

    /// <summary>Gets how often a request in the queue is asked after.</summary>
    /// <value>The default value is a <see cref="FalPollingOptions"/> with its own defaults.</value>
    public FalPollingOptions Polling { get; init; } = new();

    /// <summary>Gets how long one HTTP exchange may take, or <see cref="Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <remarks>
    /// It holds for submitting, asking after and fetching, and for uploads on top of a second for each 100 KB; not for
    /// <c>RunAsync</c>, which waits for the model and has <see cref="FalRunOptions.Timeout"/>.
    /// </remarks>
    /// <value>The default value is 120 seconds.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Gets the largest answer that is read, in bytes after decompression, from 32,768 to 2,147,483,590.</summary>
    /// <remarks>
    /// A larger one ends in a <see cref="FalProtocolException"/> that has the request's id. Of an error no more than its first
    /// mebibyte is read. Files that a model made are not part of its answer, and have no limit.
    /// </remarks>
    /// <value>The default value is 67,108,864: 64 MiB, enough for a few pictures inside of the answer.</value>
    public long MaxResponseSize { get; init; } = 64 << 20;

    /// <summary>Gets the clock that all waiting goes by.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets a value indicating whether inputs are checked against their document before anything is sent.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool ValidateInput { get; init; } = true;

    /// <summary>Gets what the client calls itself in the <c>User-Agent</c> header: printable ASCII.</summary>
    /// <value>The default value is <see langword="null"/>: the name and version of this library.</value>
    public string? UserAgent { get; init; }

    internal void Validate()
    {
        Check(Credentials is not null, nameof(Credentials), "must not be null");
        Check(Hosts is not null, nameof(Hosts), "must not be null");
        CheckHost(Hosts!.Run, nameof(FalHosts.Run));
        CheckHost(Hosts.Queue, nameof(FalHosts.Queue));
        CheckHost(Hosts.Rest, nameof(FalHosts.Rest));
        Check(TimeProvider is not null, nameof(TimeProvider), "must not be null");
        Check(TimeLimit.IsValid(RequestTimeout), nameof(RequestTimeout), $"must be {TimeLimit.Rule}");
        Check(
            MaxResponseSize >= BodyReader.Least && MaxResponseSize < Array.MaxLength,
            nameof(MaxResponseSize),
            "must be from 32,768 to 2,147,483,590");
        Check(
            UserAgent is null || (UserAgent.Length > 0 && !UserAgent.AsSpan().ContainsAnyExceptInRange(' ', '~')),
            nameof(UserAgent),
            "must be printable ASCII");

        Check(Retry is not null, nameof(Retry), "must not be null");
        Check(Retry!.MaxRetries is >= 0 and <= 100, "Retry.MaxRetries", "must be from 0 to 100");
        Check(Retry.BaseDelay >= TimeSpan.Zero, "Retry.BaseDelay", "must not be negative");
        Check(Retry.MaxDelay >= Retry.BaseDelay && IsAtMostADay(Retry.MaxDelay), "Retry.MaxDelay", "must be at least Retry.BaseDelay and at most a day");
        Check(Retry.MaxRetryAfter >= TimeSpan.Zero && IsAtMostADay(Retry.MaxRetryAfter), "Retry.MaxRetryAfter", "must be from 0 to a day");

        Check(Polling is not null, nameof(Polling), "must not be null");
        Check(Polling!.InitialInterval > TimeSpan.Zero, "Polling.InitialInterval", "must be more than 0");
        Check(
            Polling.MaxInterval >= Polling.InitialInterval && IsAtMostADay(Polling.MaxInterval),
            "Polling.MaxInterval",
            "must be at least Polling.InitialInterval and at most a day");
        Check(Polling.Factor is >= 1 and <= 10, "Polling.Factor", "must be from 1 to 10");
    }

    private static bool IsAtMostADay(TimeSpan time) => time <= TimeSpan.FromDays(1);

    private static void CheckHost(Uri? host, string name) =>
        Check(FalHosts.IsTrustworthy(host), $"Hosts.{name}", "must be an https address, or http to this machine, without a query");

    private static void Check(bool isValid, string property, string rule)
    {
        if (!isValid)
        {
            throw new ArgumentException($"FalClientOptions.{property} {rule}.");
        }
    }
}

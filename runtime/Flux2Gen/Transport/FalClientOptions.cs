using Flux2Gen.Options;
using Flux2Gen.Transport;
using Microsoft.Extensions.Logging;

namespace Flux2Gen;

/// <summary>The settings of a <see cref="FalClient"/>. They are checked and copied when the client is made.</summary>
public sealed class FalClientOptions
{
    /// <summary>Gets or sets where the API key comes from.</summary>
    /// <value>The default value is <see cref="FalCredentials.FromEnvironment"/>.</value>
    public FalCredentials Credentials { get; set; } = FalCredentials.FromEnvironment();

    /// <summary>Gets or sets the servers to talk to.</summary>
    /// <value>The default value is <see cref="FalHosts.Default"/>.</value>
    public FalHosts Hosts { get; set; } = FalHosts.Default;

    /// <summary>Gets or sets the HTTP client to send with. It is neither disposed of nor changed, and its own timeout holds too.</summary>
    /// <remarks>
    /// Its handler should not follow redirects, and must not repeat a POST by itself: a request could be billed twice. Its proxy and its
    /// cookies are those of its handler. Its default headers go to fal, except for <c>Authorization</c>, <c>Accept-Encoding</c> and
    /// <c>User-Agent</c>, which the client sets; those that may hold a secret are emptied where a file is uploaded to.
    /// </remarks>
    /// <value>The default value is <see langword="null"/>: the client makes one of its own.</value>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Gets or sets how exchanges that failed are repeated.</summary>
    /// <value>The default value is a <see cref="FalRetryOptions"/> with its own defaults.</value>
    public FalRetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets what sends exchanges, and sends them again, in place of the client's own retries: a Polly pipeline, for example.</summary>
    /// <remarks>
    /// Of <see cref="Retry"/> only <see cref="FalRetryOptions.MaxRetryAfter"/> counts then. <see cref="NetworkTimeout"/> holds for each
    /// exchange as ever.
    /// </remarks>
    /// <value>The default value is <see langword="null"/>: exchanges are repeated as <see cref="Retry"/> says.</value>
    public FalPipeline? Pipeline { get; set; }

    /// <summary>Gets or sets how often a request in the queue is asked after.</summary>
    /// <value>The default value is a <see cref="FalPollingOptions"/> with its own defaults.</value>
    public FalPollingOptions Polling { get; set; } = new();

    /// <summary>Gets or sets how requests in the queue are followed.</summary>
    /// <value>The default value is a <see cref="FalWatchOptions"/> with its own defaults.</value>
    public FalWatchOptions Watch { get; set; } = new();

    /// <summary>Gets or sets how files are uploaded: those of inputs, and others unless they are uploaded with options of their own.</summary>
    /// <value>The default value is a <see cref="FalUploadOptions"/> with its own defaults.</value>
    public FalUploadOptions Upload { get; set; } = new();

    /// <summary>Gets or sets how long one HTTP exchange may take, or <see cref="Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <remarks>
    /// It holds for submitting, asking after and fetching, and for uploads on top of a second for each 100 KB; not for
    /// <c>RunAsync</c>, which waits for the model and has <see cref="FalRunOptions.Timeout"/>.
    /// </remarks>
    /// <value>The default value is 120 seconds.</value>
    public TimeSpan NetworkTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Gets or sets where requests are noted while they are under way, so that none is lost when the process dies.</summary>
    /// <value>The default value is <see langword="null"/>: nowhere. <see cref="FalFileJournal"/> is one.</value>
    public IFalJournal? Journal { get; set; }

    /// <summary>Gets or sets the largest answer that is read, in bytes after decompression, from 32,768 to 2,147,483,590.</summary>
    /// <remarks>
    /// A larger one ends in a <see cref="FalProtocolException"/> that has the request's id. Files that a model made are not part of its
    /// answer: see <see cref="FalDownloadOptions.MaxSize"/>.
    /// </remarks>
    /// <value>The default value is 268,435,456: 256 MiB, enough for a video inside of the answer.</value>
    public long MaxResponseSize { get; set; } = 256 << 20;

    /// <summary>Gets or sets how much of an error is read, in bytes after decompression, from 32,768 to 2,147,483,590, and never more than <see cref="MaxResponseSize"/>.</summary>
    /// <remarks>The beginning of an error says what is wrong, and the rest can repeat the input.</remarks>
    /// <value>The default value is 1,048,576: 1 MiB.</value>
    public long MaxErrorSize { get; set; } = 1 << 20;

    /// <summary>Gets or sets how many times as long as what came an answer of more than 1 MiB may get by decompression, from 10 to 100,000.</summary>
    /// <remarks>Texts of models reach a tenth of the default, a decompression bomb five times as much. What gets longer ends as if it were larger than <see cref="MaxResponseSize"/>.</remarks>
    /// <value>The default value is 200.</value>
    public int MaxDecompressionRatio { get; set; } = 200;

    /// <summary>Gets or sets the largest number of values in an answer, an event or a realtime message, from 1,000 to 1,000,000,000: objects, arrays, texts, numbers and the like.</summary>
    /// <remarks>
    /// A value takes a byte or two on the way and many times as much in memory, so <see cref="MaxResponseSize"/> alone is no limit. What has
    /// more ends in a <see cref="FalProtocolException"/> that has the request's id, before it is parsed.
    /// </remarks>
    /// <value>The default value is 10,000,000.</value>
    public int MaxResponseValues { get; set; } = 10_000_000;

    /// <summary>Gets or sets the clock that all waiting goes by.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets where the client logs to, under <see cref="FalDiagnostics.LogCategory"/>. Neither the key nor an input is ever logged.</summary>
    /// <value>The default value is <see langword="null"/>: nothing is logged.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Gets or sets a value indicating whether inputs are checked against their document before anything is sent.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool ValidateInput { get; set; } = true;

    /// <summary>Gets or sets what the client calls itself in the <c>User-Agent</c> header: printable ASCII.</summary>
    /// <value>The default value is <see langword="null"/>: the name and version of this library.</value>
    public string? UserAgent { get; set; }

    /// <summary>Gets or sets a value indicating whether <see cref="HttpClient"/> was created for this client, and ends with it.</summary>
    internal bool OwnsHttpClient { get; set; }

    internal BodyLimits BodyLimits => new(MaxResponseSize, MaxErrorSize, MaxDecompressionRatio);

    /// <summary>Gets or sets a value indicating whether nothing but .NET's own connections is in <see cref="HttpClient"/>, and no timeout but theirs.</summary>
    internal bool HasOwnConnections { get; set; }

    /// <summary>Gets or sets a value indicating whether requests are sent by a browser.</summary>
    internal bool IsBrowser { get; set; } = OperatingSystem.IsBrowser();

    internal FalClientOptions Copy()
    {
        var copy = (FalClientOptions)MemberwiseClone();
        copy.Retry = Retry.Copy();
        copy.Polling = Polling.Copy();
        copy.Watch = Watch.Copy();
        return copy;
    }

    internal void Validate()
    {
        Check(Credentials is not null, nameof(Credentials), "must not be null");
        Check(Hosts is not null, nameof(Hosts), "must not be null");
        CheckHost(Hosts!.Run, nameof(FalHosts.Run));
        CheckHost(Hosts.Queue, nameof(FalHosts.Queue));
        CheckHost(Hosts.Rest, nameof(FalHosts.Rest));
        CheckHost(Hosts.RunBackup ?? Hosts.Run, nameof(FalHosts.RunBackup));
        CheckHost(Hosts.QueueBackup ?? Hosts.Queue, nameof(FalHosts.QueueBackup));
        Check(TimeProvider is not null, nameof(TimeProvider), "must not be null");
        Check(TimeLimit.IsValid(NetworkTimeout), nameof(NetworkTimeout), $"must be {TimeLimit.Rule}");
        Check(
            MaxResponseSize >= BodyReader.Least && MaxResponseSize < Array.MaxLength,
            nameof(MaxResponseSize),
            "must be from 32,768 to 2,147,483,590");
        Check(MaxErrorSize >= BodyReader.Least && MaxErrorSize < Array.MaxLength, nameof(MaxErrorSize), "must be from 32,768 to 2,147,483,590");
        Check(MaxDecompressionRatio is >= 10 and <= 100_000, nameof(MaxDecompressionRatio), "must be from 10 to 100,000");
        Check(MaxResponseValues is >= 1_000 and <= 1_000_000_000, nameof(MaxResponseValues), "must be from 1,000 to 1,000,000,000");
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
        Check(Polling.BackoffFactor is >= 1 and <= 10, "Polling.BackoffFactor", "must be from 1 to 10");

        Check(Watch is not null, nameof(Watch), "must not be null");
        (string? property, string? rule) = Watch!.FindViolation();
        Check(property is null, $"Watch.{property}", rule!);

        Check(Upload is not null, nameof(Upload), "must not be null");
        (property, rule) = Upload!.FindViolation();
        Check(property is null, $"Upload.{property}", rule!);
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

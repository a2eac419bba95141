using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Flux2Gen;

/// <summary>The settings of a <see cref="FalWebhookVerifier"/>, which validates and copies them.</summary>
public sealed class FalWebhookVerifierOptions
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the address of fal's keys (a JSON Web Key Set): https, or http of this machine. Your key is not sent there.</summary>
    /// <remarks>Of a local fal it is <c>http://127.0.0.1:5005/rest.fal.ai/.well-known/jwks.json</c>: see <see cref="UseHosts"/>.</remarks>
    /// <value>The default value is <c>https://rest.fal.ai/.well-known/jwks.json</c>.</value>
    public Uri KeySetUri { get; set; } = new("https://rest.fal.ai/.well-known/jwks.json");

    /// <summary>Gets or sets the allowed difference between the timestamp of a webhook and this machine's time, in both directions: more than 0, at most a day.</summary>
    /// <value>The default value is 5 minutes, as fal advises.</value>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the time after which the keys are fetched anew: at most a day. A key that fal withdrew is refused after that time.</summary>
    /// <remarks>While fal cannot be reached, keys are used until they are a day old, the longest that fal allows.</remarks>
    /// <value>The default value is an hour.</value>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the minimum time between two fetches of the keys, whatever is received: from a second to an hour.</summary>
    /// <remarks>A signature that fits no key may be made with a new one, so the keys are fetched anew; this limits how often forged signatures cause that.</remarks>
    /// <value>The default value is a minute.</value>
    public TimeSpan MinRefreshInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the maximum size of a body, in bytes: from 1,000 to 1,000,000,000. A larger one is refused unread.</summary>
    /// <remarks>
    /// A webhook with addresses of files takes a few kilobytes. With <c>sync_mode</c>, the files themselves are in it. A webhook that is
    /// refused for its size leaves its result in the queue.
    /// </remarks>
    /// <value>The default value is 30,000,000, as for any request to Kestrel.</value>
    public int MaxBodySize { get; set; } = 30_000_000;

    /// <summary>Gets or sets the maximum number of signatures that are checked at a time: from 1 to 1,024.</summary>
    /// <remarks>
    /// A check takes less than a millisecond of CPU time per key of fal's. Further webhooks wait, up to 64 for each check at a time; beyond
    /// that, the result is <see cref="FalWebhookFailure.TooManyChecks"/>.
    /// </remarks>
    /// <value>The default value is half the number of processors, and at least 1: a flood of forged webhooks leaves the other half to the program.</value>
    public int MaxConcurrentChecks { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Gets or sets the HTTP client that fetches the keys. It is neither disposed nor changed; it should not send credentials or follow redirects.</summary>
    /// <value>The default value is <see langword="null"/>: the verifier creates one.</value>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Gets or sets the time provider.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the logger factory; the category is <see cref="FalDiagnostics.LogCategory"/>. Neither bodies nor signatures are logged.</summary>
    /// <value>The default value is <see langword="null"/>: nothing is logged.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Uses the keys of other hosts than fal's own, such as <c>FalHosts.Local(new Uri("http://127.0.0.1:5005"))</c> for a local fal.</summary>
    /// <param name="hosts">The hosts. The keys are at <c>.well-known/jwks.json</c> of their <see cref="FalHosts.Rest"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="hosts"/> is null.</exception>
    public void UseHosts(FalHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        KeySetUri = new Uri($"{hosts.Rest.AbsoluteUri.TrimEnd('/')}/.well-known/jwks.json");
    }

    internal FalWebhookVerifierOptions Copy() => (FalWebhookVerifierOptions)MemberwiseClone();

    internal void Validate()
    {
        Check(IsTrustworthy(KeySetUri), nameof(KeySetUri), "must be an absolute https address, or an http one of this machine, without user name and query");
        Check(Tolerance > TimeSpan.Zero && Tolerance <= Day, nameof(Tolerance), "must be more than 0 and at most a day");
        Check(KeyLifetime > TimeSpan.Zero && KeyLifetime <= Day, nameof(KeyLifetime), "must be more than 0 and at most a day");
        Check(MinRefreshInterval >= TimeSpan.FromSeconds(1) && MinRefreshInterval <= TimeSpan.FromHours(1), nameof(MinRefreshInterval), "must be from a second to an hour");
        Check(MaxBodySize is >= 1_000 and <= 1_000_000_000, nameof(MaxBodySize), "must be from 1,000 to 1,000,000,000");
        Check(MaxConcurrentChecks is >= 1 and <= 1_024, nameof(MaxConcurrentChecks), "must be from 1 to 1,024");
        Check(TimeProvider is not null, nameof(TimeProvider), "must not be null");
    }

    private static bool IsTrustworthy(Uri? address) =>
        address is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static void Check([DoesNotReturnIf(false)] bool isAllowed, string property, string rule)
    {
        if (!isAllowed)
        {
            throw new ArgumentException($"{nameof(FalWebhookVerifierOptions)}.{property} {rule}.");
        }
    }
}

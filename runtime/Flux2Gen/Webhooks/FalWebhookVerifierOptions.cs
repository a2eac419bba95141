using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Flux2Gen;

/// <summary>The settings of a <see cref="FalWebhookVerifier"/>. They are checked and copied when it is made.</summary>
public sealed class FalWebhookVerifierOptions
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the address of the keys (a JSON Web Key Set): https, or http of this machine. No key of yours is sent there.</summary>
    /// <remarks>Of a local fal it is <c>http://127.0.0.1:5005/rest.fal.ai/.well-known/jwks.json</c>: see <see cref="UseHosts"/>.</remarks>
    /// <value>The default value is <c>https://rest.fal.ai/.well-known/jwks.json</c>.</value>
    public Uri KeySetUri { get; set; } = new("https://rest.fal.ai/.well-known/jwks.json");

    /// <summary>Gets or sets how far the timestamp of a webhook may be from this machine's time, in either direction: more than 0, at most a day.</summary>
    /// <value>The default value is 5 minutes, as fal advises.</value>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long the keys are used before they are fetched anew: at most a day. A key that fal withdrew is refused after that time.</summary>
    /// <remarks>While fal cannot be reached, they are used until they are a day old, which is the longest that fal allows.</remarks>
    /// <value>The default value is an hour.</value>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the shortest time between two fetches of the keys, whatever comes in: from a second to an hour.</summary>
    /// <remarks>A signature that no key fits may be by a new one, so the keys are fetched anew; but nobody makes this program ask fal more often than this.</remarks>
    /// <value>The default value is a minute.</value>
    public TimeSpan MinRefreshInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the HTTP client to fetch the keys with. It is neither disposed of nor changed; it should not send credentials or follow redirects.</summary>
    /// <value>The default value is <see langword="null"/>: the verifier makes one of its own.</value>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets where to log to, as the category <see cref="FalDiagnostics.LogCategory"/>. Neither bodies nor signatures are logged.</summary>
    /// <value>The default value is <see langword="null"/>: nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Takes the keys from other hosts than fal's own, such as <c>FalHosts.Local(new Uri("http://127.0.0.1:5005"))</c> for a local fal.</summary>
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
        Check(FalHosts.IsTrustworthy(KeySetUri), nameof(KeySetUri), "must be an absolute https address, or an http one of this machine, without user name and query");
        Check(Tolerance > TimeSpan.Zero && Tolerance <= Day, nameof(Tolerance), "must be more than 0 and at most a day");
        Check(KeyLifetime > TimeSpan.Zero && KeyLifetime <= Day, nameof(KeyLifetime), "must be more than 0 and at most a day");
        Check(MinRefreshInterval >= TimeSpan.FromSeconds(1) && MinRefreshInterval <= TimeSpan.FromHours(1), nameof(MinRefreshInterval), "must be from a second to an hour");
        Check(TimeProvider is not null, nameof(TimeProvider), "must not be null");
    }

    private static void Check([DoesNotReturnIf(false)] bool isAllowed, string property, string rule)
    {
        if (!isAllowed)
        {
            throw new ArgumentException($"{nameof(FalWebhookVerifierOptions)}.{property} {rule}.");
        }
    }
}

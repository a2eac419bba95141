using Flux2Gen;
using Flux2Gen.DependencyInjection;
using Flux2Gen.Options;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of fal.</summary>
public static class FalHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds a check that there is a key, that fal answers, and that it accepts the key. It costs nothing: it asks after a request that does not exist.</summary>
    /// <remarks>
    /// Healthy: fal answered. Degraded: fal answered that it is busy or has trouble (status 408, 429 or 5xx), which passes by itself.
    /// <paramref name="failureStatus"/>: nothing can work as it is, because there is no key, fal refuses it, the options are wrong, or fal
    /// cannot be reached within the timeout.
    /// </remarks>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="clientName">The name of a client that was added with <c>AddKeyedFalClient</c>, or null for that of <c>AddFalClient</c>.</param>
    /// <param name="failureStatus">The status when nothing can work. The default value is <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="timeout">How long fal may take to answer. The default value is 10 seconds.</param>
    /// <returns>The health checks.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not more than 0 and at most 49 days.</exception>
    public static IHealthChecksBuilder AddFal(
        this IHealthChecksBuilder builder,
        string name = "fal",
        string? clientName = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        TimeSpan limit = timeout ?? DefaultTimeout;
        if (!TimeLimit.IsValid(limit) || limit == Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), "The timeout must be more than 0 and at most 49 days.");
        }

        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new FalHealthCheck(
                () => clientName is null ? provider.GetRequiredService<FalClient>() : provider.GetRequiredKeyedService<FalClient>(clientName),
                limit),
            failureStatus,
            tags));
    }
}

using Flux2Gen;
using Flux2Gen.Webhooks;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the verifier of fal's webhooks to services.</summary>
public static class FalWebhookServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="FalWebhookVerifier"/> as a singleton.</summary>
    /// <remarks>
    /// When the program's <see cref="FalClient"/> (the one without a name) uses a local fal, the verifier uses that one's keys; otherwise,
    /// fal's own. In ASP.NET Core, <c>MapFalWebhook</c> of the package <c>Flux2Gen.AspNetCore</c> uses the verifier.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddFalWebhooks(this IServiceCollection services, Action<FalWebhookVerifierOptions>? configure = null) =>
        FalWebhookRegistration.Add(services, configuration: null, configure);

    /// <summary>Adds a <see cref="FalWebhookVerifier"/> as a singleton, with options from a configuration, such as <c>Webhooks:Tolerance</c>.</summary>
    /// <remarks>See <see cref="AddFalWebhooks(IServiceCollection, Action{FalWebhookVerifierOptions})"/>.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the options, or a configuration with the section <c>Fal</c>: the same as for <c>AddFalClient</c>.</param>
    /// <param name="configure">Sets more options, after those of the configuration.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configuration"/> is null.</exception>
    public static IServiceCollection AddFalWebhooks(
        this IServiceCollection services, IConfiguration configuration, Action<FalWebhookVerifierOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return FalWebhookRegistration.Add(services, configuration, configure);
    }
}

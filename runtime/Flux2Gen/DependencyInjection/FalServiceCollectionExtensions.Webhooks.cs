using Flux2Gen;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <content>Adds what checks webhooks.</content>
public static partial class FalServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="FalWebhookVerifier"/> as a singleton.</summary>
    /// <remarks>
    /// Of a program whose <see cref="FalClient"/> (the one without a name) talks to a local fal, it takes that one's keys, and otherwise
    /// those of fal itself. In ASP.NET Core, <c>MapFalWebhook</c> of the package <c>Flux2Gen.AspNetCore</c> uses it.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddFalWebhooks(this IServiceCollection services, Action<FalWebhookVerifierOptions>? configure = null) =>
        FalWebhookRegistration.Add(services, configuration: null, configure);

    /// <summary>Adds a <see cref="FalWebhookVerifier"/> as a singleton, with options from a configuration: <c>Webhooks:Tolerance</c> and so on.</summary>
    /// <remarks>See <see cref="AddFalWebhooks(IServiceCollection, Action{FalWebhookVerifierOptions})"/>.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the options, or a whole configuration, whose section <c>Fal</c> has them: the same as for <c>AddFalClient</c>.</param>
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

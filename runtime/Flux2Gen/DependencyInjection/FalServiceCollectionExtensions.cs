using Flux2Gen;
using Flux2Gen.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients of fal to a service collection.</summary>
/// <remarks>
/// Each client is a singleton with an <see cref="HttpClient"/> of its own, whose connections are renewed every five minutes, and which ends
/// with it. Settings for all HTTP clients of a program, such as <c>ConfigureHttpClientDefaults</c>, do not apply to it: a handler that
/// repeats a POST could have a request billed twice, one that logs could log the key, and default headers could hold secrets of
/// others. Settings that are added with the returned builder do apply. Options are checked when the host starts.
/// </remarks>
public static partial class FalServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="FalClient"/>. The key is taken from the environment, unless the options say otherwise.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder of the HTTP client that is sent through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IHttpClientBuilder AddFalClient(this IServiceCollection services, Action<FalClientOptions>? configure = null) =>
        FalClientRegistration.Add(services, name: null, configuration: null, configure);

    /// <summary>Adds a <see cref="FalClient"/> with options from a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the options, or a whole configuration, whose section <c>Fal</c> has them.</param>
    /// <param name="configure">Sets more options, after those of the configuration.</param>
    /// <returns>The builder of the HTTP client that is sent through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configuration"/> is null.</exception>
    public static IHttpClientBuilder AddFalClient(
        this IServiceCollection services, IConfiguration configuration, Action<FalClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return FalClientRegistration.Add(services, name: null, configuration, configure);
    }

    /// <summary>Adds a <see cref="FalClient"/> as a keyed service, beside others with options of their own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder of the HTTP client that is sent through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddKeyedFalClient(
        this IServiceCollection services, string name, Action<FalClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return FalClientRegistration.Add(services, name, configuration: null, configure);
    }

    /// <summary>Adds a <see cref="FalClient"/> as a keyed service with options from a configuration, beside others with options of their own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="configuration">The section with the options, or a whole configuration, whose section <c>Fal</c> has them.</param>
    /// <param name="configure">Sets more options, after those of the configuration.</param>
    /// <returns>The builder of the HTTP client that is sent through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/>, <paramref name="name"/> or <paramref name="configuration"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddKeyedFalClient(
        this IServiceCollection services, string name, IConfiguration configuration, Action<FalClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configuration);
        return FalClientRegistration.Add(services, name, configuration, configure);
    }
}

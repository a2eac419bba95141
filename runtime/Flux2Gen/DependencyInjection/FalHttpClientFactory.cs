using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux2Gen.DependencyInjection;

/// <summary>Creates the HTTP client of a fal client from the settings for its own name, and from no setting for all clients of the program.</summary>
/// <remarks>
/// A handler for all clients may repeat a POST, which fal bills again, and default headers for all may hold secrets of other servers. So
/// the program's <see cref="IHttpClientFactory"/> is not asked: a factory apart has only the settings that are for this client.
/// </remarks>
internal static class FalHttpClientFactory
{
    /// <summary>The name of a client that is not fal's: a setting that applies to it is one for all.</summary>
    private const string OtherName = "another client";

    /// <summary>Creates a client.</summary>
    /// <returns>The client, which owns all that it is made of, and whether its connections have its only timeout.</returns>
    public static (HttpClient Client, bool HasOwnConnections) Create(IServiceProvider provider, string name)
    {
#pragma warning disable CA2000 // The client disposes of them.
        var builder = new FalHandlerBuilder(provider.CreateScope());
        ServiceProvider services = CreateServices(provider, builder, name);
        var client = new HttpClient(new OwningHandler(services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name), builder, services));
#pragma warning restore CA2000
        HttpClientFactoryOptions options = services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(name);
        foreach (Action<HttpClient> configure in options.HttpClientActions)
        {
            configure(client);
        }

        return (client, builder.HasOwnConnections && client.Timeout == Timeout.InfiniteTimeSpan);
    }

    private static ServiceProvider CreateServices(IServiceProvider provider, FalHandlerBuilder builder, string name)
    {
        var services = new ServiceCollection();

        // Instances of the program: the container here does not dispose of them.
        services.AddSingleton(provider.GetRequiredService<ILoggerFactory>());
        if (provider.GetService<IMeterFactory>() is { } meters)
        {
            services.AddSingleton(meters);
        }

        services.AddSingleton<HttpMessageHandlerBuilder>(builder);
        AddSettings(services, provider, name);
        services.AddHttpClient();
        return services.BuildServiceProvider();
    }

    /// <summary>Adds the settings that are for clients of this name alone, in their order.</summary>
    private static void AddSettings(ServiceCollection services, IServiceProvider provider, string name)
    {
        var known = new HttpClientFactoryOptions();
        foreach (IConfigureNamedOptions<HttpClientFactoryOptions> setting in
            provider.GetServices<IConfigureOptions<HttpClientFactoryOptions>>().OfType<IConfigureNamedOptions<HttpClientFactoryOptions>>())
        {
            if (setting is ConfigureNamedOptions<HttpClientFactoryOptions> plain ? plain.Name == name : IsForOneName(known, setting.Configure))
            {
                setting.Configure(name, known);
                services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(setting);
            }
        }

        foreach (IPostConfigureOptions<HttpClientFactoryOptions> setting in provider.GetServices<IPostConfigureOptions<HttpClientFactoryOptions>>())
        {
            if (setting is PostConfigureOptions<HttpClientFactoryOptions> plain ? plain.Name == name : IsForOneName(known, setting.PostConfigure))
            {
                setting.PostConfigure(name, known);
                services.AddSingleton(setting);
            }
        }
    }

    /// <summary>Whether a setting that does not tell its name leaves a client of another name as it is.</summary>
    /// <remarks>It is tried on a copy of the settings of this client, because one for all clients may look at those.</remarks>
    private static bool IsForOneName(HttpClientFactoryOptions known, Action<string, HttpClientFactoryOptions> apply)
    {
        var other = new HttpClientFactoryOptions();
        foreach (Action<HttpMessageHandlerBuilder> action in known.HttpMessageHandlerBuilderActions)
        {
            other.HttpMessageHandlerBuilderActions.Add(action);
        }

        foreach (Action<HttpClient> action in known.HttpClientActions)
        {
            other.HttpClientActions.Add(action);
        }

        apply(OtherName, other);
        return other.HttpMessageHandlerBuilderActions.SequenceEqual(known.HttpMessageHandlerBuilderActions)
            && other.HttpClientActions.SequenceEqual(known.HttpClientActions);
    }
}

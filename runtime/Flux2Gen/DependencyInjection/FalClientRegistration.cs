using Flux2Gen.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux2Gen.DependencyInjection;

/// <summary>Registers a client, its options and its HTTP client.</summary>
internal static class FalClientRegistration
{
    public const string DefaultSection = "Fal";

    private const string HttpClientName = "Flux2Gen";

    public static IHttpClientBuilder Add(
        IServiceCollection services, string? name, IConfiguration? configuration, Action<FalClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddOptions(services, name ?? Microsoft.Extensions.Options.Options.DefaultName, configuration, configure);
        string httpClientName = name is null ? HttpClientName : $"{HttpClientName}:{name}";
        IHttpClientBuilder builder = services.AddHttpClient(httpClientName);
        if (services.Any(service => service.ServiceType == typeof(FalClient) && Equals(service.ServiceKey, name)))
        {
            // More options for a client that is there already. What was added to its HTTP client stays.
            return builder;
        }

        if (name is null)
        {
            services.AddSingleton(provider => Create(provider, Microsoft.Extensions.Options.Options.DefaultName, httpClientName));
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => Create(provider, name, httpClientName));
        }

        return Configure(builder);
    }

    private static void AddOptions(IServiceCollection services, string name, IConfiguration? configuration, Action<FalClientOptions>? configure)
    {
        OptionsBuilder<FalClientOptions> options = services.AddOptions<FalClientOptions>(name);
        if (configuration is not null)
        {
            IConfigurationSection section = configuration as IConfigurationSection ?? configuration.GetSection(DefaultSection);
            options.Configure(settings => FalClientConfiguration.Apply(section, settings, name));
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FalClientOptions>, FalClientOptionsValidator>());
    }

    private static IHttpClientBuilder Configure(IHttpClientBuilder builder) => builder
        .ConfigureHttpClient(OwnHttpClient.Configure)
        // The client lives as long as the program: its handler renews its connections by itself.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        // They would log headers and queries: the key and the secrets of webhooks.
        .RemoveAllLoggers();

    private static FalClient Create(IServiceProvider provider, string name, string httpClientName)
    {
        FalClientOptions options = provider.GetRequiredService<IOptionsMonitor<FalClientOptions>>().Get(name).Copy();
        if (options.HttpClient is null)
        {
            (options.HttpClient, options.HasOwnConnections) = FalHttpClientFactory.Create(provider, httpClientName);
            options.OwnsHttpClient = true;
        }

        // Of its own name: a request id of one account means nothing to another.
        options.Journal ??= name == Microsoft.Extensions.Options.Options.DefaultName ? provider.GetService<IFalJournal>() : provider.GetKeyedService<IFalJournal>(name);
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if (ReferenceEquals(options.TimeProvider, TimeProvider.System))
        {
            options.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        }

        return new FalClient(options);
    }
}

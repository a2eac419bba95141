using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux2Gen.Webhooks;

/// <summary>Registers the verifier of webhooks and its options.</summary>
internal static class FalWebhookRegistration
{
    private const string DefaultSection = "Fal";

    public static IServiceCollection Add(IServiceCollection services, IConfiguration? configuration, Action<FalWebhookVerifierOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<FalWebhookVerifierOptions> options = services.AddOptions<FalWebhookVerifierOptions>();
        if (!services.Any(static service => service.ServiceType == typeof(FalWebhookVerifier)))
        {
            options.Configure<IOptionsMonitor<FalClientOptions>>(static (settings, client) => FollowLocalFal(settings, client.CurrentValue.Hosts));
            options.ValidateOnStart();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FalWebhookVerifierOptions>, FalWebhookVerifierOptionsValidator>());
            services.AddSingleton(Create);
        }

        if (configuration is not null)
        {
            IConfigurationSection section = configuration as IConfigurationSection ?? configuration.GetSection(DefaultSection);
            options.Configure(settings => FalWebhookConfiguration.Apply(section, settings));
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        return services;
    }

    /// <summary>Only of this machine: a proxy in front of fal has no keys for webhooks.</summary>
    private static void FollowLocalFal(FalWebhookVerifierOptions options, FalHosts hosts)
    {
        if (hosts.Rest.IsLoopback)
        {
            options.UseHosts(hosts);
        }
    }

    private static FalWebhookVerifier Create(IServiceProvider provider)
    {
        FalWebhookVerifierOptions options = provider.GetRequiredService<IOptions<FalWebhookVerifierOptions>>().Value.Copy();
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if (ReferenceEquals(options.TimeProvider, TimeProvider.System))
        {
            options.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        }

        return new FalWebhookVerifier(options);
    }
}

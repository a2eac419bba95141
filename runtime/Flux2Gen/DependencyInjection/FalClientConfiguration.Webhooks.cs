using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Flux2Gen;

/// <content>Reads the options of webhooks.</content>
internal sealed partial class FalClientConfiguration
{
    /// <summary>Sets the options that the section has; the others stay as they are.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be read; the message names its place.</exception>
    public static void Apply(IConfigurationSection section, FalWebhookVerifierOptions options)
    {
        var configuration = new FalClientConfiguration(section, Options.DefaultName);
        options.KeySetUri = configuration.Address("Webhooks:KeySetUri") ?? options.KeySetUri;
        options.Tolerance = configuration.Time("Webhooks:Tolerance", options.Tolerance);
        options.KeyLifetime = configuration.Time("Webhooks:KeyLifetime", options.KeyLifetime);
        options.MinRefreshInterval = configuration.Time("Webhooks:MinRefreshInterval", options.MinRefreshInterval);
    }
}

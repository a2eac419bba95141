using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Flux2Gen.Webhooks;

/// <summary>Reads <see cref="FalWebhookVerifierOptions"/> from a configuration, without reflection and without its values in messages.</summary>
internal sealed class FalWebhookConfiguration
{
    private readonly IConfigurationSection _section;

    private FalWebhookConfiguration(IConfigurationSection section) => _section = section;

    private delegate bool Parser<T>(string text, out T value);

    /// <summary>Sets the options that the section has; the others keep their values.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be read; the message names its place.</exception>
    public static void Apply(IConfigurationSection section, FalWebhookVerifierOptions options)
    {
        var configuration = new FalWebhookConfiguration(section.GetSection("Webhooks"));
        options.KeySetUri = configuration.Read(nameof(options.KeySetUri), options.KeySetUri, TryParseAddress, "an address such as https://rest.fal.ai/.well-known/jwks.json");
        options.Tolerance = configuration.Time(nameof(options.Tolerance), options.Tolerance);
        options.KeyLifetime = configuration.Time(nameof(options.KeyLifetime), options.KeyLifetime);
        options.MinRefreshInterval = configuration.Time(nameof(options.MinRefreshInterval), options.MinRefreshInterval);
        options.MaxBodySize = configuration.Number(nameof(options.MaxBodySize), options.MaxBodySize);
        options.MaxConcurrentChecks = configuration.Number(nameof(options.MaxConcurrentChecks), options.MaxConcurrentChecks);
    }

    private TimeSpan Time(string key, TimeSpan otherwise) => Read(key, otherwise, TryParseTime, "a time such as 00:02:00");

    private int Number(string key, int otherwise) => Read(key, otherwise, TryParseNumber, "a whole number");

    private T Read<T>(string key, T otherwise, Parser<T> parse, string form)
    {
        if (_section[key] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return parse(text.Trim(), out T value)
            ? value
            : throw new OptionsValidationException(
                Microsoft.Extensions.Options.Options.DefaultName, typeof(FalWebhookVerifierOptions), [$"The setting '{ConfigurationPath.Combine(_section.Path, key)}' must be {form}."]);
    }

    private static bool TryParseAddress(string text, out Uri value) => Uri.TryCreate(text, UriKind.Absolute, out value!);

    /// <summary>Reads a time. A number alone, which .NET takes for days, is refused.</summary>
    private static bool TryParseTime(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryParseNumber(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}

using System.Globalization;
using Flux2Gen.Credentials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Flux2Gen.DependencyInjection;

/// <summary>Reads options from a configuration, without reflection and without values of the configuration in any message.</summary>
/// <remarks>
/// By hand and not by the binder's source generator: <see cref="FalClientOptions"/> holds what no configuration can (a clock, an HTTP
/// client), and the binder takes <c>"30"</c> for thirty days.
/// </remarks>
internal sealed partial class FalClientConfiguration
{
    private readonly IConfigurationSection _section;
    private readonly string _optionsName;

    private FalClientConfiguration(IConfigurationSection section, string optionsName)
    {
        _section = section;
        _optionsName = optionsName;
    }

    private delegate bool Parser<T>(string text, out T value);

    /// <summary>Sets the options that the section has; the others stay as they are.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be read; the message names its place.</exception>
    public static void Apply(IConfigurationSection section, FalClientOptions options, string optionsName)
    {
        var configuration = new FalClientConfiguration(section, optionsName);
        var credentials = new ConfigurationCredentials(section);
        if (credentials.IsConfigured || options.Credentials is EnvironmentCredentials)
        {
            options.Credentials = credentials;
        }

        options.Hosts = configuration.Hosts(options.Hosts);
        options.NetworkTimeout = configuration.Time("NetworkTimeout", options.NetworkTimeout);
        options.MaxResponseSize = configuration.Read("MaxResponseSize", options.MaxResponseSize, TryParseSize, "a number of bytes");
        options.MaxErrorSize = configuration.Read("MaxErrorSize", options.MaxErrorSize, TryParseSize, "a number of bytes");
        options.MaxDecompressionRatio = configuration.Read("MaxDecompressionRatio", options.MaxDecompressionRatio, TryParseInteger, "a whole number");
        options.MaxResponseValues = configuration.Read("MaxResponseValues", options.MaxResponseValues, TryParseInteger, "a whole number");
        options.ValidateInput = configuration.Read("ValidateInput", options.ValidateInput, bool.TryParse, "true or false");
        options.UserAgent = configuration.Text("UserAgent") ?? options.UserAgent;
        options.Retry.MaxRetries = configuration.Read("Retry:MaxRetries", options.Retry.MaxRetries, TryParseInteger, "a whole number");
        options.Retry.BaseDelay = configuration.Time("Retry:BaseDelay", options.Retry.BaseDelay);
        options.Retry.MaxDelay = configuration.Time("Retry:MaxDelay", options.Retry.MaxDelay);
        options.Retry.MaxRetryAfter = configuration.Time("Retry:MaxRetryAfter", options.Retry.MaxRetryAfter);
        options.Polling.InitialInterval = configuration.Time("Polling:InitialInterval", options.Polling.InitialInterval);
        options.Polling.MaxInterval = configuration.Time("Polling:MaxInterval", options.Polling.MaxInterval);
        options.Polling.BackoffFactor = configuration.Read("Polling:BackoffFactor", options.Polling.BackoffFactor, TryParseNumber, "a number such as 1.5");
        options.Watch.Mode = configuration.Read("Watch:Mode", options.Watch.Mode, TryParseWatchMode, "Auto, Stream or Poll");
        options.Watch.StreamIdleTimeout = configuration.Time("Watch:StreamIdleTimeout", options.Watch.StreamIdleTimeout);
        options.Watch.MaxConcurrentStreams = configuration.Read("Watch:MaxConcurrentStreams", options.Watch.MaxConcurrentStreams, TryParseInteger, "a whole number");
        options.Watch.OutageTolerance = configuration.Time("Watch:OutageTolerance", options.Watch.OutageTolerance);
        options.Watch.MaxLogLines = configuration.Read("Watch:MaxLogLines", options.Watch.MaxLogLines, TryParseInteger, "a whole number");
        options.Upload = configuration.Upload(options.Upload);
    }

    private FalHosts Hosts(FalHosts hosts)
    {
        hosts = Address("Hosts:Local") is { } local ? FalHosts.Local(local) : hosts;
        hosts = hosts with
        {
            Run = Address("Hosts:Run") ?? hosts.Run,
            Queue = Address("Hosts:Queue") ?? hosts.Queue,
            Rest = Address("Hosts:Rest") ?? hosts.Rest,
        };

        // One that is not set follows the host it stands in for.
        hosts = Address("Hosts:RunBackup") is { } run ? hosts with { RunBackup = run } : hosts;
        return Address("Hosts:QueueBackup") is { } queue ? hosts with { QueueBackup = queue } : hosts;
    }

    private FalUploadOptions Upload(FalUploadOptions upload) => upload with
    {
        Route = Read("Upload:Route", upload.Route, TryParseUploadRoute, "Auto, Presigned or CdnToken"),
        MultipartThreshold = Read("Upload:MultipartThreshold", upload.MultipartThreshold, TryParseSize, "a number of bytes"),
        PartSize = Read("Upload:PartSize", upload.PartSize, TryParseInteger, "a number of bytes"),
        MaxConcurrency = Read("Upload:MaxConcurrency", upload.MaxConcurrency, TryParseInteger, "a whole number"),
        Timeout = Time("Upload:Timeout", upload.Timeout),
    };

    private Uri? Address(string key) => Read<Uri?>(key, null, TryParseAddress, "an address such as https://fal.run");

    private TimeSpan Time(string key, TimeSpan otherwise) => Read(key, otherwise, TryParseTime, "a time such as 00:02:00, or 'infinite'");

    private string? Text(string key) => _section[key] is { Length: > 0 } text ? text : null;

    private T Read<T>(string key, T otherwise, Parser<T> parse, string form)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        return parse(text.Trim(), out T value)
            ? value
            : throw new OptionsValidationException(
                _optionsName, typeof(FalClientOptions), [$"The setting '{ConfigurationPath.Combine(_section.Path, key)}' must be {form}."]);
    }

    private static bool TryParseInteger(string text, out int value) => int.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static bool TryParseSize(string text, out long value) => long.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static bool TryParseNumber(string text, out double value) => double.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static bool TryParseWatchMode(string text, out FalWatchMode value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);

    private static bool TryParseUploadRoute(string text, out FalUploadRoute value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);

    private static bool TryParseAddress(string text, out Uri? value) => Uri.TryCreate(text, UriKind.Absolute, out value);

    /// <summary>Reads a time; a number alone, which would be days, is none.</summary>
    private static bool TryParseTime(string text, out TimeSpan value)
    {
        value = Timeout.InfiniteTimeSpan;
        return text.Equals("infinite", StringComparison.OrdinalIgnoreCase)
            || (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));
    }
}

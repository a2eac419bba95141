using Microsoft.Extensions.Logging;

namespace Flux2Gen.Webhooks;

/// <summary>The log messages of this package. IDs are stable; those of <c>Flux2Gen</c> are below 40, those of <c>Flux2Gen.AspNetCore</c> above 50.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(41, LogLevel.Debug, "Fetched {Count} keys for webhooks from {Host}.", EventName = "KeysFetched")]
    public static partial void KeysFetched(ILogger logger, int count, string host);

    [LoggerMessage(42, LogLevel.Warning, "The keys for webhooks could not be fetched from {Host} ({Reason}). Known keys are used until they are a day old.", EventName = "KeysNotFetched")]
    public static partial void KeysNotFetched(ILogger logger, string host, string reason);
}

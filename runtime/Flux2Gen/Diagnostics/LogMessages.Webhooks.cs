using Microsoft.Extensions.Logging;

namespace Flux2Gen;

/// <content>What is logged about webhooks.</content>
internal static partial class LogMessages
{
    [LoggerMessage(41, LogLevel.Debug, "Fetched {Count} keys for webhooks from {Host}.", EventName = "KeysFetched")]
    public static partial void KeysFetched(ILogger logger, int count, string host);

    [LoggerMessage(42, LogLevel.Warning, "The keys for webhooks could not be fetched from {Host} ({Reason}). Those that are known are used until they are a day old.", EventName = "KeysNotFetched")]
    public static partial void KeysNotFetched(ILogger logger, string host, string reason);
}

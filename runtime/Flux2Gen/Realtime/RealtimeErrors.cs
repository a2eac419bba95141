using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using Flux2Gen.Errors;
using Flux2Gen.Text;

namespace Flux2Gen.Realtime;

/// <summary>Makes the errors of realtime connections.</summary>
internal static class RealtimeErrors
{
    private const string MayBeAccepted = "fal may have accepted inputs that were not answered; they were not sent again, because that could be billed twice.";

    /// <summary>fal said that something is wrong: with an input, with the model, or with the key.</summary>
    public static FalApiException Create(RealtimeSocket socket, RealtimeOutput message)
    {
        RealtimeHeader header = message.Header;
        string error = ErrorText.OneLine(ErrorText.WithoutKey(header.Error ?? "no name", socket.Secret), 100);
        string? reason = header.Reason is { Length: > 0 } said
            ? ErrorText.OneLine(ErrorWords.WithoutInput(ErrorText.WithoutKey(said, socket.Secret)) ?? "")
            : null;
        string what = header.IsUnauthorized
            ? socket.Token is null
                ? "fal did not accept the API key for a realtime connection: set the environment variable FAL_KEY, or FalClientOptions.Credentials, to a key from https://fal.ai/dashboard/keys."
                : "fal did not accept the token of a realtime connection: connect again, which asks for another one."
            : $"The realtime session failed ({error}{(reason is null ? "" : $", \"{reason}\"")}), and fal ended it: correct the input if it is what is named, and connect again.";

        // Without a RequestId: the one of a message is the caller's own, and finds nothing at fal.
        return new FalApiException(what, StatusOf(header))
        {
            EndpointId = socket.EndpointId,
            ErrorType = FalErrorType.From(error.ToLowerInvariant()),
            Detail = reason,
            Body = ErrorText.Bounded(ErrorText.WithoutKey(message.Json!.Value.Utf8, socket.Secret).Span),
            IsRetryable = header.IsUnauthorized && socket.Token is not null,
            // One of the inputs is what failed.
            MayHaveBeenAccepted = !header.IsUnauthorized && socket.Outstanding > 1,
        };
    }

    /// <summary>The connection broke, or was never closed in order.</summary>
    public static FalConnectionException Lost(RealtimeSocket socket, Exception cause) =>
        Connection(socket, $"The realtime connection to {socket.Host} was lost", cause);

    /// <summary>A send was given up half-way.</summary>
    public static FalConnectionException Aborted(RealtimeSocket socket, Exception cause) =>
        Connection(socket, $"Sending over the realtime connection to {socket.Host} was cancelled, which ends it", cause);

    /// <summary>The connection was closed with a status that says that it was not over.</summary>
    public static FalConnectionException Closed(RealtimeSocket socket, RealtimeFrame close)
    {
        string code = ((int)close.CloseStatus!.Value).ToString(CultureInfo.InvariantCulture);
        string description = close.CloseDescription is { Length: > 0 } said
            ? $", \"{ErrorText.OneLine(ErrorText.WithoutKey(said, socket.Secret))}\""
            : "";
        return Connection(socket, $"{socket.Host} closed the realtime connection (code {code}{description})", cause: null);
    }

    /// <summary>The session was over before the last input was answered.</summary>
    public static FalConnectionException EndedEarly(RealtimeSocket socket) =>
        Connection(socket, $"{socket.Host} ended the realtime session before it answered the last input", cause: null);

    public static FalProtocolException TooLarge(RealtimeSocket socket, long maximum)
    {
        string size = maximum.ToString("N0", CultureInfo.InvariantCulture);
        return new FalProtocolException(
            $"A message of {socket.Host} is longer than {size} bytes and was not read, which ends the realtime connection: raise FalClientOptions.MaxResponseSize if that is what the model gives.")
        {
            EndpointId = socket.EndpointId,
            MayHaveBeenAccepted = socket.Outstanding > 0,
        };
    }

    /// <summary>Nothing can be sent any more.</summary>
    public static FalConnectionException Over(string endpointId, Exception? cause) =>
        new("The input was not sent, because the realtime session has ended: connect again, or let FalRealtimeOptions.Reconnect do that.", cause)
        {
            EndpointId = endpointId,
            IsRetryable = false,
        };

    /// <summary>Whether a connection was closed because it was over. A close without a status is reported by .NET as a normal one.</summary>
    public static bool IsOrderly(WebSocketCloseStatus status) => status is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.Empty;

    private static FalConnectionException Connection(RealtimeSocket socket, string what, Exception? cause)
    {
        bool mayBeAccepted = socket.Outstanding > 0;
        return new FalConnectionException(mayBeAccepted ? $"{what}; {MayBeAccepted}" : $"{what}: check the network and connect again.", cause)
        {
            EndpointId = socket.EndpointId,
            MayHaveBeenAccepted = mayBeAccepted,
            Attempts = 1,
        };
    }

    private static HttpStatusCode StatusOf(RealtimeHeader header) =>
        header.IsUnauthorized ? HttpStatusCode.Unauthorized
        : header.Error == "BAD_REQUEST" ? HttpStatusCode.BadRequest
        : HttpStatusCode.InternalServerError;
}

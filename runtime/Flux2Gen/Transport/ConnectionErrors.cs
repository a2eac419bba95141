using System.Globalization;

namespace Flux2Gen.Transport;

/// <summary>Makes the errors of exchanges that got no answer.</summary>
internal static class ConnectionErrors
{
    /// <summary>What to do about a request that an outage hides.</summary>
    public const string Later = "get its result later with endpoint.Attach(RequestId) instead of sending it anew";

    private const string NotSentAgain = "fal may have accepted the request, so it was not sent again: that could be billed twice.";

    public static FalConnectionException Create(ApiCall call, Exception cause, bool isBeforeSending)
    {
        bool mayBeAccepted = call.IsBilled && !isBeforeSending;
        string host = call.Uri.Host;
        string message =
            isBeforeSending ? $"No connection to {host} could be made{Of(call)}: {Advice(call, "check the network, its proxy and FalClientOptions.Hosts")}."
            : mayBeAccepted ? $"The connection to {host} was lost before an answer came; {NotSentAgain}"
            : $"The connection to {host} was lost before an answer came{Of(call)}: {Advice(call, "check the network", " and try again")}.";
        return new FalConnectionException(message, cause) { MayHaveBeenAccepted = mayBeAccepted, IsBeforeSending = isBeforeSending };
    }

    public static FalTimeoutException CreateTimeout(ApiCall call, Exception cause, string setting = "FalClientOptions.NetworkTimeout")
    {
        string message = call.IsBilled
            ? $"{call.Uri.Host} did not answer in time; {NotSentAgain} {setting} says how long to wait."
            : $"{call.Uri.Host} did not answer in time{Of(call)}: {Advice(call, $"check the network, or wait longer with {setting}")}.";
        return new FalTimeoutException(message, cause) { MayHaveBeenAccepted = call.IsBilled };
    }

    /// <summary>The end of an exchange that nobody waits for any more; says of one that costs money that it may have been accepted.</summary>
    public static OperationCanceledException CreateCanceled(ApiCall call, Exception cause, CancellationToken token) =>
        call.IsBilled
            ? new OperationCanceledException(cause.Message, CreateAborted(call, cause), token)
            : new OperationCanceledException(token);

    public static FalConnectionException CreateAborted(ApiCall call, Exception cause) =>
        new($"The call was ended before {call.Uri.Host} answered; {NotSentAgain}", cause) { MayHaveBeenAccepted = call.IsBilled };

    /// <summary>The error of a call whose own time ran out, from how it was cancelled.</summary>
    public static FalTimeoutException CreateDeadline(string endpointId, TimeSpan timeout, string setting, OperationCanceledException canceled)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"The call did not end within the {timeout:g} of {setting}");
        if (canceled is FalCanceledException { RequestId: { } requestId } request)
        {
            return new FalTimeoutException($"{what}. {FalCanceledException.Describe(requestId, request.CancelResult)}", canceled)
            {
                CancelResult = request.CancelResult,
                MayHaveBeenAccepted = request.CancelResult != FalCancelResult.Canceled,
                RequestId = requestId,
                EndpointId = endpointId,
            };
        }

        bool mayBeAccepted = canceled.InnerException is FalException { MayHaveBeenAccepted: true };
        return new FalTimeoutException($"{what}{(mayBeAccepted ? $"; {NotSentAgain}" : ", and nothing was submitted.")}", canceled)
        {
            MayHaveBeenAccepted = mayBeAccepted,
            Attempts = (canceled.InnerException as FalException)?.Attempts ?? 0,
            RequestId = (canceled.InnerException as FalException)?.RequestId,
            EndpointId = endpointId,
        };
    }

    /// <summary>What to do after a question about a request that fal has: to send it anew would be a second one.</summary>
    private static string Advice(ApiCall call, string check, string other = "") => call.HasGoneOn
        ? $"{check}. The request '{call.RequestId}' goes on: {Later}"
        : check + other;

    private static string Of(ApiCall call) => call.Subject is { } subject ? $" for {subject}" : "";
}

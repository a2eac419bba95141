namespace Flux2Gen;

/// <summary>Makes the errors of exchanges that got no answer.</summary>
internal static class ConnectionErrors
{
    private const string NotSentAgain = "fal may have accepted the request, so it was not sent again: that could be billed twice.";

    public static FalConnectionException Create(ApiCall call, Exception cause, bool isBeforeSending)
    {
        bool mayBeAccepted = call.IsBilled && !isBeforeSending;
        string host = call.Uri.Host;
        string message =
            isBeforeSending ? $"No connection to {host} could be made: check the network, its proxy and FalClientOptions.Hosts."
            : mayBeAccepted ? $"The connection to {host} was lost before an answer came; {NotSentAgain}"
            : $"The connection to {host} was lost before an answer came: check the network and try again.";
        return new FalConnectionException(message, cause) { MayHaveBeenAccepted = mayBeAccepted };
    }

    public static FalTimeoutException CreateTimeout(ApiCall call, Exception cause)
    {
        string setting = call.Operation == FalOperation.Run ? "FalRunOptions.Timeout" : "FalClientOptions.RequestTimeout";
        string message = call.IsBilled
            ? $"{call.Uri.Host} did not answer in time; {NotSentAgain} {setting} says how long to wait."
            : $"{call.Uri.Host} did not answer in time: check the network, or wait longer with {setting}.";
        return new FalTimeoutException(message, cause) { MayHaveBeenAccepted = call.IsBilled };
    }
}

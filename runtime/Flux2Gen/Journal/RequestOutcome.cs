namespace Flux2Gen.Journal;

/// <summary>Tells from an error what is known of a request.</summary>
internal static class RequestOutcome
{
    /// <summary>Whether fal provably does not have a request that failed to be submitted.</summary>
    public static bool IsNotAccepted(Exception exception) => exception switch
    {
        FalException failure => !failure.MayHaveBeenAccepted,

        // Of one that ended while an exchange was under way, the cause says so.
        OperationCanceledException canceled => canceled.InnerException is not FalException { MayHaveBeenAccepted: true },

        // The client was disposed before the call.
        ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>Whether an error is the outcome of a request, which asking again does not change.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="isOld">Whether the request was taken up again. One that was just submitted may be unknown for a moment.</param>
    public static bool IsFinal(FalException exception, bool isOld) =>
        exception is FalApiException { IsOutcome: true } || (isOld && exception is FalApiException { IsUnknownRequest: true });
}

namespace Flux2Gen;

/// <summary>Tells from an error what is known of a request.</summary>
internal static class RequestOutcome
{
    /// <summary>Whether fal provably does not have a request that failed to be submitted.</summary>
    public static bool IsNotAccepted(Exception exception) => exception is FalException { MayHaveBeenAccepted: false };

    /// <summary>Whether an error is the outcome of a request, which asking again does not change; one that fal does not know any more has none.</summary>
    public static bool IsFinal(FalException exception) =>
        exception is FalApiException { IsOutcome: true } or FalApiException { IsUnknownRequest: true };
}

using System.Net;

namespace Flux2Gen;

/// <summary>Tells from an error what is known of a request.</summary>
internal static class RequestOutcome
{
    /// <summary>Whether fal provably does not have a request that failed to be submitted.</summary>
    public static bool IsNotAccepted(Exception exception) => exception switch
    {
        FalApiException refused => refused.IsRefusal,
        FalConnectionException lost => !lost.MayHaveBeenAccepted,
        FalTimeoutException late => !late.MayHaveBeenAccepted,
        FalCredentialsException => true,
        _ => false,
    };

    /// <summary>Whether an error is the outcome of a request, which asking again does not change.</summary>
    public static bool IsFinal(FalException exception) => exception is FalApiException { StatusCode: var status }
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
        && ((int)status < 500 || exception is FalApiException { IsOutcome: true });
}

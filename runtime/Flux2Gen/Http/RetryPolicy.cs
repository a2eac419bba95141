using System.Net;

namespace Flux2Gen;

/// <summary>What may be repeated.</summary>
/// <remarks>
/// Submit and run have no idempotency key, so each that fal accepts is billed: they are repeated only when fal provably did not
/// accept them. A result is the stored outcome of a request: asking again cannot change it, so it is repeated only when
/// something else than fal answered.
/// </remarks>
internal static class RetryPolicy
{
    private const HttpStatusCode TooManyRequests = HttpStatusCode.TooManyRequests;

    public static bool ShouldRetry(FalOperation operation, ApiResponse response)
    {
        // The caller's own start timeout ran out: the caller decides what comes next.
        if (response.TimeoutType is not null)
        {
            return false;
        }

        return operation switch
        {
            FalOperation.Submit or FalOperation.Run => IsRefusedBeforeAcceptance(response),
            FalOperation.Result => response.StatusCode == TooManyRequests || IsFromIngress(response),
            FalOperation.Status => response.StatusCode == HttpStatusCode.InternalServerError || IsTransient(response.StatusCode),
            _ => IsTransient(response.StatusCode),
        };
    }

    /// <summary>Whether an exchange that got no answer may be repeated.</summary>
    public static bool ShouldRetry(ApiCall call, FalException failure) => failure switch
    {
        FalConnectionException lost => !call.IsBilled || !lost.MayHaveBeenAccepted,
        FalTimeoutException => !call.IsBilled,
        _ => false,
    };

    /// <summary>Whether the exchange failed before a byte of the request was sent.</summary>
    /// <remarks>
    /// These three are what a <see cref="SocketsHttpHandler"/> reports while it connects, and at no other time. Once a request is on
    /// its way, a connection that is closed or reset is <see cref="HttpRequestError.ResponseEnded"/>, over HTTP/2 also
    /// <see cref="HttpRequestError.HttpProtocolError"/> or <see cref="HttpRequestError.InvalidResponse"/>, and where nothing fits
    /// <see cref="HttpRequestError.Unknown"/>. Seen so on .NET 8 and 10; ConnectionTests holds it in place.
    /// </remarks>
    public static bool IsBeforeSending(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError;

    private static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    private static bool IsFromIngress(ApiResponse response) =>
        response.RequestId is null
        && response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static bool IsRefusedBeforeAcceptance(ApiResponse response)
    {
        if (response.RequestId is not null)
        {
            return false;
        }

        return response.StatusCode switch
        {
            TooManyRequests => JsonElementExtensions.TryParse(response.Body)?.Member("request_id") is null,
            // fal's own proxy answers with a page that names it when it found nobody to pass the request to.
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable => response.Body.Span.IndexOf("nginx"u8) >= 0,
            _ => false,
        };
    }
}

using System.Net;

namespace Flux2Gen.Errors;

/// <summary>What HTTP statuses say by themselves.</summary>
internal static class HttpStatuses
{
    /// <summary>425, which has no name in .NET.</summary>
    public const HttpStatusCode TooEarly = (HttpStatusCode)425;

    /// <summary>What a content delivery network says of the server behind it: 520 to 530 at Cloudflare, which stands before fal.</summary>
    public const HttpStatusCode FirstOfCdn = (HttpStatusCode)520;

    /// <summary>The last of them.</summary>
    public const HttpStatusCode LastOfCdn = (HttpStatusCode)530;

    /// <summary>Whether a status by itself says that another try has a chance.</summary>
    public static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout
        or TooEarly
        or >= FirstOfCdn and <= LastOfCdn;
}

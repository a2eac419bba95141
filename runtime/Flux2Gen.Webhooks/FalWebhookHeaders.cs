namespace Flux2Gen;

/// <summary>The four headers that fal signs a webhook with, as received.</summary>
/// <remarks>In ASP.NET Core: <c>FalWebhookHeaders.Read(name => request.Headers[name])</c>.</remarks>
public sealed record FalWebhookHeaders
{
    /// <summary>The name of the header with the ID of the request.</summary>
    public const string RequestIdName = "X-Fal-Webhook-Request-Id";

    /// <summary>The name of the header with the ID of the user whose request it is.</summary>
    public const string UserIdName = "X-Fal-Webhook-User-Id";

    /// <summary>The name of the header with the time of the delivery, in seconds since 1970.</summary>
    public const string TimestampName = "X-Fal-Webhook-Timestamp";

    /// <summary>The name of the header with the Ed25519 signature: 64 bytes as 128 hexadecimal digits.</summary>
    public const string SignatureName = "X-Fal-Webhook-Signature";

    /// <summary>Gets the value of <see cref="RequestIdName"/>; <see langword="null"/> if there was none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the value of <see cref="UserIdName"/>; <see langword="null"/> if there was none.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets the value of <see cref="TimestampName"/>; <see langword="null"/> if there was none.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Gets the value of <see cref="SignatureName"/>; <see langword="null"/> if there was none.</summary>
    public string? Signature { get; init; }

    /// <summary>Reads the four headers.</summary>
    /// <param name="getHeader">Returns the value of the header with a name, ignoring case, or <see langword="null"/> when the request does not have it.</param>
    /// <returns>The headers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="getHeader"/> is null.</exception>
    public static FalWebhookHeaders Read(Func<string, string?> getHeader)
    {
        ArgumentNullException.ThrowIfNull(getHeader);
        return new FalWebhookHeaders
        {
            RequestId = getHeader(RequestIdName),
            UserId = getHeader(UserIdName),
            Timestamp = getHeader(TimestampName),
            Signature = getHeader(SignatureName),
        };
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Flux2Gen.AspNetCore;

/// <summary>The metadata of a webhook's address.</summary>
internal static class WebhookMetadata
{
    public static object[] Create(int maxBodySize) => [new AllowAnonymousAttribute(), new ExcludeFromDescriptionAttribute(), new SizeLimit(maxBodySize)];

    /// <summary>The limit of the body, for the server.</summary>
    private sealed class SizeLimit(int maxBodySize) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => maxBodySize;
    }
}

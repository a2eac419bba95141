using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Flux2Gen.AspNetCore;

/// <summary>What the rest of ASP.NET Core is told of the address of a webhook.</summary>
internal static class WebhookMetadata
{
    /// <summary>The largest body that is taken: what Kestrel takes unless it is told otherwise.</summary>
    public const long DefaultMaximumSize = 30_000_000;

    public static object[] Create() => [new AllowAnonymousAttribute(), new ExcludeFromDescriptionAttribute(), new SizeLimit()];

    /// <summary>The limit of the body. Routing hands it to the server, and <see cref="WebhookBodyReader"/> heeds it where the server does not.</summary>
    private sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => DefaultMaximumSize;
    }
}

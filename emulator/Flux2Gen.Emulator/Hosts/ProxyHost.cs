using System.Collections.Frozen;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>
/// <c>/api/fal/proxy</c>: the proxy protocol of fal's JavaScript client, so that its <c>proxyUrl</c> setting is all it needs.
/// Like fal's own proxies it adds a key of its own when the caller sent none.
/// </summary>
internal sealed class ProxyHost(HostDispatcher dispatcher) : IFalHost
{
    private static readonly FrozenSet<string> Methods = FrozenSet.Create(StringComparer.Ordinal, "GET", "POST", "PUT");

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["api"];

    /// <inheritdoc/>
    public bool RequiresKey => false;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.Path != "/fal/proxy")
            return FalRoute.NotFound();
        if (!Methods.Contains(request.Method))
            return FalRoute.MethodNotAllowed();
        if (request.Header(FalHeaders.TargetUrl) is not { } target
            || !Uri.TryCreate(target, UriKind.Absolute, out Uri? uri)
            || uri.Scheme != Uri.UriSchemeHttps || !uri.IsDefaultPort || uri.UserInfo.Length > 0
            || !dispatcher.IsFalHost(uri.Host))
        {
            return FalRoute.Refuse(400, "Invalid request: x-fal-target-url must be an https address of a fal host");
        }

        return new FalRoute(null, () => dispatcher.Dispatch(Redirect(request, uri)));
    }

    private static EmulatorRequest Redirect(EmulatorRequest request, Uri target)
    {
        Dictionary<string, string> headers = new(request.Headers, StringComparer.OrdinalIgnoreCase);
        headers.Remove(FalHeaders.TargetUrl);
        headers.TryAdd("Authorization", "Key local:proxy");
        return request with { Host = target.Host, Path = Uri.UnescapeDataString(target.AbsolutePath), Query = target.Query, Headers = headers };
    }
}

using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Webhooks;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>A host that also serves the keys of the webhooks, which are for everybody.</summary>
internal sealed class WebhookKeyHost(IFalHost inner, WebhookSigningKeys keys) : IFalHost
{
    private const string KeySetPath = "/.well-known/jwks.json";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => inner.Names;

    /// <inheritdoc/>
    public bool RequiresKey => inner.RequiresKey;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.Path != KeySetPath)
            return inner.Route(request);
        return request.Method == "GET"
            ? new FalRoute(LocalFalOperation.WebhookKeys, () => ContentResponse.Json(200, keys.WriteTo)) { IsPublic = true }
            : FalRoute.MethodNotAllowed();
    }
}

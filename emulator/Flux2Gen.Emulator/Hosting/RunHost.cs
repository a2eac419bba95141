using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Realtime;

namespace Flux2Gen.Emulator.Hosting;

/// <summary><c>fal.run</c>: synchronous runs, and realtime connections.</summary>
internal sealed class RunHost(EndpointCatalog catalog, InferenceEngine engine, RealtimeTokens tokens, TimeSpan realtimeIdleTimeout) : IFalHost
{
    private const string RealtimePath = "/realtime";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["fal.run", "falrun.com"];

    /// <inheritdoc/>
    public bool RequiresKey => true;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.IsWebSocket)
            return new FalRoute(LocalFalOperation.Realtime, () => Connect(request));
        if (request.Method != "POST")
            return FalRoute.MethodNotAllowed();
        return new FalRoute(LocalFalOperation.Run, () => catalog.TryGet(request.Path, out EndpointDocument? endpoint)
            ? ModelResponses.For(engine.Run(endpoint, request.Body), Guid.NewGuid().ToString())
            : ApplicationErrors.NotFound(catalog, request.Path));
    }

    private EmulatorResponse Connect(EmulatorRequest request)
    {
        string id = request.Path;
        if (id.EndsWith(RealtimePath, StringComparison.Ordinal) && !catalog.TryGet(id, out _))
            id = id[..^RealtimePath.Length];
        return catalog.TryGet(id, out EndpointDocument? endpoint)
            ? new RealtimeResponse(endpoint, engine, request.Token is not { } token || tokens.Allows(token, request.Path), realtimeIdleTimeout)
            : ApplicationErrors.NotFound(catalog, id);
    }
}

using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Realtime;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Hosts;

/// <summary><c>fal.run</c>: synchronous runs, those that tell their outputs as they work, and realtime connections.</summary>
internal sealed class RunHost(EndpointCatalog catalog, InferenceEngine engine, RealtimeTokens tokens, TimeSpan realtimeIdleTimeout) : IFalHost
{
    private const string StreamSuffix = "/stream";
    private const string RealtimeSuffix = "/realtime";

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
        return request.Path.EndsWith(StreamSuffix, StringComparison.Ordinal)
            ? new FalRoute(LocalFalOperation.Stream, () => Stream(request))
            : new FalRoute(LocalFalOperation.Run, () => Run(request));
    }

    private EmulatorResponse Run(EmulatorRequest request) => catalog.TryGet(request.Path, out EndpointDocument? endpoint)
        ? ModelResponses.For(engine.Run(endpoint, request.Body), Guid.NewGuid().ToString())
        : ApplicationErrors.NotFound(catalog, request.Path);

    private EmulatorResponse Stream(EmulatorRequest request)
    {
        // An id can end in the suffix itself, and is not doubled then.
        if (!catalog.TryGet(request.Path, out EndpointDocument? endpoint) && !catalog.TryGet(request.Path[..^StreamSuffix.Length], out endpoint))
            return ApplicationErrors.NotFound(catalog, request.Path);
        return ModelResponses.For(engine.Stream(endpoint, request.Body), Guid.NewGuid().ToString());
    }

    private EmulatorResponse Connect(EmulatorRequest request)
    {
        string id = request.Path;
        if (id.EndsWith(RealtimeSuffix, StringComparison.Ordinal) && !catalog.TryGet(id, out _))
            id = id[..^RealtimeSuffix.Length];
        return catalog.TryGet(id, out EndpointDocument? endpoint)
            ? new RealtimeResponse(endpoint, engine, request.Token is not { } token || tokens.Allows(token, request.Path), realtimeIdleTimeout)
            : ApplicationErrors.NotFound(catalog, id);
    }
}

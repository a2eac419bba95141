using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Inference;

namespace Flux2Gen.Emulator.Hosting;

/// <summary><c>fal.run</c>: synchronous runs, and those that tell their outputs as they work.</summary>
internal sealed class RunHost(EndpointCatalog catalog, InferenceEngine engine) : IFalHost
{
    private const string StreamSuffix = "/stream";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["fal.run", "falrun.com"];

    /// <inheritdoc/>
    public bool RequiresKey => true;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
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
}

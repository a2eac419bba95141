using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Inference;

namespace Flux2Gen.Emulator.Hosting;

/// <summary><c>fal.run</c>: synchronous runs.</summary>
internal sealed class RunHost(EndpointCatalog catalog, InferenceEngine engine) : IFalHost
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["fal.run", "falrun.com"];

    /// <inheritdoc/>
    public bool RequiresKey => true;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.Method != "POST")
            return FalRoute.MethodNotAllowed();
        return new FalRoute(LocalFalOperation.Run, () => catalog.TryGet(request.Path, out EndpointDocument? endpoint)
            ? ModelResponses.For(engine.Run(endpoint, request.Body), Guid.NewGuid().ToString())
            : ApplicationErrors.NotFound(catalog, request.Path));
    }
}

using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Hosts;

/// <summary><c>fal.ai</c>: the OpenAPI documents themselves.</summary>
internal sealed class DocumentHost(EndpointCatalog catalog) : IFalHost
{
    private const string OpenApiPath = "/api/openapi/queue/openapi.json";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["fal.ai"];

    /// <inheritdoc/>
    public bool RequiresKey => false;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.Path != OpenApiPath)
            return FalRoute.NotFound();
        if (request.Method != "GET")
            return FalRoute.MethodNotAllowed();
        string id = request.QueryValue("endpoint_id") ?? "";
        return new FalRoute(null, () => catalog.TryGet(id, out EndpointDocument? endpoint)
            ? ContentResponse.Json(200, endpoint.Json)
            : ContentResponse.Detail(404, $"Endpoint '{id}' not found"));
    }
}

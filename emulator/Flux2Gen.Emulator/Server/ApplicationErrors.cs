using Flux2Gen.Emulator.Documents;

namespace Flux2Gen.Emulator.Server;

/// <summary>fal's two answers to an endpoint that is not there.</summary>
internal static class ApplicationErrors
{
    public static EmulatorResponse NotFound(EndpointCatalog catalog, string id)
    {
        string application = EndpointPath.ApplicationOf(id);
        string normalized = EndpointPath.Normalize(id);
        string detail = catalog.HasApplicationOf(id)
            ? $"Path /{normalized[application.Length..].TrimStart('/')} not found"
            : $"Application '{application[(application.LastIndexOf('/') + 1)..]}' not found";
        return ContentResponse.Detail(404, detail).With(FalHeaders.RequestId, Guid.NewGuid().ToString()).With(FalHeaders.BillableUnits, "0");
    }
}

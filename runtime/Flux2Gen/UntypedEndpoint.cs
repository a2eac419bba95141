using System.Text.Json;

namespace Flux2Gen;

/// <summary>An endpoint without a document: JSON in, JSON out.</summary>
internal sealed class UntypedEndpoint(FalClient client, string id)
    : FalEndpoint<JsonElement, JsonElement>(client, id, FalModelContracts.Element, FalModelContracts.Element);

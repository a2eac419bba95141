using Flux2Gen.Specs;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Input;

/// <summary>What of an endpoint can collide with another endpoint's. An incremental value.</summary>
/// <param name="Path">The path of the document.</param>
/// <param name="Id">fal's id; empty for a document without an endpoint.</param>
/// <param name="TypeNames">The C# names that the document takes: its types, and its property of <c>FalApi</c>.</param>
internal sealed record EndpointIdentity(string Path, string Id, EquatableArray<string> TypeNames)
{
    public static EndpointIdentity Of(string path, EndpointModel? endpoint) => endpoint is null
        ? new EndpointIdentity(path, "", [])
        : new EndpointIdentity(
            path,
            endpoint.Id,
            ((IEnumerable<string>)[
                endpoint.ClassName,
                endpoint.ExtensionsName,
                $"{ApiName.ClassName}.{ApiName.Of(endpoint.Name)}",
                .. endpoint.Objects.Select(static type => type.Name),
                .. endpoint.Unions.Select(static type => type.Name),
                .. endpoint.Enums.Select(static type => type.Name)]).ToEquatableArray());
}

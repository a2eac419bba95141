using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Input;

/// <summary>What of an endpoint can collide with another endpoint's. An incremental value.</summary>
/// <param name="Key">The document.</param>
/// <param name="Id">fal's id; empty for a document without an endpoint.</param>
/// <param name="IsNamed">Whether the project has chosen the name, and nobody else gives it another.</param>
/// <param name="TypeNames">The C# names that the document takes: its types, and its property of <c>FalApi</c>.</param>
internal sealed record EndpointIdentity(SpecKey Key, string Id, bool IsNamed, EquatableArray<string> TypeNames)
{
    public static EndpointIdentity Of(SpecKey key, EndpointModel? endpoint, bool isNamed) => endpoint is null
        ? new EndpointIdentity(key, "", false, [])
        : new EndpointIdentity(
            key,
            endpoint.Id,
            isNamed,
            ((IEnumerable<string>)[
                endpoint.ClassName,
                endpoint.ExtensionsName,
                PropertyOf(ApiName.Of(endpoint.Name)),
                .. endpoint.Objects.Select(static type => type.Name),
                .. endpoint.Unions.Select(static type => type.Name),
                .. endpoint.Enums.Select(static type => type.Name)]).ToEquatableArray());

    /// <summary>A property of the list of endpoints, as no type is called.</summary>
    public static string PropertyOf(string name) => $"{ApiName.ClassName}.{name}";
}

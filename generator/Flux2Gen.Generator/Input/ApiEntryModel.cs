using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Input;

/// <summary>An endpoint as <c>FalApi</c> lists it. An incremental value.</summary>
/// <param name="Id">fal's id.</param>
/// <param name="Name">The C# name of the property.</param>
/// <param name="ClassName">The name of the endpoint class.</param>
/// <param name="Docs">The documentation.</param>
/// <param name="IsDeprecated">Whether fal has deprecated it.</param>
internal sealed record ApiEntryModel(string Id, string Name, string ClassName, DocModel Docs, bool IsDeprecated)
{
    public static ApiEntryModel Of(EndpointModel endpoint) => new(endpoint.Id, endpoint.Name, endpoint.ClassName, endpoint.Docs, endpoint.IsDeprecated);
}

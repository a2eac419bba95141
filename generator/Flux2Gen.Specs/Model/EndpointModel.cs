using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Model;

/// <summary>One fal endpoint: all that is emitted for a document. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record EndpointModel
{
    /// <summary>fal's id, such as <c>fal-ai/flux-2/flash/edit</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The C# name that all the endpoint's types begin with, such as <c>Flux2FlashEdit</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the endpoint class, such as <c>Flux2FlashEditEndpoint</c>.</summary>
    public required string ClassName { get; init; }

    /// <summary>The name of the class of the calls that take just the required values, such as <c>Flux2FlashEditEndpointExtensions</c>.</summary>
    public required string ExtensionsName { get; init; }

    public required DocModel Docs { get; init; }

    /// <summary>Whether fal has deprecated it.</summary>
    public bool IsDeprecated { get; init; }

    public required TypeRefModel Input { get; init; }

    public required TypeRefModel Output { get; init; }

    public required EquatableArray<ObjectModel> Objects { get; init; }

    public required EquatableArray<UnionModel> Unions { get; init; }

    public required EquatableArray<EnumModel> Enums { get; init; }
}

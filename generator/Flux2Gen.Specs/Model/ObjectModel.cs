using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Model;

/// <summary>An emitted record. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record ObjectModel
{
    public required string Name { get; init; }

    public required DocModel Docs { get; init; }

    /// <summary>The class of the runtime library that the record derives from; null when there is none.</summary>
    public string? Base { get; init; }

    /// <summary>Whether the record is a file to send and its address all that must be given, so that a file converts to it.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether fal has deprecated it, and callers can do without it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether its JSON is an array, and the properties are the items: not by name but by place.</summary>
    public bool IsTuple { get; init; }

    /// <summary>The properties in the order in which fal shows them.</summary>
    public required EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>Whether a file input is in it, directly or further down.</summary>
    public required bool HoldsFiles { get; init; }

    /// <summary>Whether values have rules to check before they are sent.</summary>
    public required bool HasRules { get; init; }

    /// <summary>Whether it is reachable from the endpoint's input, and so has rules to check before it is sent.</summary>
    public required bool IsInput { get; init; }
}

using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Model;

/// <summary>An emitted open enum. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record EnumModel
{
    public required string Name { get; init; }

    public required DocModel Docs { get; init; }

    /// <summary>Whether fal has deprecated it, and callers can do without it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether the values are whole numbers; otherwise they are strings.</summary>
    public required bool IsNumeric { get; init; }

    /// <summary>The values in the order of the document.</summary>
    public required EquatableArray<EnumValueModel> Values { get; init; }
}

using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Model;

/// <summary>A case of a union. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record UnionCaseModel
{
    /// <summary>The C# name, such as <c>Preset</c>: <c>TryGetPreset</c>.</summary>
    public required string Name { get; init; }

    public required TypeRefModel Type { get; init; }

    /// <summary>What the document allows of a value of this case.</summary>
    public ConstraintModel Constraints { get; init; } = ConstraintModel.None;

    /// <summary>The kind of JSON token a value of this case begins with.</summary>
    public required JsonShape Shape { get; init; }

    /// <summary>Members that an object of this case must have.</summary>
    public EquatableArray<UnionMarkerModel> Markers { get; init; } = [];

    /// <summary>The kind of JSON that each member of a map has, when another case is an object too; null when it does not matter.</summary>
    public JsonShape? ValueShape { get; init; }

    /// <summary>A member whose value tells the case; null when there is none.</summary>
    public string? TagMember { get; init; }

    /// <summary>The values of that member.</summary>
    public EquatableArray<UnionTagModel> Tags { get; init; } = [];

    /// <summary>The values that the union offers as static members: those of an enum case.</summary>
    public EquatableArray<EnumValueModel> Presets { get; init; } = [];
}

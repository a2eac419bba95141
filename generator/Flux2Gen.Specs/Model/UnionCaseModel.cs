namespace Flux2Gen.Specs.Model;

/// <summary>A case of a union. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record UnionCaseModel
{
    /// <summary>The C# name, such as <c>Preset</c>: <c>TryGetPreset</c>.</summary>
    public required string Name { get; init; }

    public required TypeRefModel Type { get; init; }

    /// <summary>The kind of JSON token a value of this case begins with.</summary>
    public required JsonShape Shape { get; init; }

    /// <summary>Members that an object of this case must have, when another case is an object too.</summary>
    public required EquatableArray<string> Markers { get; init; }

    /// <summary>A member whose text tells the case, and that text; null when there is none.</summary>
    public required string? TagMember { get; init; }

    public required string? TagValue { get; init; }

    /// <summary>The values that the union offers as static members: those of an enum case.</summary>
    public required EquatableArray<EnumValueModel> Presets { get; init; }
}

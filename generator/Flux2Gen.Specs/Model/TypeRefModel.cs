namespace Flux2Gen.Specs.Model;

/// <summary>The type of a member. An incremental value: keep it immutable and structurally equal.</summary>
internal sealed record TypeRefModel
{
    public required TypeKind Kind { get; init; }

    /// <summary>The C# name of an emitted or well-known type; empty for the others.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is an enum of numbers.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>Whether it is a record whose JSON is an array.</summary>
    public bool IsTuple { get; init; }

    /// <summary>The type of the items of a list or map.</summary>
    public TypeRefModel? Item { get; init; }

    /// <summary>Whether items of a list or map of this type may be <c>null</c>.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>Whether a file input is in it, directly or further down.</summary>
    public bool HoldsFiles { get; init; }

    /// <summary>Whether values have rules of their own to check.</summary>
    public bool HasRules { get; init; }

    public bool IsValueType => Kind is TypeKind.Boolean or TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Json or TypeKind.Enum;

    /// <summary>Whether the type reads and writes itself.</summary>
    public bool IsModel => Kind is TypeKind.Object or TypeKind.Enum or TypeKind.Union or TypeKind.WellKnown or TypeKind.FileInput;

    public static TypeRefModel Of(TypeKind kind) => new() { Kind = kind };

    public static TypeRefModel List(TypeRefModel item) => new() { Kind = TypeKind.List, Item = item };

    public static TypeRefModel Map(TypeRefModel item) => new() { Kind = TypeKind.Map, Item = item };
}

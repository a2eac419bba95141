using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Model;

/// <summary>What a document allows of a value. Numbers are kept as the document writes them. An incremental value.</summary>
internal sealed record ConstraintModel
{
    public static ConstraintModel None { get; } = new();

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? Above { get; init; }

    public string? Below { get; init; }

    public string? MultipleOf { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public int? MinEntries { get; init; }

    public int? MaxEntries { get; init; }

    public int? MinKeyLength { get; init; }

    public int? MaxKeyLength { get; init; }

    /// <summary>The sizes in bytes between which a file is that is uploaded.</summary>
    public long? MinFileSize { get; init; }

    public long? MaxFileSize { get; init; }

    /// <summary>The numbers that are allowed; empty when no list says which.</summary>
    public EquatableArray<string> Values { get; init; } = [];

    /// <summary>What is allowed of each item of a list or value of a map; null when anything is.</summary>
    public ConstraintModel? Item { get; init; }

    public bool HasRange => Minimum is not null || Maximum is not null || Above is not null || Below is not null;
}

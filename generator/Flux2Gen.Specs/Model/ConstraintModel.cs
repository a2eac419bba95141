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

    public bool HasRange => Minimum is not null || Maximum is not null || Above is not null || Below is not null;
}

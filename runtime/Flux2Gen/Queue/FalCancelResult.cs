namespace Flux2Gen;

/// <summary>What became of asking fal to stop a request. Answers that fal adds later are kept as they are.</summary>
public readonly struct FalCancelResult : IEquatable<FalCancelResult>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The answer as fal writes it.</param>
    public FalCancelResult(string value) => _value = value;

    /// <summary>Gets the answer for a request that was taken out of the queue before it started.</summary>
    public static FalCancelResult Canceled { get; } = new("OK");

    /// <summary>Gets the answer for a request that was told to stop. It may finish all the same, and then has a result.</summary>
    public static FalCancelResult Requested { get; } = new("CANCELLATION_REQUESTED");

    /// <summary>Gets the answer for a request that had ended already.</summary>
    public static FalCancelResult AlreadyCompleted { get; } = new("ALREADY_COMPLETED");

    /// <summary>Gets the answer for a request that fal does not know, or not any more.</summary>
    public static FalCancelResult NotFound { get; } = new("NOT_FOUND");

    /// <summary>Gets the answer as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the answer.</summary>
    public bool IsKnown => this == Canceled || this == Requested || this == AlreadyCompleted || this == NotFound;

    /// <summary>Compares two answers.</summary>
    /// <param name="left">One answer.</param>
    /// <param name="right">The other answer.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(FalCancelResult left, FalCancelResult right) => left.Equals(right);

    /// <summary>Compares two answers.</summary>
    /// <param name="left">One answer.</param>
    /// <param name="right">The other answer.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(FalCancelResult left, FalCancelResult right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FalCancelResult other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FalCancelResult other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>Returns the answer as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}

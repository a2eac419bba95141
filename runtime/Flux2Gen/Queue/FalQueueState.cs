using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>Where a request in the queue is. States that fal adds later are kept as they are.</summary>
/// <remarks>A request that failed or was cancelled is <see cref="Completed"/> as well: only its result tells.</remarks>
[JsonConverter(typeof(FalModelConverter<FalQueueState>))]
public readonly struct FalQueueState : IEquatable<FalQueueState>, IFalModel<FalQueueState>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The state as fal writes it.</param>
    public FalQueueState(string value) => _value = value;

    /// <summary>Gets the state of a request that waits for its turn.</summary>
    public static FalQueueState InQueue { get; } = new("IN_QUEUE");

    /// <summary>Gets the state of a request that is being worked on.</summary>
    public static FalQueueState InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Gets the state of a request that ended, well or not.</summary>
    public static FalQueueState Completed { get; } = new("COMPLETED");

    /// <summary>Gets the state as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the state.</summary>
    public bool IsKnown => this == InQueue || this == InProgress || this == Completed;

    /// <summary>Compares two states.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">The other state.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(FalQueueState left, FalQueueState right) => left.Equals(right);

    /// <summary>Compares two states.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">The other state.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(FalQueueState left, FalQueueState right) => !left.Equals(right);

    /// <inheritdoc/>
    static FalQueueState IFalModel<FalQueueState>.ReadJson(ref Utf8JsonReader reader) => new(FalJsonReader.ReadString(ref reader));

    /// <inheritdoc/>
    static void IFalModel<FalQueueState>.WriteJson(Utf8JsonWriter writer, FalQueueState value) => writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public bool Equals(FalQueueState other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FalQueueState other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>Returns the state as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}

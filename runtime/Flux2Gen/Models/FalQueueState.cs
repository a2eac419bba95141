using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>Where a request in the queue is. States that fal adds later are kept as they are.</summary>
/// <remarks>A request that failed or was cancelled is <see cref="Completed"/> as well: only its result tells.</remarks>
[JsonConverter(typeof(FalModelConverter<FalQueueState>))]
public readonly record struct FalQueueState : IFalStringEnumValue<FalQueueState>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The state as fal writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public FalQueueState(string value) => _value = FalEnums.NullIfEmpty(value);

    /// <summary>Gets the state of a request that waits for its turn.</summary>
    public static FalQueueState InQueue => new(Wire.InQueue);

    /// <summary>Gets the state of a request that is being worked on.</summary>
    public static FalQueueState InProgress => new(Wire.InProgress);

    /// <summary>Gets the state of a request that ended, well or not.</summary>
    public static FalQueueState Completed => new(Wire.Completed);

    /// <summary>Gets the states that this library knows.</summary>
    public static IReadOnlyList<FalQueueState> Values { get; } = [InQueue, InProgress, Completed];

    /// <summary>Gets the state as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the state.</summary>
    public bool IsKnown => Values.Contains(this);

    /// <summary>Determines whether two values are the same word; case and the signs between its parts do not matter.</summary>
    /// <param name="other">The other value.</param>
    /// <returns><see langword="true"/> if they are; otherwise, <see langword="false"/>.</returns>
    public bool Equals(FalQueueState other) => WireWord.Equal(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => WireWord.Hash(Value);

    /// <inheritdoc/>
    public static FalQueueState Parse(string s, IFormatProvider? provider) => new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FalQueueState result) => FalEnums.TryParse(s, out result);

    /// <summary>Returns the state as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The states that this library knows, as fal writes them: constants, for <c>switch</c>.</summary>
    public static class Wire
    {
        /// <summary><c>IN_QUEUE</c></summary>
        public const string InQueue = "IN_QUEUE";

        /// <summary><c>IN_PROGRESS</c></summary>
        public const string InProgress = "IN_PROGRESS";

        /// <summary><c>COMPLETED</c></summary>
        public const string Completed = "COMPLETED";
    }
}

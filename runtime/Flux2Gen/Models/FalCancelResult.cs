using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>What became of asking fal to stop a request. Answers that fal adds later are kept as they are.</summary>
[JsonConverter(typeof(FalModelConverter<FalCancelResult>))]
public readonly record struct FalCancelResult : IFalStringEnumValue<FalCancelResult>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The answer as fal writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public FalCancelResult(string value) => _value = FalEnums.NullIfEmpty(value);

    /// <summary>Gets the answer for a request that was taken out of the queue before it started.</summary>
    public static FalCancelResult Canceled => new(Wire.Canceled);

    /// <summary>Gets the answer for a request that was told to stop. It may finish all the same, and then has a result.</summary>
    public static FalCancelResult Requested => new(Wire.Requested);

    /// <summary>Gets the answer for a request that had ended already.</summary>
    public static FalCancelResult AlreadyCompleted => new(Wire.AlreadyCompleted);

    /// <summary>Gets the answer for a request that fal does not know, or not any more.</summary>
    public static FalCancelResult NotFound => new(Wire.NotFound);

    /// <summary>Gets the answers that this library knows.</summary>
    public static IReadOnlyList<FalCancelResult> Values { get; } = [Canceled, Requested, AlreadyCompleted, NotFound];

    /// <summary>Gets the answer as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the answer.</summary>
    public bool IsKnown => Values.Contains(this);

    /// <summary>Determines whether two values are the same word; case and the signs between its parts do not matter.</summary>
    /// <param name="other">The other value.</param>
    /// <returns><see langword="true"/> if they are; otherwise, <see langword="false"/>.</returns>
    public bool Equals(FalCancelResult other) => WireWord.Equal(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => WireWord.Hash(Value);

    /// <inheritdoc/>
    public static FalCancelResult Parse(string s, IFormatProvider? provider) => new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FalCancelResult result) => FalEnums.TryParse(s, out result);

    /// <summary>Returns the answer as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The answers that this library knows, as fal writes them: constants, for <c>switch</c>.</summary>
    public static class Wire
    {
        /// <summary><c>OK</c></summary>
        public const string Canceled = "OK";

        /// <summary><c>CANCELLATION_REQUESTED</c></summary>
        public const string Requested = "CANCELLATION_REQUESTED";

        /// <summary><c>ALREADY_COMPLETED</c></summary>
        public const string AlreadyCompleted = "ALREADY_COMPLETED";

        /// <summary><c>NOT_FOUND</c></summary>
        public const string NotFound = "NOT_FOUND";
    }
}

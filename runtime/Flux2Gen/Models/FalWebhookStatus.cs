using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>How the request of a webhook ended. What fal adds later is kept as it is.</summary>
[JsonConverter(typeof(FalModelConverter<FalWebhookStatus>))]
public readonly record struct FalWebhookStatus : IFalStringEnumValue<FalWebhookStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The status as fal writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public FalWebhookStatus(string value) => _value = FalEnums.NullIfEmpty(value);

    /// <summary>Gets the status of a request whose model gave an output.</summary>
    public static FalWebhookStatus Ok => new(Wire.Ok);

    /// <summary>Gets the status of a request that failed.</summary>
    public static FalWebhookStatus Error => new(Wire.Error);

    /// <summary>Gets the statuses that this library knows.</summary>
    public static IReadOnlyList<FalWebhookStatus> Values { get; } = [Ok, Error];

    /// <summary>Gets the status as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the status.</summary>
    public bool IsKnown => Values.Contains(this);

    /// <summary>Determines whether two values are the same word; case and the signs between its parts do not matter.</summary>
    /// <param name="other">The other value.</param>
    /// <returns><see langword="true"/> if they are; otherwise, <see langword="false"/>.</returns>
    public bool Equals(FalWebhookStatus other) => WireWord.Equal(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => WireWord.Hash(Value);

    /// <inheritdoc/>
    public static FalWebhookStatus Parse(string s, IFormatProvider? provider) => new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FalWebhookStatus result) => FalEnums.TryParse(s, out result);

    /// <summary>Returns the status as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The statuses that this library knows, as fal writes them: constants, for <c>switch</c>.</summary>
    public static class Wire
    {
        /// <summary><c>OK</c></summary>
        public const string Ok = "OK";

        /// <summary><c>ERROR</c></summary>
        public const string Error = "ERROR";
    }
}

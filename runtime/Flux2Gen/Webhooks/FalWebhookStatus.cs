using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>How the request of a webhook ended. What fal adds later is kept as it is.</summary>
[JsonConverter(typeof(FalModelConverter<FalWebhookStatus>))]
public readonly struct FalWebhookStatus : IEquatable<FalWebhookStatus>, IFalModel<FalWebhookStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The status as fal writes it.</param>
    public FalWebhookStatus(string value) => _value = value;

    /// <summary>Gets the status of a request whose model gave an output.</summary>
    public static FalWebhookStatus Ok { get; } = new("OK");

    /// <summary>Gets the status of a request that failed.</summary>
    public static FalWebhookStatus Error { get; } = new("ERROR");

    /// <summary>Gets the status as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the status.</summary>
    public bool IsKnown => this == Ok || this == Error;

    /// <summary>Compares two statuses.</summary>
    /// <param name="left">One status.</param>
    /// <param name="right">The other status.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(FalWebhookStatus left, FalWebhookStatus right) => left.Equals(right);

    /// <summary>Compares two statuses.</summary>
    /// <param name="left">One status.</param>
    /// <param name="right">The other status.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(FalWebhookStatus left, FalWebhookStatus right) => !left.Equals(right);

    /// <inheritdoc/>
    static FalWebhookStatus IFalModel<FalWebhookStatus>.ReadJson(ref Utf8JsonReader reader) => new(FalJsonReader.ReadString(ref reader));

    /// <inheritdoc/>
    static void IFalModel<FalWebhookStatus>.WriteJson(Utf8JsonWriter writer, FalWebhookStatus value) => writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public bool Equals(FalWebhookStatus other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FalWebhookStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>Returns the status as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}

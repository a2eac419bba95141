using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>fal's name for what went wrong. Types that fal adds later, and those of models that have their own, are kept as they are.</summary>
/// <remarks>For a <c>switch</c>, use <see cref="Value"/>.</remarks>
[JsonConverter(typeof(FalModelConverter<FalErrorType>))]
public readonly partial struct FalErrorType : IEquatable<FalErrorType>, IFalModel<FalErrorType>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The type as fal writes it.</param>
    public FalErrorType(string value) => _value = value;

    /// <summary>Gets the type as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the type.</summary>
    public bool IsKnown => IsModelError || IsInfrastructureError;

    /// <summary>Compares two types.</summary>
    /// <param name="left">One type.</param>
    /// <param name="right">The other type.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(FalErrorType left, FalErrorType right) => left.Equals(right);

    /// <summary>Compares two types.</summary>
    /// <param name="left">One type.</param>
    /// <param name="right">The other type.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(FalErrorType left, FalErrorType right) => !left.Equals(right);

    /// <inheritdoc/>
    static FalErrorType IFalModel<FalErrorType>.ReadJson(ref Utf8JsonReader reader) => new(FalJsonReader.ReadString(ref reader));

    /// <inheritdoc/>
    static void IFalModel<FalErrorType>.WriteJson(Utf8JsonWriter writer, FalErrorType value) => writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public bool Equals(FalErrorType other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FalErrorType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>Returns the type as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The type with a name; null without one.</summary>
    internal static FalErrorType? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new FalErrorType(ErrorText.OneLine(value, 100));
}

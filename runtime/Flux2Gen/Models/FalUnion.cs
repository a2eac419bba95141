using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>A value of one of several types: what all emitted unions have in common.</summary>
/// <remarks>A union is never empty: it holds a value of one of its cases, or JSON that is none of them.</remarks>
/// <typeparam name="TSelf">The union.</typeparam>
public abstract class FalUnion<TSelf> : IEquatable<TSelf>
    where TSelf : FalUnion<TSelf>
{
    /// <summary>Initializes a new instance with its value.</summary>
    /// <param name="value">The value of a case, or a <see cref="JsonElement"/> that is none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    protected FalUnion(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the value of whichever case it is; a <see cref="JsonElement"/> when it is none that the document lists.</summary>
    public object Value { get; }

    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(FalUnion<TSelf>? left, FalUnion<TSelf>? right) => Equals(left, right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are not equal.</returns>
    public static bool operator !=(FalUnion<TSelf>? left, FalUnion<TSelf>? right) => !Equals(left, right);

    /// <summary>Gets the JSON when it is none of the cases that the document lists.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>Whether it is none of them.</returns>
    public bool TryGetJson(out JsonElement value) => TryGet(out value);

    /// <inheritdoc/>
    public bool Equals(TSelf? other) => other is not null && (Value is JsonElement mine
        ? other.Value is JsonElement theirs && mine.GetRawText() == theirs.GetRawText()
        : Value.Equals(other.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TSelf);

    /// <inheritdoc/>
    public override int GetHashCode() => Value is JsonElement json ? json.GetRawText().GetHashCode(StringComparison.Ordinal) : Value.GetHashCode();

    /// <summary>Returns the value as text: numbers in the invariant culture, lists in brackets.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text(Value);

    /// <summary>Gets the value when it is of a type.</summary>
    /// <typeparam name="T">The type of a case.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is of the type.</returns>
    protected bool TryGet<T>([MaybeNullWhen(false)] out T value)
    {
        bool isIt = Value is T;
        value = isIt ? (T)Value : default;
        return isIt;
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        JsonElement json => json.GetRawText(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ => value?.ToString() ?? "null",
    };
}

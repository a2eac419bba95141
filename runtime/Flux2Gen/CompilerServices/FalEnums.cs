using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen.CompilerServices;

/// <summary>What open enums have in common.</summary>
/// <remarks>Used by emitted code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FalEnums
{
    /// <summary>The text of an enum as it is stored, so that <see langword="default"/> and an empty text are one value.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The text, or <see langword="null"/> when it is empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static string? NullIfEmpty(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 ? null : value;
    }

    /// <summary>Whether an enum's document lists a value.</summary>
    /// <typeparam name="T">The enum type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsKnown<T>(T value)
        where T : struct, IFalEnumValue<T> => Known<T>.Texts.Contains(value.ToString()!);

    /// <summary>Makes an enum of a text; any text but null is one.</summary>
    /// <typeparam name="T">The enum type.</typeparam>
    /// <param name="s">The text.</param>
    /// <param name="result">The enum.</param>
    /// <returns>Whether there is a text.</returns>
    public static bool TryParse<T>([NotNullWhen(true)] string? s, out T result)
        where T : struct, IFalStringEnumValue<T>
    {
        result = s is null ? default : T.Parse(s, null);
        return s is not null;
    }

    /// <summary>The listed values of a type, made when they are first asked for. As texts, which need no code for each type.</summary>
    private static class Known<T>
        where T : struct, IFalEnumValue<T>
    {
        public static readonly HashSet<string> Texts = Of(T.Values);

        private static HashSet<string> Of(IReadOnlyList<T> values)
        {
            var texts = new HashSet<string>(values.Count, StringComparer.Ordinal);
            for (int index = 0; index < values.Count; index++)
            {
                texts.Add(values[index].ToString()!);
            }

            return texts;
        }
    }
}

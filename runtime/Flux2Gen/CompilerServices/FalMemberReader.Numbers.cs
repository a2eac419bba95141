using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <content>
/// Numbers. A text that is a number counts as one. Any other value that does not fit its type is no reason to lose the rest of a response: it is
/// kept as it is written. It is an error only in the output of a model, where the property has to have a value.
/// </content>
public ref partial struct FalMemberReader
{
    /// <summary>Reads the member as a whole number of 32 bits.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the last token of the value.</param>
    /// <returns>The number; <see langword="null"/> when the value is <c>null</c>, or does not fit and is kept as it is.</returns>
    public int? ReadInt32(ref Utf8JsonReader reader)
    {
        if (!HasValue(ref reader))
        {
            return null;
        }

        if (FalJsonReader.TryReadInt32(ref reader, out int value) || FalJsonReader.TryReadText(ref reader, out value))
        {
            return value;
        }

        KeepMisfit(ref reader, "a whole number of 32 bits");
        return null;
    }

    /// <summary>Reads the member as a whole number of 64 bits.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the last token of the value.</param>
    /// <returns>The number; <see langword="null"/> when the value is <c>null</c>, or does not fit and is kept as it is.</returns>
    public long? ReadInt64(ref Utf8JsonReader reader)
    {
        if (!HasValue(ref reader))
        {
            return null;
        }

        if (FalJsonReader.TryReadInt64(ref reader, out long value) || FalJsonReader.TryReadText(ref reader, out value))
        {
            return value;
        }

        KeepMisfit(ref reader, "a whole number of 64 bits");
        return null;
    }

    /// <summary>Reads the member as a number.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the last token of the value.</param>
    /// <returns>The number; <see langword="null"/> when the value is <c>null</c>, or does not fit and is kept as it is.</returns>
    public double? ReadDouble(ref Utf8JsonReader reader)
    {
        if (!HasValue(ref reader))
        {
            return null;
        }

        if (FalJsonReader.TryReadDouble(ref reader, out double value) || FalJsonReader.TryReadText(ref reader, out value))
        {
            return value;
        }

        KeepMisfit(ref reader, "a number");
        return null;
    }

    /// <summary>Gets the empty value of a required member that was <c>null</c> or missing.</summary>
    /// <typeparam name="T">The type of the member.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <returns>The default value.</returns>
    /// <exception cref="JsonException">The member of an output has a value that does not fit, in whose place no other may stand.</exception>
    public readonly T Empty<T>(int index)
        where T : struct =>
        ModelJson.IsReadingOutput && _misfits is not null && _misfits.TryGetValue(index, out FalJsonException? misfit) ? throw misfit : default;

    private void KeepMisfit(ref Utf8JsonReader reader, string expected)
    {
        if (!FalJsonReader.IsNonFinite(ref reader))
        {
            (_misfits ??= [])[Index] = FalJsonReader.Unexpected(ref reader, expected);
        }

        // For the property the member is not there; it is written back among the unlisted ones.
        _state.Note(Index, isNull: false, isAbsent: true);
        Keep(ref reader, _names[Index]);
    }
}

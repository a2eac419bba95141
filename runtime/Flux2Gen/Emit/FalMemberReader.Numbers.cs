using System.Text.Json;

namespace Flux2Gen.Emit;

/// <content>Numbers. One that does not fit its type is no reason to lose the rest of a response: it is kept as it is written.</content>
public ref partial struct FalMemberReader
{
    /// <summary>Reads the member as a whole number of 32 bits.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the value.</param>
    /// <returns>The number; <see langword="null"/> when the value is <c>null</c>, or a number that does not fit and is kept as it is.</returns>
    /// <exception cref="JsonException">The value is not a number.</exception>
    public int? ReadInt32(ref Utf8JsonReader reader)
    {
        if (!HasValue(ref reader))
        {
            return null;
        }

        if (FalJsonReader.TryReadInt32(ref reader, out int value))
        {
            return value;
        }

        KeepNumber(ref reader);
        return null;
    }

    /// <summary>Reads the member as a whole number of 64 bits.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the value.</param>
    /// <returns>The number; <see langword="null"/> when the value is <c>null</c>, or a number that does not fit and is kept as it is.</returns>
    /// <exception cref="JsonException">The value is not a number.</exception>
    public long? ReadInt64(ref Utf8JsonReader reader)
    {
        if (!HasValue(ref reader))
        {
            return null;
        }

        if (FalJsonReader.TryReadInt64(ref reader, out long value))
        {
            return value;
        }

        KeepNumber(ref reader);
        return null;
    }

    /// <summary>Reads the member as a number.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the value.</param>
    /// <returns>The number; <see langword="null"/> when the value is <c>null</c>, or a number that does not fit and is kept as it is.</returns>
    /// <exception cref="JsonException">The value is not a number.</exception>
    public double? ReadDouble(ref Utf8JsonReader reader)
    {
        if (!HasValue(ref reader))
        {
            return null;
        }

        if (FalJsonReader.TryReadDouble(ref reader, out double value))
        {
            return value;
        }

        KeepNumber(ref reader);
        return null;
    }

    private void KeepNumber(ref Utf8JsonReader reader)
    {
        FalJsonReader.Expect(ref reader, JsonTokenType.Number, "a number");

        // For the property the member is not there; it is written back among the unlisted ones.
        _state.Note(Index, isNull: false, isAbsent: true);
        Keep(ref reader, _names[Index]);
    }
}

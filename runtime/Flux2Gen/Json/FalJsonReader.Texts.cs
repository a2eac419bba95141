using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <content>Numbers that came as texts, as some servers write large ones.</content>
public static partial class FalJsonReader
{
    /// <summary>Reads a text that is a whole number of 32 bits.</summary>
    internal static bool TryReadText(ref Utf8JsonReader reader, out int value)
    {
        value = 0;
        return TryOpen(ref reader, out Utf8JsonReader number) && TryReadInt32(ref number, out value);
    }

    /// <summary>Reads a text that is a whole number of 64 bits.</summary>
    internal static bool TryReadText(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return TryOpen(ref reader, out Utf8JsonReader number) && TryReadInt64(ref number, out value);
    }

    /// <summary>Reads a text that is a number.</summary>
    internal static bool TryReadText(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return TryOpen(ref reader, out Utf8JsonReader number) && TryReadDouble(ref number, out value);
    }

    /// <summary>Whether a value is one of the numbers that JSON does not have. Like <c>null</c>, it says that there is none.</summary>
    internal static bool IsNonFinite(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && (TextIs(ref reader, "NaN"u8) || TextIs(ref reader, "Infinity"u8) || TextIs(ref reader, "-Infinity"u8));

    /// <summary>Opens a text that is nothing but a number.</summary>
    private static bool TryOpen(ref Utf8JsonReader reader, out Utf8JsonReader number)
    {
        number = default;
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped
            || reader.ValueSpan is not [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..])
        {
            return false;
        }

        number = new Utf8JsonReader(reader.ValueSpan);
        try
        {
            Utf8JsonReader end = number;
            return end.Read() && !end.Read() && number.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

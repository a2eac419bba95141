using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Reads the JSON values that emitted models are made of.</summary>
/// <remarks>
/// Used by emitted code. <see cref="Utf8JsonReader"/>'s own getters throw <see cref="InvalidOperationException"/> or
/// <see cref="FormatException"/> without saying where; these throw <see cref="JsonException"/> with a place.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class FalJsonReader
{
    /// <summary>Reads a string. Invalid bytes and escaped halves of characters become U+FFFD.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The string; an empty one for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not a string.</exception>
    public static string ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return "";
        }

        Expect(ref reader, JsonTokenType.String, "a string");
        return ReadText(ref reader);
    }

    /// <summary>Reads a truth value.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The truth value; <see langword="false"/> for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is neither <c>true</c> nor <c>false</c>.</exception>
    public static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        _ => throw Unexpected(ref reader, "true or false"),
    };

    /// <summary>Reads a whole number of 32 bits. <c>3.0</c> counts as 3.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The number; 0 for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not a whole number from -2,147,483,648 to 2,147,483,647.</exception>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        TryReadInt32(ref reader, out int value) || TryReadText(ref reader, out value) || reader.TokenType == JsonTokenType.Null ? value : throw Unexpected(ref reader, "a whole number of 32 bits");

    /// <summary>Reads a whole number of 64 bits. <c>3.0</c> counts as 3.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The number; 0 for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not a whole number of 64 bits.</exception>
    public static long ReadInt64(ref Utf8JsonReader reader) =>
        TryReadInt64(ref reader, out long value) || TryReadText(ref reader, out value) || reader.TokenType == JsonTokenType.Null ? value : throw Unexpected(ref reader, "a whole number of 64 bits");

    /// <summary>Reads a number.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The number; 0 for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not a number that a double can hold.</exception>
    public static double ReadDouble(ref Utf8JsonReader reader) =>
        TryReadDouble(ref reader, out double value) || TryReadText(ref reader, out value) || reader.TokenType == JsonTokenType.Null ? value : throw Unexpected(ref reader, "a number");

    /// <summary>Reads any value as it stands.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>A copy of the value, independent of the reader.</returns>
    public static JsonElement ReadElement(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The model; an empty one for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value does not fit the type.</exception>
    public static T ReadModel<T>(ref Utf8JsonReader reader)
        where T : IFalModel<T> =>
        reader.TokenType == JsonTokenType.Null && default(T) is null && FalStandIn.Get<T>() is { } standIn
            ? standIn
            : T.ReadJson(ref reader);

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="item">Reads one item.</param>
    /// <returns>The items in their order; none for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not an array, or an item does not fit.</exception>
    public static IReadOnlyList<T> ReadList<T>(ref Utf8JsonReader reader, FalRead<T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var items = new FalList<T>();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return items;
        }

        Expect(ref reader, JsonTokenType.StartArray, "an array");
        while (true)
        {
            Advance(ref reader);
            switch (reader.TokenType)
            {
                case JsonTokenType.EndArray:
                    return items;
                case JsonTokenType.Null when item(ref reader) is { } standIn:
                    items.AddNull(standIn);
                    break;
                case JsonTokenType.Null:
                    items.Add(default!);
                    break;
                default:
                    items.Add(item(ref reader));
                    break;
            }
        }
    }

    /// <summary>Reads an object whose members all have one type.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="item">Reads one value.</param>
    /// <returns>The values by name; none for <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not an object, or a value does not fit.</exception>
    public static IReadOnlyDictionary<string, T> ReadMap<T>(ref Utf8JsonReader reader, FalRead<T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var items = new FalMap<T>();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return items;
        }

        Expect(ref reader, JsonTokenType.StartObject, "an object");
        while (true)
        {
            Advance(ref reader);
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return items;
            }

            string name = ReadText(ref reader);
            Advance(ref reader);
            bool isNull = reader.TokenType == JsonTokenType.Null;
            T value = item(ref reader);
            if (isNull && value is not null)
            {
                items.SetNull(name, value);
            }
            else
            {
                items[name] = value;
            }
        }
    }

    /// <summary>Reads <c>null</c> or a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="item">Reads a value that is not <c>null</c>.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public static T? ReadNullOr<T>(ref Utf8JsonReader reader, FalRead<T> item)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(item);
        return reader.TokenType == JsonTokenType.Null ? null : item(ref reader);
    }

    /// <summary>Reads <c>null</c> or a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="item">Reads a value that is not <c>null</c>.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public static T? ReadNullOrValue<T>(ref Utf8JsonReader reader, FalRead<T> item)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(item);
        return reader.TokenType == JsonTokenType.Null ? null : item(ref reader);
    }

    internal static bool TryReadInt32(ref Utf8JsonReader reader, out int value)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value))
        {
            return true;
        }

        bool fits = TryReadInt64(ref reader, out long number) && number is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)number : 0;
        return fits;
    }

    internal static bool TryReadInt64(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.Number)
        {
            return false;
        }

        if (reader.TryGetInt64(out value))
        {
            return true;
        }

        bool fits = reader.TryGetDecimal(out decimal number) && decimal.Truncate(number) == number
            && number is >= long.MinValue and <= long.MaxValue;
        value = fits ? (long)number : 0;
        return fits;
    }

    internal static bool TryReadDouble(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value);
    }

    /// <summary>Reads an array of models: without a delegate, as most arrays are such.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The items in their order.</returns>
    internal static IReadOnlyList<T> ReadModels<T>(ref Utf8JsonReader reader)
        where T : IFalModel<T>
    {
        Expect(ref reader, JsonTokenType.StartArray, "an array");
        var items = new FalList<T>();
        while (true)
        {
            Advance(ref reader);
            switch (reader.TokenType)
            {
                case JsonTokenType.EndArray:
                    return items;
                case JsonTokenType.Null:
                    items.AddNull(ReadModel<T>(ref reader));
                    break;
                default:
                    items.Add(T.ReadJson(ref reader));
                    break;
            }
        }
    }

    /// <summary>Reads the text of a string or a name. One that is not valid Unicode never costs the rest: U+FFFD stands for what is damaged.</summary>
    /// <param name="reader">Stands on the string or the name.</param>
    /// <returns>The text.</returns>
    internal static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonUnescaping.Mend(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        }
    }

    /// <summary>Goes to the next token.</summary>
    /// <param name="reader">The reader.</param>
    /// <exception cref="JsonException">There is none.</exception>
    internal static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw new FalJsonException("The JSON ends in the middle of a value.", reader.BytesConsumed);
        }
    }

    /// <summary>Throws unless the reader stands on a token of the kind.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="expected">The kind in words.</param>
    internal static void Expect(ref Utf8JsonReader reader, JsonTokenType kind, string expected)
    {
        if (reader.TokenType != kind)
        {
            throw Unexpected(ref reader, expected);
        }
    }

    /// <summary>The error for a value of another kind.</summary>
    internal static FalJsonException Unexpected(ref Utf8JsonReader reader, string expected)
    {
        string found = reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => expected.Contains("number", StringComparison.Ordinal) ? "another number" : "a number",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            JsonTokenType.Null => "null",
            _ => "the end",
        };
        return new FalJsonException($"Expected {expected}, found {found}.", reader.TokenStartIndex);
    }
}

using System.ComponentModel;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Writes the JSON values that emitted models are made of.</summary>
/// <remarks>Used by emitted code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FalJsonWriter
{
    /// <summary>Writes a string.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    public static void WriteString(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    /// <summary>Writes a truth value.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    public static void WriteBoolean(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    /// <summary>Writes a whole number.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    public static void WriteInt32(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    /// <summary>Writes a whole number.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    public static void WriteInt64(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not finite.</exception>
    public static void WriteDouble(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    /// <summary>Writes any value as it stands; an undefined one as <c>null</c>.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    public static void WriteElement(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            JsonElementWriting.Write(writer, value);
        }
    }

    /// <summary>Writes a model.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    public static void WriteModel<T>(Utf8JsonWriter writer, T value)
        where T : IFalModel<T>
    {
        if (FalStandIn.Is(value))
        {
            writer.WriteNullValue();
        }
        else
        {
            T.WriteJson(writer, value);
        }
    }

    /// <summary>Writes an array.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="writer">Where to write.</param>
    /// <param name="items">The items in their order.</param>
    /// <param name="item">Writes one item.</param>
    public static void WriteList<T>(Utf8JsonWriter writer, IReadOnlyList<T> items, FalWrite<T> item)
    {
        writer.WriteStartArray();
        var read = items as FalList<T>;
        for (int index = 0; index < items.Count; index++)
        {
            if (read?.IsNull(index) == true)
            {
                writer.WriteNullValue();
            }
            else
            {
                item(writer, items[index]);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes an object whose members all have one type.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="writer">Where to write.</param>
    /// <param name="items">The values by name.</param>
    /// <param name="item">Writes one value.</param>
    public static void WriteMap<T>(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> items, FalWrite<T> item)
    {
        writer.WriteStartObject();
        var read = items as FalMap<T>;
        foreach ((string name, T value) in items)
        {
            writer.WritePropertyName(name);
            if (read?.IsNull(name) == true)
            {
                writer.WriteNullValue();
            }
            else
            {
                item(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes <c>null</c> or a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    /// <param name="item">Writes a value that is not null.</param>
    public static void WriteNullOr<T>(Utf8JsonWriter writer, T? value, FalWrite<T> item)
        where T : class
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            item(writer, value);
        }
    }

    /// <summary>Writes <c>null</c> or a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    /// <param name="item">Writes a value that is not null.</param>
    public static void WriteNullOrValue<T>(Utf8JsonWriter writer, T? value, FalWrite<T> item)
        where T : struct
    {
        if (value is { } present)
        {
            item(writer, present);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>Writes an array of models: without a delegate, as most arrays are such.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="writer">Where to write.</param>
    /// <param name="items">The items in their order.</param>
    internal static void WriteModels<T>(Utf8JsonWriter writer, IReadOnlyList<T> items)
        where T : IFalModel<T>
    {
        writer.WriteStartArray();
        var read = items as FalList<T>;
        for (int index = 0; index < items.Count; index++)
        {
            if (read?.IsNull(index) == true)
            {
                writer.WriteNullValue();
            }
            else
            {
                WriteModel(writer, items[index]);
            }
        }

        writer.WriteEndArray();
    }
}

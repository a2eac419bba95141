using System.Collections;
using System.ComponentModel;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Writes the items of a JSON array that is a tuple.</summary>
/// <remarks>Used by emitted code. What a read found missing or <c>null</c> is written the same way again.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct FalItemWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly FalItemState _state;
    private int _skipped;

    /// <summary>Initializes a new instance and starts the array.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="state">What a read said of the array.</param>
    public FalItemWriter(Utf8JsonWriter writer, FalItemState state)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
        _state = state;
        writer.WriteStartArray();
    }

    /// <summary>Writes an item.</summary>
    /// <typeparam name="T">The .NET type.</typeparam>
    /// <param name="index">The item's place, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="write">Writes it.</param>
    public void Write<T>(int index, T value, FalWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        bool isEmpty = IsEmpty(value);
        if (isEmpty && _state.WasAbsent(index))
        {
            _skipped++;
            return;
        }

        // A later item cannot be written without the ones before it.
        WriteSkipped();
        if (isEmpty && _state.WasNull(index))
        {
            _writer.WriteNullValue();
        }
        else
        {
            write(_writer, value);
        }
    }

    /// <summary>Writes the items beyond those that the document lists, and ends the array.</summary>
    /// <param name="rest">The items.</param>
    public void End(IReadOnlyList<JsonElement>? rest)
    {
        foreach (JsonElement item in rest ?? [])
        {
            WriteSkipped();
            JsonElementWriting.Write(_writer, item);
        }

        _writer.WriteEndArray();
    }

    private static bool IsEmpty<T>(T value) => value switch
    {
        null => true,
        _ when FalStandIn.Is(value) => true,
        string text => text.Length == 0,
        JsonElement element => element.ValueKind == JsonValueKind.Undefined,
        ICollection collection => collection.Count == 0,
        _ => EqualityComparer<T>.Default.Equals(value, default),
    };

    private void WriteSkipped()
    {
        for (; _skipped > 0; _skipped--)
        {
            _writer.WriteNullValue();
        }
    }
}

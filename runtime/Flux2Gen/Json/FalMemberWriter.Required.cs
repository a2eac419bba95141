using System.Text.Json;

namespace Flux2Gen;

/// <content>Required members.</content>
public readonly ref partial struct FalMemberWriter
{
    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, ReadOnlySpan<byte> name, string value)
    {
        if (StartRequired(index, name, value.Length == 0))
        {
            _writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, ReadOnlySpan<byte> name, bool value)
    {
        if (StartRequired(index, name, !value))
        {
            _writer.WriteBooleanValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, ReadOnlySpan<byte> name, int value)
    {
        if (StartRequired(index, name, value == 0))
        {
            _writer.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, ReadOnlySpan<byte> name, long value)
    {
        if (StartRequired(index, name, value == 0))
        {
            _writer.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, ReadOnlySpan<byte> name, double value)
    {
        if (StartRequired(index, name, value == 0))
        {
            _writer.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, ReadOnlySpan<byte> name, JsonElement value)
    {
        if (StartRequired(index, name, value.ValueKind == JsonValueKind.Undefined))
        {
            FalJsonWriter.WriteElement(_writer, value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Required<T>(int index, ReadOnlySpan<byte> name, T value)
        where T : IFalModel<T>
    {
        if (StartRequired(index, name, EqualityComparer<T>.Default.Equals(value, default)))
        {
            T.WriteJson(_writer, value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Required<T>(int index, ReadOnlySpan<byte> name, IReadOnlyList<T> value, FalWrite<T> item)
    {
        if (StartRequired(index, name, value.Count == 0))
        {
            FalJsonWriter.WriteList(_writer, value, item);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Required<T>(int index, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T> value, FalWrite<T> item)
    {
        if (StartRequired(index, name, value.Count == 0))
        {
            FalJsonWriter.WriteMap(_writer, value, item);
        }
    }
}

using System.Text.Json;

namespace Flux2Gen;

/// <content>Optional members.</content>
public readonly ref partial struct FalMemberWriter
{
    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, ReadOnlySpan<byte> name, string? value)
    {
        if (StartOptional(index, name, value is not null))
        {
            _writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, ReadOnlySpan<byte> name, bool? value)
    {
        if (StartOptional(index, name, value is not null))
        {
            _writer.WriteBooleanValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, ReadOnlySpan<byte> name, int? value)
    {
        if (StartOptional(index, name, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, ReadOnlySpan<byte> name, long? value)
    {
        if (StartOptional(index, name, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, ReadOnlySpan<byte> name, double? value)
    {
        if (StartOptional(index, name, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (StartOptional(index, name, value is not null))
        {
            FalJsonWriter.WriteElement(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional<T>(int index, ReadOnlySpan<byte> name, T? value)
        where T : class, IFalModel<T>
    {
        if (StartOptional(index, name, value is not null))
        {
            T.WriteJson(_writer, value!);
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Optional<T>(int index, ReadOnlySpan<byte> name, T? value)
        where T : struct, IFalModel<T>
    {
        if (StartOptional(index, name, value is not null))
        {
            T.WriteJson(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Optional<T>(int index, ReadOnlySpan<byte> name, IReadOnlyList<T>? value, FalWrite<T> item)
    {
        if (StartOptional(index, name, value is not null))
        {
            FalJsonWriter.WriteList(_writer, value!, item);
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Optional<T>(int index, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? value, FalWrite<T> item)
    {
        if (StartOptional(index, name, value is not null))
        {
            FalJsonWriter.WriteMap(_writer, value!, item);
        }
    }
}

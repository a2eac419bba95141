using System.Text.Json;

namespace Flux2Gen;

/// <content>Required member that may be nulls.</content>
public readonly ref partial struct FalMemberWriter
{
    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, ReadOnlySpan<byte> name, string? value)
    {
        if (StartNullable(index, name, value is not null))
        {
            _writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, ReadOnlySpan<byte> name, bool? value)
    {
        if (StartNullable(index, name, value is not null))
        {
            _writer.WriteBooleanValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, ReadOnlySpan<byte> name, int? value)
    {
        if (StartNullable(index, name, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, ReadOnlySpan<byte> name, long? value)
    {
        if (StartNullable(index, name, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, ReadOnlySpan<byte> name, double? value)
    {
        if (StartNullable(index, name, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (StartNullable(index, name, value is not null))
        {
            FalJsonWriter.WriteElement(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable<T>(int index, ReadOnlySpan<byte> name, T? value)
        where T : class, IFalModel<T>
    {
        if (StartNullable(index, name, value is not null))
        {
            T.WriteJson(_writer, value!);
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nullable<T>(int index, ReadOnlySpan<byte> name, T? value)
        where T : struct, IFalModel<T>
    {
        if (StartNullable(index, name, value is not null))
        {
            T.WriteJson(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Nullable<T>(int index, ReadOnlySpan<byte> name, IReadOnlyList<T>? value, FalWrite<T> item)
    {
        if (StartNullable(index, name, value is not null))
        {
            FalJsonWriter.WriteList(_writer, value!, item);
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Nullable<T>(int index, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? value, FalWrite<T> item)
    {
        if (StartNullable(index, name, value is not null))
        {
            FalJsonWriter.WriteMap(_writer, value!, item);
        }
    }
}

using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <content>Required member that may be nulls.</content>
public ref partial struct FalMemberWriter
{
    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, string? value)
    {
        if (StartNullable(index, value is not null))
        {
            _writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, bool? value)
    {
        if (StartNullable(index, value is not null))
        {
            _writer.WriteBooleanValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, int? value)
    {
        if (StartNullable(index, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, long? value)
    {
        if (StartNullable(index, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, double? value)
    {
        if (StartNullable(index, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable(int index, JsonElement? value)
    {
        if (StartNullable(index, value is not null))
        {
            FalJsonWriter.WriteElement(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable<T>(int index, T? value)
        where T : class, IFalModel<T>
    {
        if (StartNullable(index, value is not null))
        {
            FalJsonWriter.WriteModel(_writer, value!);
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable<T>(int index, T? value)
        where T : struct, IFalModel<T>
    {
        if (StartNullable(index, value is not null))
        {
            T.WriteJson(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The model type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable<T>(int index, IReadOnlyList<T>? value)
        where T : IFalModel<T>
    {
        if (StartNullable(index, value is not null))
        {
            FalJsonWriter.WriteModels(_writer, value!);
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The model type of the values.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Nullable<T>(int index, IReadOnlyDictionary<string, T>? value)
        where T : IFalModel<T> => Nullable(index, value, FalJsonWriter.WriteModel);

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Nullable<T>(int index, IReadOnlyList<T>? value, FalWrite<T> item)
    {
        if (StartNullable(index, value is not null))
        {
            FalJsonWriter.WriteList(_writer, value!, item);
        }
    }

    /// <summary>Writes a required member that may be null.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Nullable<T>(int index, IReadOnlyDictionary<string, T>? value, FalWrite<T> item)
    {
        if (StartNullable(index, value is not null))
        {
            FalJsonWriter.WriteMap(_writer, value!, item);
        }
    }
}

using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <content>Optional members.</content>
public ref partial struct FalMemberWriter
{
    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, string? value)
    {
        if (StartOptional(index, value is not null))
        {
            _writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, bool? value)
    {
        if (StartOptional(index, value is not null))
        {
            _writer.WriteBooleanValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, int? value)
    {
        if (StartOptional(index, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, long? value)
    {
        if (StartOptional(index, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, double? value)
    {
        if (StartOptional(index, value is not null))
        {
            _writer.WriteNumberValue(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional(int index, JsonElement? value)
    {
        if (StartOptional(index, value is not null))
        {
            FalJsonWriter.WriteElement(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional<T>(int index, T? value)
        where T : class, IFalModel<T>
    {
        if (StartOptional(index, value is not null))
        {
            FalJsonWriter.WriteModel(_writer, value!);
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional<T>(int index, T? value)
        where T : struct, IFalModel<T>
    {
        if (StartOptional(index, value is not null))
        {
            T.WriteJson(_writer, value.GetValueOrDefault());
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The model type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional<T>(int index, IReadOnlyList<T>? value)
        where T : IFalModel<T>
    {
        if (StartOptional(index, value is not null))
        {
            FalJsonWriter.WriteModels(_writer, value!);
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The model type of the values.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Optional<T>(int index, IReadOnlyDictionary<string, T>? value)
        where T : IFalModel<T> => Optional(index, value, FalJsonWriter.WriteModel);

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Optional<T>(int index, IReadOnlyList<T>? value, FalWrite<T> item)
    {
        if (StartOptional(index, value is not null))
        {
            FalJsonWriter.WriteList(_writer, value!, item);
        }
    }

    /// <summary>Writes an optional member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Optional<T>(int index, IReadOnlyDictionary<string, T>? value, FalWrite<T> item)
    {
        if (StartOptional(index, value is not null))
        {
            FalJsonWriter.WriteMap(_writer, value!, item);
        }
    }
}

using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <content>Required members.</content>
public ref partial struct FalMemberWriter
{
    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, string value)
    {
        if (StartRequired(index, value.Length == 0))
        {
            _writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, bool value)
    {
        if (StartRequired(index, !value))
        {
            _writer.WriteBooleanValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, int value)
    {
        if (StartRequired(index, value == 0))
        {
            _writer.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, long value)
    {
        if (StartRequired(index, value == 0))
        {
            _writer.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, double value)
    {
        if (StartRequired(index, value == 0))
        {
            _writer.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required(int index, JsonElement value)
    {
        if (StartRequired(index, value.ValueKind == JsonValueKind.Undefined))
        {
            FalJsonWriter.WriteElement(_writer, value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required<T>(int index, T value)
        where T : IFalModel<T>
    {
        if (StartRequired(index, EqualityComparer<T>.Default.Equals(value, default) || FalStandIn.Is(value)))
        {
            FalJsonWriter.WriteModel(_writer, value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The model type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required<T>(int index, IReadOnlyList<T> value)
        where T : IFalModel<T>
    {
        if (StartRequired(index, value.Count == 0))
        {
            FalJsonWriter.WriteModels(_writer, value);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The model type of the values.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    public void Required<T>(int index, IReadOnlyDictionary<string, T> value)
        where T : IFalModel<T> => Required(index, value, FalJsonWriter.WriteModel);

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Required<T>(int index, IReadOnlyList<T> value, FalWrite<T> item)
    {
        if (StartRequired(index, value.Count == 0))
        {
            FalJsonWriter.WriteList(_writer, value, item);
        }
    }

    /// <summary>Writes a required member.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="item">Writes one item.</param>
    public void Required<T>(int index, IReadOnlyDictionary<string, T> value, FalWrite<T> item)
    {
        if (StartRequired(index, value.Count == 0))
        {
            FalJsonWriter.WriteMap(_writer, value, item);
        }
    }
}

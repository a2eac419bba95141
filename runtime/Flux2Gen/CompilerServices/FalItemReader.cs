using System.ComponentModel;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Goes through the items of a JSON array that is a tuple, and keeps what the emitted properties cannot hold.</summary>
/// <remarks>Used by emitted code, for up to 32 items.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct FalItemReader
{
    private bool _started;
    private bool _ended;
    private int _given;
    private uint _nulls;

    /// <summary>Gets what the array said beside its values.</summary>
    public readonly FalItemState State => new(_nulls, _given);

    /// <summary>Goes to the next item.</summary>
    /// <param name="reader">Stands on the start of the array the first time, later on the last token of an item.</param>
    /// <returns><see langword="false"/> when there is none.</returns>
    /// <exception cref="JsonException">The value is not an array.</exception>
    public bool Next(ref Utf8JsonReader reader)
    {
        if (!_started)
        {
            FalJsonReader.Expect(ref reader, JsonTokenType.StartArray, "an array");
            _started = true;
        }

        if (_ended)
        {
            return false;
        }

        FalJsonReader.Advance(ref reader);
        _ended = reader.TokenType == JsonTokenType.EndArray;
        _given += _ended ? 0 : 1;
        return !_ended;
    }

    /// <summary>Goes to the next item.</summary>
    /// <param name="reader">Stands on the start of the array the first time, later on the last token of an item.</param>
    /// <returns><see langword="false"/> when there is none, or it is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not an array.</exception>
    public bool NextValue(ref Utf8JsonReader reader)
    {
        if (!Next(ref reader))
        {
            return false;
        }

        if (reader.TokenType != JsonTokenType.Null)
        {
            return true;
        }

        _nulls |= 1u << (_given - 1);
        return false;
    }

    /// <summary>Reads the items that are left, and ends the array.</summary>
    /// <param name="reader">Stands on the last token of an item; on return it stands on the end of the array.</param>
    /// <returns>The items; <see langword="null"/> when there are none.</returns>
    public readonly IReadOnlyList<JsonElement>? Rest(ref Utf8JsonReader reader)
    {
        List<JsonElement>? rest = null;
        while (!_ended)
        {
            FalJsonReader.Advance(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                break;
            }

            (rest ??= []).Add(JsonElement.ParseValue(ref reader));
        }

        return rest;
    }

    /// <summary>Gets what stands in for a model that came as <c>null</c>.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="reader">Stands on the end of the array.</param>
    /// <param name="index">The item's place, from 0.</param>
    /// <returns>The stand-in.</returns>
    /// <exception cref="JsonException">The item is missing.</exception>
    public readonly T StandIn<T>(ref Utf8JsonReader reader, int index)
        where T : class, IFalModel<T> =>
        State.WasNull(index) || FalStandIn.IsUnderWay
            ? FalStandIn.Get<T>()!
            : throw new FalJsonException($"Item {index} of the array is missing.", reader.TokenStartIndex);
}

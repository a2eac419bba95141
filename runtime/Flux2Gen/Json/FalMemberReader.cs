using System.ComponentModel;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>Goes through the members of a JSON object and keeps what the emitted properties cannot hold.</summary>
/// <remarks>Used by emitted code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct FalMemberReader
{
    private ulong _seen;
    private ulong _nulls;
    private bool _started;
    private Dictionary<string, JsonElement>? _unlisted;

    /// <summary>Gets the members that the document does not list, or <see langword="null"/> when there were none.</summary>
    public readonly IReadOnlyDictionary<string, JsonElement>? Unlisted => _unlisted;

    /// <summary>Goes to the next member.</summary>
    /// <param name="reader">Stands on the start of the object the first time, later on the last token of a member.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    /// <exception cref="JsonException">The value is not an object.</exception>
    public bool Next(ref Utf8JsonReader reader)
    {
        if (!_started)
        {
            FalJsonReader.Expect(ref reader, JsonTokenType.StartObject, "an object");
            _started = true;
        }

        FalJsonReader.Advance(ref reader);
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Goes from the name of a listed member to its value.</summary>
    /// <param name="reader">Stands on the name.</param>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <returns><see langword="false"/> when the value is <c>null</c>.</returns>
    public bool HasValue(ref Utf8JsonReader reader, int index)
    {
        FalJsonReader.Advance(ref reader);
        ulong bit = FalMemberState.Bit(index);
        _seen |= bit;
        if (reader.TokenType != JsonTokenType.Null)
        {
            _nulls &= ~bit;
            return true;
        }

        _nulls |= bit;
        return false;
    }

    /// <summary>Keeps a member that the document does not list.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the last token of the value.</param>
    public void Keep(ref Utf8JsonReader reader)
    {
        string name = reader.GetString()!;
        FalJsonReader.Advance(ref reader);
        KeepValue(ref reader, name);
    }

    /// <summary>What the object said beside its values.</summary>
    /// <param name="required">A bit for each member that the document requires.</param>
    /// <returns>The state to keep with the object.</returns>
    public readonly FalMemberState State(ulong required) => new(_nulls, required & ~_seen);

    /// <summary>The error for a required member that is not there and has no empty value that could stand in.</summary>
    /// <param name="reader">Stands on the end of the object.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <returns>The exception to throw.</returns>
    public static JsonException Missing(ref Utf8JsonReader reader, string name) =>
        new FalJsonException($"The required member '{name}' is missing.", reader.TokenStartIndex);

    private void KeepValue(ref Utf8JsonReader reader, string name)
    {
        _unlisted ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        _unlisted[name] = JsonElement.ParseValue(ref reader);
    }
}

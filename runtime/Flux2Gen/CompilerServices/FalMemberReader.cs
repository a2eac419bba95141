using System.ComponentModel;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Goes through the listed members of a JSON object, and keeps those that the emitted properties cannot hold.</summary>
/// <remarks>Used by emitted code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct FalMemberReader
{
    private readonly FalMemberNames _names;
    private FalMemberState _state;
    private Dictionary<string, JsonElement>? _unlisted;
    private Dictionary<int, FalJsonException>? _misfits;
    private bool _hasStarted;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="names">The names of the listed members.</param>
    public FalMemberReader(FalMemberNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
        _state = FalMemberState.Empty(names.Count);
        Index = -1;
    }

    /// <summary>Gets the place of the member in the list of names, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>Gets the members that no property holds, or <see langword="null"/> when there were none.</summary>
    public readonly IReadOnlyDictionary<string, JsonElement>? Unlisted => _unlisted;

    /// <summary>Gets what the object said beside its values.</summary>
    public readonly FalMemberState State => _state;

    /// <summary>Goes to the next listed member; the others on the way there are kept.</summary>
    /// <param name="reader">Stands on the start of the object the first time, later on the last token of a member; on return it stands on the member's name.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    /// <exception cref="JsonException">The value is not an object.</exception>
    public bool Next(ref Utf8JsonReader reader)
    {
        if (!_hasStarted)
        {
            FalJsonReader.Expect(ref reader, JsonTokenType.StartObject, "an object");
            _hasStarted = true;
        }

        while (true)
        {
            FalJsonReader.Advance(ref reader);
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                return false;
            }

            int found = _names.Find(ref reader, Index + 1);
            if (found >= 0)
            {
                Index = found;
                return true;
            }

            string name = FalJsonReader.ReadText(ref reader);
            FalJsonReader.Advance(ref reader);
            Keep(ref reader, name);
        }
    }

    /// <summary>Gets what stands in for a required model that came as <c>null</c>.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="reader">Stands on the end of the object.</param>
    /// <param name="index">The member's place in the list of names, from 0.</param>
    /// <returns>The stand-in.</returns>
    /// <exception cref="JsonException">The member is missing.</exception>
    public readonly T StandIn<T>(ref Utf8JsonReader reader, int index)
        where T : class, IFalModel<T> =>
        _state.WasNull(index) || FalStandIn.IsUnderWay
            ? FalStandIn.Get<T>()!
            : throw new FalJsonException($"The required member '{_names[index]}' is missing.", reader.TokenStartIndex);

    /// <summary>Goes from the name of the member to its value.</summary>
    /// <returns><see langword="false"/> when the value is <c>null</c>.</returns>
    private bool HasValue(ref Utf8JsonReader reader)
    {
        FalJsonReader.Advance(ref reader);
        bool isNull = reader.TokenType == JsonTokenType.Null;
        _state.Note(Index, isNull, isAbsent: false);
        return !isNull;
    }

    private void Keep(ref Utf8JsonReader reader, string name)
    {
        _unlisted ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        _unlisted[name] = JsonElement.ParseValue(ref reader);
    }
}

using System.ComponentModel;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Writes the members of a JSON object: required ones always, optional ones when they have a value.</summary>
/// <remarks>Used by emitted code. What a read found missing or <c>null</c> is written the same way again.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct FalMemberWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly FalMemberNames _names;
    private readonly FalMemberState _state;
    private readonly IReadOnlyDictionary<string, JsonElement>? _unlisted;

    /// <summary>The members not written yet. Of interest only where an unlisted member may have the name of a listed one.</summary>
    private FalMemberState _rest;

    /// <summary>Initializes a new instance and starts the object.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="names">The names of the listed members.</param>
    /// <param name="state">What a read said of the object.</param>
    /// <param name="unlisted">The members that no property holds, by name. One with the name of a listed member is written in its place when the property has no value.</param>
    public FalMemberWriter(Utf8JsonWriter writer, FalMemberNames names, FalMemberState state, IReadOnlyDictionary<string, JsonElement>? unlisted)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(names);
        _writer = writer;
        _names = names;
        _state = state;
        if (unlisted is { Count: > 0 })
        {
            _unlisted = unlisted;
            _rest = FalMemberState.Empty(names.Count);
        }

        writer.WriteStartObject();
    }

    /// <summary>Writes the members that no property holds, and ends the object.</summary>
    public readonly void End()
    {
        if (_unlisted is not null)
        {
            foreach ((string name, JsonElement value) in _unlisted)
            {
                int listed = _names.Find(name);
                if (listed < 0 || _rest.WasAbsent(listed))
                {
                    _writer.WritePropertyName(name);
                    JsonElementWriting.Write(_writer, value);
                }
            }
        }

        _writer.WriteEndObject();
    }

    /// <summary>Writes the name of a required member unless the member stays absent.</summary>
    private bool StartRequired(int index, bool isEmpty)
    {
        if (isEmpty && _state.WasAbsent(index))
        {
            return false;
        }

        if (isEmpty && _state.WasNull(index))
        {
            WriteNull(index);
            return false;
        }

        WriteName(index);
        return true;
    }

    /// <summary>Writes the name of an optional member when the member has a value, and <c>null</c> when a read found <c>null</c>.</summary>
    private bool StartOptional(int index, bool hasValue)
    {
        if (hasValue)
        {
            WriteName(index);
        }
        else if (_state.WasNull(index))
        {
            WriteNull(index);
        }

        return hasValue;
    }

    /// <summary>Writes a required member that may be <c>null</c>.</summary>
    private bool StartNullable(int index, bool hasValue)
    {
        if (hasValue)
        {
            WriteName(index);
        }
        else if (!_state.WasAbsent(index))
        {
            WriteNull(index);
        }

        return hasValue;
    }

    private void WriteName(int index)
    {
        if (_unlisted is not null)
        {
            _rest.Note(index, isNull: false, isAbsent: false);
        }

        _writer.WritePropertyName(_names.Encoded(index));
    }

    private readonly void WriteNull(int index)
    {
        if (_unlisted is null || !_unlisted.ContainsKey(_names[index]))
        {
            _writer.WriteNull(_names.Encoded(index));
        }
    }
}

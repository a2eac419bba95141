using System.ComponentModel;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>Writes one .NET value as JSON.</summary>
/// <typeparam name="T">The .NET type.</typeparam>
/// <param name="writer">Where to write.</param>
/// <param name="value">What to write.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void FalWrite<in T>(Utf8JsonWriter writer, T value);

/// <summary>Writes the members of a JSON object: required ones always, optional ones when they have a value.</summary>
/// <remarks>Used by emitted code. What a read found missing or <c>null</c> is written the same way again.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct FalMemberWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly FalMemberState _state;

    /// <summary>Initializes a new instance and starts the object.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="state">What a read said of the object.</param>
    public FalMemberWriter(Utf8JsonWriter writer, FalMemberState state)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
        _state = state;
        writer.WriteStartObject();
    }

    /// <summary>Writes the members that the document does not list, and ends the object.</summary>
    /// <param name="unlisted">The members, by name.</param>
    public void End(IReadOnlyDictionary<string, JsonElement>? unlisted)
    {
        if (unlisted is not null)
        {
            foreach ((string name, JsonElement value) in unlisted)
            {
                _writer.WritePropertyName(name);
                value.WriteTo(_writer);
            }
        }

        _writer.WriteEndObject();
    }

    /// <summary>Writes the name of a required member unless the member stays absent.</summary>
    private bool StartRequired(int index, ReadOnlySpan<byte> name, bool isEmpty)
    {
        if (isEmpty && _state.WasAbsent(index))
        {
            return false;
        }

        if (isEmpty && _state.WasNull(index))
        {
            _writer.WriteNull(name);
            return false;
        }

        _writer.WritePropertyName(name);
        return true;
    }

    /// <summary>Writes the name of an optional member when the member has a value, and <c>null</c> when a read found <c>null</c>.</summary>
    private bool StartOptional(int index, ReadOnlySpan<byte> name, bool hasValue)
    {
        if (hasValue)
        {
            _writer.WritePropertyName(name);
        }
        else if (_state.WasNull(index))
        {
            _writer.WriteNull(name);
        }

        return hasValue;
    }

    /// <summary>Writes a required member that may be <c>null</c>.</summary>
    private bool StartNullable(int index, ReadOnlySpan<byte> name, bool hasValue)
    {
        if (hasValue)
        {
            _writer.WritePropertyName(name);
        }
        else if (!_state.WasAbsent(index))
        {
            _writer.WriteNull(name);
        }

        return hasValue;
    }
}

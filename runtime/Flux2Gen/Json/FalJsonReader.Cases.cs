using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <content>How the cases of a union are told apart. Each takes a copy of the reader, so that the original does not move.</content>
public static partial class FalJsonReader
{
    /// <summary>Whether an object has a member.</summary>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <returns>Whether the object has it.</returns>
    public static bool HasMember(Utf8JsonReader reader, ReadOnlySpan<byte> name) => TryFind(ref reader, name);

    /// <summary>Whether an object has a member whose value is of a certain kind.</summary>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="kind">The kind; <see cref="JsonValueKind.True"/> stands for both truth values.</param>
    /// <returns>Whether the object has it, and it is of the kind.</returns>
    public static bool HasMember(Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonValueKind kind) => TryFind(ref reader, name) && IsOf(ref reader, kind);

    /// <summary>Whether the values of all members of an object are of a certain kind.</summary>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="kind">The kind; <see cref="JsonValueKind.True"/> stands for both truth values.</param>
    /// <returns>Whether they are; also when the object is empty.</returns>
    public static bool HasMembersOf(Utf8JsonReader reader, JsonValueKind kind)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (!IsOf(ref reader, kind))
            {
                return false;
            }

            reader.Skip();
        }

        return true;
    }

    /// <summary>Whether an object has a member with a certain text.</summary>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether the object has the member and its value is the text.</returns>
    public static bool MemberIs(Utf8JsonReader reader, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        TryFind(ref reader, name) && reader.TokenType == JsonTokenType.String && TextIs(ref reader, text);

    /// <summary>Whether an object has a member that is a certain number.</summary>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether the object has the member and its value is the number.</returns>
    public static bool MemberIs(Utf8JsonReader reader, ReadOnlySpan<byte> name, long number) =>
        TryFind(ref reader, name) && TryReadInt64(ref reader, out long value) && value == number;

    /// <summary>Whether an object has a member that is a certain truth value.</summary>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="truth">The truth value.</param>
    /// <returns>Whether the object has the member and its value is the truth value.</returns>
    public static bool MemberIs(Utf8JsonReader reader, ReadOnlySpan<byte> name, bool truth) =>
        TryFind(ref reader, name) && reader.TokenType == (truth ? JsonTokenType.True : JsonTokenType.False);

    /// <summary>Moves to the value of a member.</summary>
    private static bool TryFind(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = TextIs(ref reader, name);
            reader.Read();
            if (isIt)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static bool TextIs(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            // Half a character, which no text of a document has.
            return false;
        }
    }

    private static bool IsOf(ref Utf8JsonReader reader, JsonValueKind kind) => reader.TokenType switch
    {
        JsonTokenType.StartObject => kind == JsonValueKind.Object,
        JsonTokenType.StartArray => kind == JsonValueKind.Array,
        JsonTokenType.String => kind == JsonValueKind.String,
        JsonTokenType.Number => kind == JsonValueKind.Number,
        JsonTokenType.True or JsonTokenType.False => kind == JsonValueKind.True,
        _ => false,
    };
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Flux2Gen.Json;

namespace Flux2Gen.Realtime.MessagePack;

/// <summary>Writes JSON as MessagePack, with the same values.</summary>
/// <remarks>
/// A number without a fraction and an exponent becomes an integer, signed or not, of up to 64 bits in its shortest form. All others,
/// and <c>-0</c>, become a 64-bit float, the nearest to what is written. Half a character (a lone surrogate) becomes U+FFFD.
/// </remarks>
internal static class JsonToMessagePack
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MessagePackFormat.MaximumDepth };

    /// <summary>Writes JSON as MessagePack.</summary>
    /// <param name="utf8Json">The JSON.</param>
    /// <param name="name">The name of a member to add to the object that the JSON is, or null.</param>
    /// <param name="value">The text of that member.</param>
    /// <exception cref="JsonException">The text is not JSON, or too deep.</exception>
    /// <exception cref="ArgumentException">There is no object to add to, it has a member of that name, or a number is beyond all that MessagePack holds.</exception>
    public static ReadOnlyMemory<byte> Convert(ReadOnlySpan<byte> utf8Json, string? name = null, string? value = null)
    {
        var writer = new MessagePackWriter();
        List<int> counts = Count(utf8Json, name);
        int container = 0;
        var reader = new Utf8JsonReader(utf8Json, ReaderOptions);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteMapHeader(counts[container++]);
                    if (name is not null && container == 1)
                    {
                        writer.WriteString(System.Text.Encoding.UTF8.GetBytes(name));
                        writer.WriteString(System.Text.Encoding.UTF8.GetBytes(value!));
                    }

                    break;
                case JsonTokenType.StartArray:
                    writer.WriteArrayHeader(counts[container++]);
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    WriteString(writer, ref reader);
                    break;
                case JsonTokenType.Number:
                    WriteNumber(writer, ref reader);
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    writer.WriteBoolean(reader.TokenType == JsonTokenType.True);
                    break;
                case JsonTokenType.Null:
                    writer.WriteNil();
                    break;
            }
        }

        return writer.Written;
    }

    /// <summary>Counts what is in each object and array, in the order in which they begin: MessagePack says it before them, and JSON never.</summary>
    private static List<int> Count(ReadOnlySpan<byte> utf8Json, string? name)
    {
        var counts = new List<int>();
        var open = new Stack<(int Container, bool IsArray)>();
        var reader = new Utf8JsonReader(utf8Json, ReaderOptions);
        while (reader.Read())
        {
            bool isStart = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
            }
            else if (open.TryPeek(out (int Container, bool IsArray) parent) && (parent.IsArray || reader.TokenType == JsonTokenType.PropertyName))
            {
                counts[parent.Container]++;
                if (name is not null && open.Count == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
                {
                    throw new ArgumentException($"The input has a '{name}' of its own: give the id in one of the two places only.");
                }
            }

            if (isStart)
            {
                if (name is not null && open.Count == 0 && reader.TokenType != JsonTokenType.StartObject)
                {
                    break;
                }

                open.Push((counts.Count, reader.TokenType == JsonTokenType.StartArray));
                counts.Add(name is not null && open.Count == 1 ? 1 : 0);
            }
        }

        return name is null || counts.Count > 0
            ? counts
            : throw new ArgumentException("The input is not an object, so an id cannot be sent with it.");
    }

    private static void WriteString(MessagePackWriter writer, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && Utf8.IsValid(reader.ValueSpan))
        {
            writer.WriteString(reader.ValueSpan);
            return;
        }

        byte[] text = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            writer.WriteString(text.AsSpan(0, reader.CopyString(text)));
        }
        catch (InvalidOperationException)
        {
            writer.WriteString(Encoding.UTF8.GetBytes(JsonUnescaping.Mend(reader.ValueSpan)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    private static void WriteNumber(MessagePackWriter writer, ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ValueSpan;
        bool isInteger = text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 && !text.SequenceEqual("-0"u8);
        if (isInteger && reader.TryGetInt64(out long signed))
        {
            writer.WriteInteger(signed);
        }
        else if (isInteger && reader.TryGetUInt64(out ulong unsigned))
        {
            writer.WriteInteger(unsigned);
        }
        else
        {
            double number = reader.GetDouble();
            writer.WriteDouble(double.IsFinite(number)
                ? number
                : throw new ArgumentException("The input has a number that is too large for a 64-bit float, so it cannot be sent."));
        }
    }
}

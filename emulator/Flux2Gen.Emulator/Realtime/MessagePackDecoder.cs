using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Emulator.Realtime;

/// <summary>Reads MessagePack as JSON: what a client sends, which has no extensions; bytes become a data URI, as which a model can read a picture.</summary>
internal ref struct MessagePackDecoder(ReadOnlySpan<byte> message)
{
    private const int MaximumDepth = 60;

    private ReadOnlySpan<byte> _rest = message;

    /// <exception cref="FormatException">The bytes are not MessagePack.</exception>
    public static void Decode(ReadOnlySpan<byte> message, Utf8JsonWriter writer)
    {
        MessagePackDecoder decoder = new(message);
        decoder.Value(writer, 0);
        if (!decoder._rest.IsEmpty)
            throw new FormatException("unpack(b) received extra data.");
    }

    private void Value(Utf8JsonWriter writer, int depth)
    {
        if (depth > MaximumDepth)
            throw new FormatException("recursion limit exceeded");
        byte format = Take(1)[0];
        switch (format)
        {
            case < 0x80:
                writer.WriteNumberValue(format);
                break;
            case < 0x90:
                Map(writer, format & 0x0f, depth);
                break;
            case < 0xa0:
                Array(writer, format & 0x0f, depth);
                break;
            case < 0xc0:
                writer.WriteStringValue(Encoding.UTF8.GetString(Take(format & 0x1f)));
                break;
            case 0xc0:
                writer.WriteNullValue();
                break;
            case 0xc2 or 0xc3:
                writer.WriteBooleanValue(format == 0xc3);
                break;
            case 0xc4 or 0xc5 or 0xc6:
                writer.WriteStringValue($"data:application/octet-stream;base64,{Convert.ToBase64String(Take((long)Unsigned(1 << (format - 0xc4))))}");
                break;
            case 0xca:
                writer.WriteNumberValue((double)BinaryPrimitives.ReadSingleBigEndian(Take(4)));
                break;
            case 0xcb:
                writer.WriteNumberValue(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
                break;
            case 0xcc or 0xcd or 0xce or 0xcf:
                writer.WriteNumberValue(Unsigned(1 << (format - 0xcc)));
                break;
            case 0xd0 or 0xd1 or 0xd2 or 0xd3:
                int bits = 8 << (format - 0xd0);
                writer.WriteNumberValue((long)(Unsigned(bits / 8) << (64 - bits)) >> (64 - bits));
                break;
            case 0xd9 or 0xda or 0xdb:
                writer.WriteStringValue(Encoding.UTF8.GetString(Take((long)Unsigned(1 << (format - 0xd9)))));
                break;
            case 0xdc or 0xdd:
                Array(writer, (long)Unsigned(2 << (format - 0xdc)), depth);
                break;
            case 0xde or 0xdf:
                Map(writer, (long)Unsigned(2 << (format - 0xde)), depth);
                break;
            case >= 0xe0:
                writer.WriteNumberValue((sbyte)format);
                break;
            default:
                throw new FormatException($"The format {format:x2} is not read here.");
        }
    }

    private void Array(Utf8JsonWriter writer, long count, int depth)
    {
        writer.WriteStartArray();
        for (long index = 0; index < count; index++)
            Value(writer, depth + 1);
        writer.WriteEndArray();
    }

    private void Map(Utf8JsonWriter writer, long count, int depth)
    {
        writer.WriteStartObject();
        for (long index = 0; index < count; index++)
        {
            byte format = Take(1)[0];
            long length = format is >= 0xa0 and < 0xc0 ? format & 0x1f
                : format is 0xd9 or 0xda or 0xdb ? (long)Unsigned(1 << (format - 0xd9))
                : throw new FormatException("A key is no text.");
            writer.WritePropertyName(Encoding.UTF8.GetString(Take(length)));
            Value(writer, depth + 1);
        }

        writer.WriteEndObject();
    }

    private ulong Unsigned(int bytes)
    {
        ulong value = 0;
        foreach (byte part in Take(bytes))
            value = (value << 8) | part;
        return value;
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length > _rest.Length)
            throw new FormatException("Unpack failed: incomplete input");
        ReadOnlySpan<byte> taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}

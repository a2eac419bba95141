using System.Buffers;
using System.Buffers.Binary;

namespace Flux2Gen.Realtime.MessagePack;

/// <summary>Writes values of MessagePack, each in its shortest form.</summary>
internal sealed class MessagePackWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void WriteNil() => WriteByte(MessagePackFormat.Nil);

    public void WriteBoolean(bool value) => WriteByte(value ? MessagePackFormat.True : MessagePackFormat.False);

    public void WriteInteger(long value)
    {
        switch (value)
        {
            case >= 0:
                WriteInteger((ulong)value);
                break;
            case >= -32:
                WriteByte((byte)value);
                break;
            case >= sbyte.MinValue:
                Begin(MessagePackFormat.Int8, 1)[0] = (byte)value;
                break;
            case >= short.MinValue:
                BinaryPrimitives.WriteInt16BigEndian(Begin(MessagePackFormat.Int16, 2), (short)value);
                break;
            case >= int.MinValue:
                BinaryPrimitives.WriteInt32BigEndian(Begin(MessagePackFormat.Int32, 4), (int)value);
                break;
            default:
                BinaryPrimitives.WriteInt64BigEndian(Begin(MessagePackFormat.Int64, 8), value);
                break;
        }
    }

    public void WriteInteger(ulong value)
    {
        switch (value)
        {
            case <= MessagePackFormat.PositiveFixIntMax:
                WriteByte((byte)value);
                break;
            case <= byte.MaxValue:
                Begin(MessagePackFormat.UInt8, 1)[0] = (byte)value;
                break;
            case <= ushort.MaxValue:
                BinaryPrimitives.WriteUInt16BigEndian(Begin(MessagePackFormat.UInt16, 2), (ushort)value);
                break;
            case <= uint.MaxValue:
                BinaryPrimitives.WriteUInt32BigEndian(Begin(MessagePackFormat.UInt32, 4), (uint)value);
                break;
            default:
                BinaryPrimitives.WriteUInt64BigEndian(Begin(MessagePackFormat.UInt64, 8), value);
                break;
        }
    }

    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(Begin(MessagePackFormat.Float64, 8), value);

    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        int length = utf8.Length;
        if (length <= 31)
        {
            WriteByte((byte)(MessagePackFormat.FixStr | length));
        }
        else if (length <= byte.MaxValue)
        {
            Begin(MessagePackFormat.Str8, 1)[0] = (byte)length;
        }
        else
        {
            WriteLength(length, MessagePackFormat.Str16, MessagePackFormat.Str32);
        }

        _buffer.Write(utf8);
    }

    public void WriteArrayHeader(int count) => WriteHeader(count, MessagePackFormat.FixArray, MessagePackFormat.Array16, MessagePackFormat.Array32);

    public void WriteMapHeader(int count) => WriteHeader(count, MessagePackFormat.FixMap, MessagePackFormat.Map16, MessagePackFormat.Map32);

    private void WriteHeader(int count, byte shortest, byte format16, byte format32)
    {
        if (count <= 15)
        {
            WriteByte((byte)(shortest | count));
        }
        else
        {
            WriteLength(count, format16, format32);
        }
    }

    private void WriteLength(int length, byte format16, byte format32)
    {
        if (length <= ushort.MaxValue)
        {
            BinaryPrimitives.WriteUInt16BigEndian(Begin(format16, 2), (ushort)length);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(Begin(format32, 4), length);
        }
    }

    private void WriteByte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    /// <summary>Writes the first byte of a value and gives the place for the rest.</summary>
    private Span<byte> Begin(byte format, int length)
    {
        Span<byte> span = _buffer.GetSpan(length + 1);
        span[0] = format;
        _buffer.Advance(length + 1);
        return span.Slice(1, length);
    }
}

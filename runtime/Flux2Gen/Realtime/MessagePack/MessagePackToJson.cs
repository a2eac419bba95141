using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Realtime.MessagePack;

/// <summary>Writes MessagePack as JSON, with the same values as far as JSON has them.</summary>
/// <remarks>
/// What JSON does not have: bytes become base64 text, and are listed beside it; <c>NaN</c> and the infinities become the texts
/// <c>"NaN"</c>, <c>"Infinity"</c>, <c>"-Infinity"</c>; a timestamp becomes its ISO 8601 text; any other extension becomes
/// <c>{"ext":type,"data":base64}</c>; a key that is no text becomes the text of its JSON, unless it is an array or a map, which are refused; bytes of a text that are
/// not UTF-8 become U+FFFD.
/// </remarks>
internal sealed partial class MessagePackToJson
{
    /// <summary>How many characters the places of all bytes in a message may have.</summary>
    private const int MaximumPathSize = 4 << 20;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The JSON is data, and in no page: a plus sign of base64 stays one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MessagePackFormat.MaximumDepth + 2,
        // It is right by construction, and keys may come twice.
        SkipValidation = true,
    };

    private readonly ReadOnlyMemory<byte> _message;
    private readonly bool _addUrls;
    private readonly Utf8JsonWriter _writer;
    private readonly int _maximumValues;
    private readonly List<(string? Name, int Index)> _path = [];
    private List<FalRealtimeBinary>? _binaries;
    private long _pathSize;
    private int _values;
    private bool _hasFiles;

    private MessagePackToJson(ReadOnlyMemory<byte> message, bool addUrls, int maximumValues, Utf8JsonWriter writer)
    {
        _maximumValues = maximumValues;
        _message = message;
        _addUrls = addUrls;
        _writer = writer;
    }

    /// <summary>Writes a message as JSON.</summary>
    /// <param name="message">One value of MessagePack, and nothing after it.</param>
    /// <param name="addUrls">Whether an object with the bytes of a file, as <c>content</c>, gets a <c>url</c> too: a data URI, so that it is a file like any other.</param>
    /// <param name="maximumValues">The largest number of values.</param>
    /// <exception cref="MessagePackException">The message is not MessagePack.</exception>
    /// <exception cref="TooManyValuesException">The message has more values.</exception>
    public static MessagePackJson Convert(ReadOnlyMemory<byte> message, bool addUrls = false, int maximumValues = int.MaxValue)
    {
        var buffer = new ArrayBufferWriter<byte>((int)Math.Clamp(message.Length * 1.4, 256, Array.MaxLength));
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        var conversion = new MessagePackToJson(message, addUrls, maximumValues, writer);
        var reader = new MessagePackReader(message.Span);
        conversion.WriteValue(ref reader, depth: 0);
        if (reader.Remaining > 0)
        {
            throw new MessagePackException($"{reader.Remaining} bytes follow the end of the message, at byte {reader.Position}.");
        }

        writer.Flush();
        return new MessagePackJson(buffer.WrittenMemory, conversion._binaries ?? (IReadOnlyList<FalRealtimeBinary>)[], conversion._hasFiles);
    }

    private void WriteValue(ref MessagePackReader reader, int depth)
    {
        if (++_values > _maximumValues)
        {
            throw new TooManyValuesException(_maximumValues);
        }

        byte format = reader.ReadByte();
        switch (format)
        {
            case <= MessagePackFormat.PositiveFixIntMax:
                _writer.WriteNumberValue((uint)format);
                break;
            case < MessagePackFormat.FixArray:
                WriteMap(ref reader, (uint)(format & 0x0f), depth);
                break;
            case < MessagePackFormat.FixStr:
                WriteArray(ref reader, (uint)(format & 0x0f), depth);
                break;
            case < MessagePackFormat.Nil:
                WriteText(reader.ReadBytes((uint)(format & 0x1f)));
                break;
            case MessagePackFormat.Nil:
                _writer.WriteNullValue();
                break;
            case MessagePackFormat.NeverUsed:
                throw new MessagePackException($"The byte c1 at byte {reader.Position - 1} begins no value.");
            case MessagePackFormat.False or MessagePackFormat.True:
                _writer.WriteBooleanValue(format == MessagePackFormat.True);
                break;
            case MessagePackFormat.Bin8 or MessagePackFormat.Bin16 or MessagePackFormat.Bin32:
                WriteBinary(ref reader, reader.ReadLength(8 << (format - MessagePackFormat.Bin8)));
                break;
            case MessagePackFormat.Ext8 or MessagePackFormat.Ext16 or MessagePackFormat.Ext32:
                WriteExtension(ref reader, reader.ReadLength(8 << (format - MessagePackFormat.Ext8)));
                break;
            case MessagePackFormat.Float32:
                WriteFloat(reader.ReadSingle());
                break;
            case MessagePackFormat.Float64:
                WriteFloat(reader.ReadDouble());
                break;
            case >= MessagePackFormat.UInt8 and <= MessagePackFormat.Int64:
                WriteInteger(ref reader, format);
                break;
            case >= MessagePackFormat.FixExt1 and <= MessagePackFormat.FixExt16:
                WriteExtension(ref reader, 1u << (format - MessagePackFormat.FixExt1));
                break;
            case MessagePackFormat.Str8 or MessagePackFormat.Str16 or MessagePackFormat.Str32:
                WriteText(reader.ReadBytes(reader.ReadLength(8 << (format - MessagePackFormat.Str8))));
                break;
            case MessagePackFormat.Array16 or MessagePackFormat.Array32:
                WriteArray(ref reader, reader.ReadLength(16 << (format - MessagePackFormat.Array16)), depth);
                break;
            case MessagePackFormat.Map16 or MessagePackFormat.Map32:
                WriteMap(ref reader, reader.ReadLength(16 << (format - MessagePackFormat.Map16)), depth);
                break;
            default:
                _writer.WriteNumberValue((int)(sbyte)format);
                break;
        }
    }

    private void WriteInteger(ref MessagePackReader reader, byte format)
    {
        switch (format)
        {
            case MessagePackFormat.UInt8:
                _writer.WriteNumberValue((uint)reader.ReadByte());
                break;
            case MessagePackFormat.UInt16:
                _writer.WriteNumberValue((uint)reader.ReadUInt16());
                break;
            case MessagePackFormat.UInt32:
                _writer.WriteNumberValue(reader.ReadUInt32());
                break;
            case MessagePackFormat.UInt64:
                _writer.WriteNumberValue(reader.ReadUInt64());
                break;
            case MessagePackFormat.Int8:
                _writer.WriteNumberValue((int)(sbyte)reader.ReadByte());
                break;
            case MessagePackFormat.Int16:
                _writer.WriteNumberValue((int)(short)reader.ReadUInt16());
                break;
            case MessagePackFormat.Int32:
                _writer.WriteNumberValue((int)reader.ReadUInt32());
                break;
            default:
                _writer.WriteNumberValue((long)reader.ReadUInt64());
                break;
        }
    }

    /// <summary>Writes a number with just the digits that lead back to it.</summary>
    private void WriteFloat(double value)
    {
        if (double.IsFinite(value))
        {
            _writer.WriteNumberValue(value);
        }
        else
        {
            _writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private void WriteText(ReadOnlySpan<byte> utf8)
    {
        if (System.Text.Unicode.Utf8.IsValid(utf8))
        {
            _writer.WriteStringValue(utf8);
        }
        else
        {
            _writer.WriteStringValue(Encoding.UTF8.GetString(utf8));
        }
    }

    private void WriteBinary(ref MessagePackReader reader, uint length)
    {
        int start = reader.Position;
        _writer.WriteBase64StringValue(reader.ReadBytes(length));
        string path = Path();
        _pathSize += path.Length;
        if (_pathSize > MaximumPathSize)
        {
            // A few bytes each, at a place whose name is long, would take many times the memory of the message.
            throw new MessagePackException($"The bytes in the message are at places whose names have more than {MaximumPathSize} characters in all.");
        }

        (_binaries ??= []).Add(new FalRealtimeBinary(path, _message.Slice(start, (int)length)));
    }

    private void WriteExtension(ref MessagePackReader reader, uint length)
    {
        sbyte type = (sbyte)reader.ReadByte();
        ReadOnlySpan<byte> data = reader.ReadBytes(length);
        if (type == MessagePackFormat.Timestamp && MessagePackTimestamp.TryFormat(data) is { } time)
        {
            _writer.WriteStringValue(time);
            return;
        }

        _writer.WriteStartObject();
        _writer.WriteNumber("ext"u8, (int)type);
        _writer.WriteBase64String("data"u8, data);
        _writer.WriteEndObject();
    }

    private static void CheckDepth(int depth)
    {
        if (depth >= MessagePackFormat.MaximumDepth)
        {
            throw new MessagePackException($"The message is nested deeper than {MessagePackFormat.MaximumDepth} levels.");
        }
    }

    private void WriteArray(ref MessagePackReader reader, uint count, int depth)
    {
        reader.CheckCount(count, 1);
        CheckDepth(depth);
        _writer.WriteStartArray();
        for (int index = 0; index < count; index++)
        {
            _path.Add((null, index));
            WriteValue(ref reader, depth + 1);
            _path.RemoveAt(_path.Count - 1);
        }

        _writer.WriteEndArray();
    }
}

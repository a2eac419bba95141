using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Realtime.MessagePack;

/// <content>Objects, and what is special in them.</content>
internal sealed partial class MessagePackToJson
{
    private const string DefaultMediaType = "application/octet-stream";

    private static readonly SearchValues<char> Special = SearchValues.Create(" .[]'\"\\");

    private void WriteMap(ref MessagePackReader reader, uint count, int depth)
    {
        reader.CheckCount(count, 2);
        CheckDepth(depth);
        _writer.WriteStartObject();
        ReadOnlyMemory<byte>? file = null;
        string? mediaType = null;
        bool hasUrl = false;
        for (uint index = 0; index < count; index++)
        {
            string name = ReadName(ref reader);
            _writer.WritePropertyName(name);
            _path.Add((name, 0));
            int start = reader.Position;
            int known = _binaries?.Count ?? 0;
            WriteValue(ref reader, depth + 1);
            _path.RemoveAt(_path.Count - 1);

            bool isBinary = _message.Span[start] is MessagePackFormat.Bin8 or MessagePackFormat.Bin16 or MessagePackFormat.Bin32;
            if (name == "content" && isBinary)
            {
                file = _binaries![known].Bytes;
            }
            else if (name == "content_type")
            {
                mediaType = ReadShortText(start);
            }
            else if (name == "url")
            {
                hasUrl |= _message.Span[start] != MessagePackFormat.Nil;
            }
        }

        if (file is { } bytes && !hasUrl)
        {
            _hasFiles = true;
            if (_addUrls)
            {
                _writer.WriteString("url"u8, $"data:{mediaType ?? DefaultMediaType};base64,{System.Convert.ToBase64String(bytes.Span)}");
            }
        }

        _writer.WriteEndObject();
    }

    /// <summary>The media type at a place, if it is one that can stand in a data URI.</summary>
    private string? ReadShortText(int start)
    {
        ReadOnlySpan<byte> value = _message.Span[start..];
        int length = value[0] - MessagePackFormat.FixStr;
        string? text = length is > 0 and <= 31 ? Encoding.UTF8.GetString(value.Slice(1, length))
            : value[0] == MessagePackFormat.Str8 ? Encoding.UTF8.GetString(value.Slice(2, value[1]))
            : null;
        return text is not null && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains(',', StringComparison.Ordinal) ? text : null;
    }

    /// <summary>Reads a key; one that is no text becomes the text of its JSON.</summary>
    /// <exception cref="MessagePackException">It is an array or a map: keys within keys could be made to grow without end.</exception>
    private string ReadName(ref MessagePackReader reader)
    {
        byte format = _message.Span[reader.Remaining > 0 ? reader.Position : throw new MessagePackException("The message ends before a key.")];
        if (format is >= MessagePackFormat.FixStr and < MessagePackFormat.Nil)
        {
            reader.ReadByte();
            return Encoding.UTF8.GetString(reader.ReadBytes((uint)(format & 0x1f)));
        }

        if (format is MessagePackFormat.Str8 or MessagePackFormat.Str16 or MessagePackFormat.Str32)
        {
            reader.ReadByte();
            return Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadLength(8 << (format - MessagePackFormat.Str8))));
        }

        if (format is (>= MessagePackFormat.FixMap and < MessagePackFormat.FixStr)
            or MessagePackFormat.Array16 or MessagePackFormat.Array32 or MessagePackFormat.Map16 or MessagePackFormat.Map32)
        {
            throw new MessagePackException($"The key at byte {reader.Position} is an array or a map.");
        }

        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        var key = new MessagePackToJson(_message, addUrls: false, maximumValues: 1, writer);
        key.WriteValue(ref reader, depth: 0);
        writer.Flush();
        ReadOnlySpan<byte> json = buffer.WrittenSpan;

        // Bytes, times and NaN are texts in JSON: their quotes are not part of the key.
        return Encoding.UTF8.GetString(json[0] == '"' ? json[1..^1] : json);
    }

    private string Path()
    {
        var path = new StringBuilder("$");
        foreach ((string? name, int index) in _path)
        {
            bool isPlain = name is { Length: > 0 } && !name.AsSpan().ContainsAny(Special);
            path = name is null ? path.Append(CultureInfo.InvariantCulture, $"[{index}]")
                : isPlain ? path.Append('.').Append(name)
                : path.Append("['").Append(name.Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
        }

        return path.ToString();
    }
}

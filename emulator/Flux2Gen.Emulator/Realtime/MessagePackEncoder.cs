using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Realtime;

/// <summary>Writes JSON as MessagePack. A file that is a data URI (its <c>url</c>) goes out as realtime models send theirs: as bytes, in <c>content</c>.</summary>
internal static class MessagePackEncoder
{
    public static byte[] Encode(JsonElement value)
    {
        using MemoryStream output = new();
        Write(output, value);
        return output.ToArray();
    }

    private static void Write(Stream output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Header(output, value.EnumerateObject().Count(), 0x80, 15, 0xde);
                foreach (JsonProperty property in value.EnumerateObject())
                    WriteProperty(output, property);
                break;
            case JsonValueKind.Array:
                Header(output, value.GetArrayLength(), 0x90, 15, 0xdc);
                foreach (JsonElement item in value.EnumerateArray())
                    Write(output, item);
                break;
            case JsonValueKind.String:
                WriteText(output, JsonText.Read(value));
                break;
            case JsonValueKind.Number:
                WriteNumber(output, value);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                output.WriteByte(value.ValueKind is JsonValueKind.True ? (byte)0xc3 : (byte)0xc2);
                break;
            default:
                output.WriteByte(0xc0);
                break;
        }
    }

    private static void WriteProperty(Stream output, JsonProperty property)
    {
        if (property.Name == "url" && property.Value.ValueKind is JsonValueKind.String && ReadDataUri(property.Value.GetString()!) is { } bytes)
        {
            WriteText(output, "content");
            output.WriteByte(0xc6);
            WriteBigEndian(output, (ulong)bytes.Length, 4);
            output.Write(bytes);
            return;
        }

        WriteText(output, property.Name);
        Write(output, property.Value);
    }

    private static byte[]? ReadDataUri(string url)
    {
        int comma = url.IndexOf(";base64,", StringComparison.Ordinal);
        return url.StartsWith("data:", StringComparison.Ordinal) && comma > 0 ? Convert.FromBase64String(url[(comma + 8)..]) : null;
    }

    private static void WriteText(Stream output, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length is > 31 and <= byte.MaxValue)
        {
            output.WriteByte(0xd9);
            output.WriteByte((byte)utf8.Length);
        }
        else
        {
            Header(output, utf8.Length, 0xa0, 31, 0xda);
        }

        output.Write(utf8);
    }

    private static void WriteNumber(Stream output, JsonElement value)
    {
        if (value.TryGetInt64(out long signed) && signed < 0)
        {
            output.WriteByte(0xd3);
            WriteBigEndian(output, (ulong)signed, 8);
        }
        else if (value.TryGetUInt64(out ulong unsigned))
        {
            if (unsigned >= 0x80)
                output.WriteByte(0xcf);
            WriteBigEndian(output, unsigned, unsigned < 0x80 ? 1 : 8);
        }
        else
        {
            output.WriteByte(0xcb);
            WriteBigEndian(output, BitConverter.DoubleToUInt64Bits(value.GetDouble()), 8);
        }
    }

    /// <summary>Writes how much follows: in the format itself, or in 16 bits, or in 32 with the format after.</summary>
    private static void Header(Stream output, int count, byte shortest, int most, byte format16)
    {
        if (count <= most)
        {
            output.WriteByte((byte)(shortest | count));
            return;
        }

        bool isShort = count <= ushort.MaxValue;
        output.WriteByte(isShort ? format16 : (byte)(format16 + 1));
        WriteBigEndian(output, (ulong)count, isShort ? 2 : 4);
    }

    private static void WriteBigEndian(Stream output, ulong value, int bytes)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(all, value);
        output.Write(all[(8 - bytes)..]);
    }
}

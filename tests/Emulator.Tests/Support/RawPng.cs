using System.Buffers.Binary;
using System.IO.Compression;
using Flux2Gen.Emulator.Drawing.Png;

namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>Puts PNG files together by hand, sound or not.</summary>
internal static class RawPng
{
    public static byte[] Build(int width, int height, byte colorType, byte[] rows, byte[]? palette = null, byte bitDepth = 8)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = bitDepth;
        header[9] = colorType;
        return [.. PngFormat.Signature, .. Chunk("IHDR"u8, header), .. palette is null ? [] : Chunk("PLTE"u8, palette), .. Chunk("IDAT"u8, Compress(rows)), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] length = new byte[4], crc = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.Compute(type, data));
        return [.. length, .. type, .. data, .. crc];
    }

    private static byte[] Compress(byte[] data)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }
}

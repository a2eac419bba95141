using System.Buffers.Binary;

namespace Flux2Gen.Emulator.Drawing;

/// <summary>Recognises JPEG, GIF and WebP files by their first bytes and reads their size where that is easy.</summary>
internal static class ImageSizeSniffer
{
    public static bool TryRead(ReadOnlySpan<byte> file, out (int Width, int Height) size)
    {
        size = default;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            size = Jpeg(file);
            return true;
        }

        if (file.Length >= 10 && (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)))
        {
            size = (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
            return true;
        }

        if (file.Length < 30 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8))
            return false;
        if (file[12..].StartsWith("VP8X"u8))
            size = (Int24(file[24..]) + 1, Int24(file[27..]) + 1);
        else if (file[12..].StartsWith("VP8 "u8))
            size = (BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF);
        return true;
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>Walks the segments to the frame header, which holds the size.</summary>
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> file)
    {
        int at = 2;
        while (at + 9 <= file.Length && file[at] == 0xFF)
        {
            byte marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return default;
    }
}

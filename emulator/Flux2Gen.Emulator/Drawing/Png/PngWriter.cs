using System.Buffers.Binary;
using System.IO.Compression;

namespace Flux2Gen.Emulator.Drawing.Png;

/// <summary>Writes 8-bit RGB PNG files.</summary>
internal static class PngWriter
{
    private const byte FilterSub = 1;
    private const byte FilterUp = 2;
    private const byte ColorTypeRgb = 2;

    public static byte[] Write(RasterImage image)
    {
        using MemoryStream file = new();
        file.Write(PngFormat.Signature);

        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = ColorTypeRgb;
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(image));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(RasterImage image)
    {
        MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            int stride = image.Width * RasterImage.BytesPerPixel;
            byte[] sub = new byte[stride + 1];
            byte[] up = new byte[stride + 1];
            byte[] above = new byte[stride];
            for (int y = 0; y < image.Height; y++)
            {
                ReadOnlySpan<byte> row = image.Row(y);
                zlib.Write(Smaller(FilterSubRow(row, sub), FilterUpRow(row, above, up)));
                row.CopyTo(above);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static byte[] FilterSubRow(ReadOnlySpan<byte> row, byte[] target)
    {
        target[0] = FilterSub;
        row[..RasterImage.BytesPerPixel].CopyTo(target.AsSpan(1));
        for (int i = RasterImage.BytesPerPixel; i < row.Length; i++)
            target[i + 1] = (byte)(row[i] - row[i - RasterImage.BytesPerPixel]);
        return target;
    }

    private static byte[] FilterUpRow(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, byte[] target)
    {
        target[0] = FilterUp;
        for (int i = 0; i < row.Length; i++)
            target[i + 1] = (byte)(row[i] - above[i]);
        return target;
    }

    /// <summary>The usual guess at what compresses better: the filtered row that is closer to zero.</summary>
    private static byte[] Smaller(byte[] first, byte[] second) => Weight(first) <= Weight(second) ? first : second;

    private static int Weight(ReadOnlySpan<byte> filtered)
    {
        int sum = 0;
        foreach (byte b in filtered)
            sum += b < 128 ? b : 256 - b;
        return sum;
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Compute(type, data));
        file.Write(number);
    }
}

using System.IO.Compression;

namespace Flux2Gen.Emulator.Drawing.Png;

/// <summary>
/// Reads 8-bit, non-interlaced PNG files (gray, RGB, palette, with or without alpha, which is laid over white).
/// The file may be hostile: sizes are capped before memory is taken, and never more is inflated than the picture needs.
/// </summary>
internal static class PngReader
{
    /// <summary>Deflate cannot shrink anything by more than about 1032 to 1.</summary>
    private const int MaximumCompression = 1040;

    /// <summary>Reads a file. The size is also given for a sound file of an unsupported kind.</summary>
    public static PngReadResult TryRead(ReadOnlySpan<byte> file, out RasterImage? image, out (int Width, int Height) size)
    {
        image = null;
        size = default;
        if (PngChunks.Read(file) is not { Header.IsWithinLimits: true } chunks)
            return PngReadResult.Invalid;
        PngHeader header = chunks.Header;
        size = (header.Width, header.Height);
        if (!header.IsSupported)
            return PngReadResult.Unsupported;
        if (chunks.Data.Length * MaximumCompression < header.DecodedSize)
            return PngReadResult.Invalid;
        try
        {
            image = Decode(chunks);
            return PngReadResult.Ok;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return PngReadResult.Invalid;
        }
    }

    private static RasterImage Decode(PngChunks chunks)
    {
        PngHeader header = chunks.Header;
        int stride = header.Width * header.Channels;
        RasterImage image = new(header.Width, header.Height);
        PngPixels pixels = new(chunks);
        byte[] row = new byte[stride];
        byte[] above = new byte[stride];
        chunks.Data.Position = 0;
        using ZLibStream zlib = new(chunks.Data, CompressionMode.Decompress);
        Span<byte> filter = stackalloc byte[1];
        for (int y = 0; y < header.Height; y++)
        {
            zlib.ReadExactly(filter);
            zlib.ReadExactly(row);
            Unfilter(filter[0], row, above, header.Channels);
            pixels.Convert(row, image.Row(y));
            (row, above) = (above, row);
        }

        return image;
    }

    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        if (filter > 4)
            throw new InvalidDataException($"Unknown PNG filter {filter}.");
        if (filter == 0)
            return;
        for (int i = 0; i < row.Length; i++)
        {
            byte left = i >= channels ? row[i - channels] : (byte)0;
            byte upLeft = i >= channels ? above[i - channels] : (byte)0;
            row[i] += filter switch
            {
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                _ => PngFormat.Paeth(left, above[i], upLeft),
            };
        }
    }
}

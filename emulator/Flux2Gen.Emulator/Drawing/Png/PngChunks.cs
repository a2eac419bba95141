using System.Buffers.Binary;

namespace Flux2Gen.Emulator.Drawing.Png;

/// <summary>The chunks of a PNG file that matter, with their checksums checked.</summary>
internal sealed class PngChunks
{
    private const int Overhead = 12;

    private PngChunks(PngHeader header) => Header = header;

    public PngHeader Header { get; }

    public byte[] Palette { get; private set; } = [];

    /// <summary>Gets the opacity of the palette's entries; missing ones are opaque.</summary>
    public byte[] Transparency { get; private set; } = [];

    /// <summary>Gets the compressed picture data.</summary>
    public MemoryStream Data { get; } = new();

    /// <summary>Reads the file up to IEND; <see langword="null"/> when it is damaged.</summary>
    public static PngChunks? Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngFormat.Signature))
            return null;
        file = file[PngFormat.Signature.Length..];
        PngChunks? chunks = null;
        while (file.Length >= Overhead)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file);
            if (length > file.Length - Overhead)
                return null;
            ReadOnlySpan<byte> type = file.Slice(4, 4);
            ReadOnlySpan<byte> data = file.Slice(8, (int)length);
            if (BinaryPrimitives.ReadUInt32BigEndian(file[(8 + (int)length)..]) != Crc32.Compute(type, data))
                return null;
            if (type.SequenceEqual("IEND"u8))
                return chunks;
            if (type.SequenceEqual("IHDR"u8) != chunks is null || (chunks is null && length != PngHeader.Size))
                return null;
            chunks ??= new PngChunks(PngHeader.Read(data));
            chunks.Take(type, data);
            file = file[(Overhead + (int)length)..];
        }

        return null;
    }

    private void Take(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("PLTE"u8))
            Palette = data.ToArray();
        else if (type.SequenceEqual("tRNS"u8))
            Transparency = data.ToArray();
        else if (type.SequenceEqual("IDAT"u8))
            Data.Write(data);
    }
}

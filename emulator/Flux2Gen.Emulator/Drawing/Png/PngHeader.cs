using System.Buffers.Binary;

namespace Flux2Gen.Emulator.Drawing.Png;

/// <summary>The IHDR chunk.</summary>
internal readonly record struct PngHeader(int Width, int Height, byte BitDepth, byte ColorType, byte Interlace)
{
    public const int Size = 13;

    private const int MaximumSide = 8192;
    private const int MaximumPixels = 25_000_000;

    /// <summary>Gets a value indicating whether the picture is small enough to be worth memory.</summary>
    public bool IsWithinLimits => Width is > 0 and <= MaximumSide && Height is > 0 and <= MaximumSide && (long)Width * Height <= MaximumPixels;

    /// <summary>Gets the size of the picture data before compression.</summary>
    public long DecodedSize => (((long)Width * Channels) + 1) * Height;

    /// <summary>Gets a value indicating whether the reader decodes this kind.</summary>
    public bool IsSupported => BitDepth == 8 && Interlace == 0 && Channels > 0;

    /// <summary>Gets the bytes of a pixel; 0 for a colour type that does not exist.</summary>
    public int Channels => ColorType switch
    {
        0 or 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 0,
    };

    public static PngHeader Read(ReadOnlySpan<byte> data) => new(
        BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[8], data[9], data[12]);
}

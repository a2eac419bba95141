using System.Buffers.Binary;

namespace Flux2Gen.Consumer.Tests.Support;

/// <summary>What the first bytes of a PNG file tell.</summary>
internal static class Png
{
    /// <summary>Gets the size from the IHDR chunk, which comes first in every PNG file.</summary>
    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> bytes)
    {
        Assert.True(bytes[0] == 0x89 && bytes[1..].StartsWith("PNG\r\n\x1a\n"u8), "These are not the bytes of a PNG file.");
        Assert.True(bytes[12..16].SequenceEqual("IHDR"u8));
        return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..20]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..24]));
    }

    public static (int Width, int Height) SizeOf(string path) => SizeOf(File.ReadAllBytes(path));
}

using Flux2Gen.Emulator.Drawing.Png;
using Flux2Gen.Emulator.Drawing.Scene;

namespace Flux2Gen.Emulator.Drawing;

/// <summary>
/// Reads an image file. A picture of a known format that cannot be decoded here (JPEG, WebP, GIF, rarer PNG kinds) gets a
/// stand-in painted from its bytes, in its own size where that is known: an edit then still works, and differs by picture.
/// </summary>
internal static class ImageDecoder
{
    private const int StandInSide = 1024;
    private const int MaximumSide = 2048;

    /// <summary>Gets the picture, or <see langword="null"/> when the bytes are no image or a damaged one.</summary>
    public static RasterImage? TryDecode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngFormat.Signature))
        {
            PngReadResult result = PngReader.TryRead(file, out RasterImage? image, out (int Width, int Height) size);
            return result is PngReadResult.Unsupported ? StandIn(file, size) : image;
        }

        return ImageSizeSniffer.TryRead(file, out (int Width, int Height) sniffed) ? StandIn(file, sniffed) : null;
    }

    private static RasterImage StandIn(ReadOnlySpan<byte> file, (int Width, int Height) size)
    {
        (int width, int height) = size is { Width: > 0, Height: > 0 } ? size : (StandInSide, StandInSide);
        double shrink = Math.Min(1, MaximumSide / (double)Math.Max(width, height));
        return ScenePainter.Paint(
            Math.Max(1, (int)(width * shrink)), Math.Max(1, (int)(height * shrink)), PromptHints.Read(""), new SeededRandom(StableHash.Of(file)));
    }
}

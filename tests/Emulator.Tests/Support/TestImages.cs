using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Drawing.Png;

namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>Small pictures with known contents.</summary>
internal static class TestImages
{
    /// <summary>Every pixel from its place.</summary>
    public static RasterImage Filled(int width, int height, Func<int, int, Rgb> color)
    {
        RasterImage image = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                image[x, y] = color(x, y);
        }

        return image;
    }

    public static byte[] Png(int width, int height, Rgb color) => PngWriter.Write(Filled(width, height, (_, _) => color));

    public static RasterImage Read(byte[] png)
    {
        Assert.Equal(PngReadResult.Ok, PngReader.TryRead(png, out RasterImage? image, out _));
        return image!;
    }

    /// <summary>The mean colour of a part of a picture, given in shares of its sides.</summary>
    public static Rgb Mean(RasterImage image, double left, double top, double right, double bottom)
    {
        Rgb sum = Rgb.Black;
        int count = 0;
        for (int y = (int)(top * image.Height); y < bottom * image.Height; y++)
        {
            for (int x = (int)(left * image.Width); x < right * image.Width; x++, count++)
                sum += image[x, y];
        }

        return sum * (1f / count);
    }
}

using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Drawing.Png;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Drawing;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(64, 64)]
    [InlineData(257, 31)]
    public void What_is_written_is_read_back(int width, int height)
    {
        SeededRandom random = new(9);
        RasterImage image = TestImages.Filled(width, height, (_, _) => new Rgb(random.NextUnit(), random.NextUnit(), random.NextUnit()));

        RasterImage read = TestImages.Read(PngWriter.Write(image));

        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(image.Pixels, read.Pixels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_filter_is_undone(byte filter)
    {
        // Two rows of two gray pixels; the second row is filtered.
        byte[] second = filter switch
        {
            0 => [30, 70],
            1 => [30, 40],
            2 => [20, 50],
            3 => [25, 45],
            _ => [20, 40],
        };
        byte[] png = RawPng.Build(2, 2, colorType: 0, [0, 10, 20, filter, .. second]);

        RasterImage image = TestImages.Read(png);

        Assert.Equal([10, 20, 30, 70], Enumerable.Range(0, 4).Select(i => (int)image.Pixels[i * 3]));
    }

    [Theory]
    [InlineData(0, new byte[] { 100 }, new byte[] { 100, 100, 100 })]
    [InlineData(2, new byte[] { 1, 2, 3 }, new byte[] { 1, 2, 3 })]
    [InlineData(3, new byte[] { 1 }, new byte[] { 40, 50, 60 })]
    [InlineData(4, new byte[] { 0, 0 }, new byte[] { 255, 255, 255 })]
    [InlineData(6, new byte[] { 10, 20, 30, 255 }, new byte[] { 10, 20, 30 })]
    [InlineData(6, new byte[] { 10, 20, 30, 0 }, new byte[] { 255, 255, 255 })]
    public void Every_colour_type_becomes_rgb_over_white(byte colorType, byte[] pixel, byte[] expected)
    {
        byte[] png = RawPng.Build(1, 1, colorType, [0, .. pixel], palette: [10, 20, 30, 40, 50, 60]);

        Assert.Equal(expected, TestImages.Read(png).Pixels);
    }

    [Fact]
    public void A_kind_that_is_not_decoded_still_gives_its_size()
    {
        byte[] png = RawPng.Build(5, 4, colorType: 2, new byte[4 * 31], bitDepth: 16);

        Assert.Equal(PngReadResult.Unsupported, PngReader.TryRead(png, out RasterImage? image, out (int Width, int Height) size));
        Assert.Null(image);
        Assert.Equal((5, 4), size);
    }
}

using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Drawing.Png;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Drawing;

public sealed class HostilePngTests
{
    [Theory]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(8193, 1)]
    [InlineData(8000, 8000)]
    [InlineData(0, 5)]
    [InlineData(-1, 5)]
    public void Sizes_out_of_range_are_refused(int width, int height) => AssertInvalid(RawPng.Build(width, height, 2, [0, 1, 2, 3]));

    [Fact]
    public void A_big_claim_over_a_little_data_takes_no_memory()
    {
        byte[] png = RawPng.Build(5000, 5000, 2, new byte[1000]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertInvalid(png);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_zip_bomb_is_not_inflated_beyond_the_picture()
    {
        // A hundred megabytes of zeros behind a picture of one pixel.
        byte[] png = RawPng.Build(1, 1, 0, new byte[100_000_000]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        RasterImage image = TestImages.Read(png);

        Assert.Equal(3, image.Pixels.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] png = TestImages.Png(8, 8, new Rgb(0.2f, 0.4f, 0.6f));

        for (int length = 0; length < png.Length; length++)
            AssertInvalid(png[..length]);
    }

    [Fact]
    public void Every_flipped_byte_is_noticed()
    {
        byte[] png = TestImages.Png(8, 8, new Rgb(0.2f, 0.4f, 0.6f));

        for (int i = 0; i < png.Length; i++)
        {
            byte[] damaged = [.. png];
            damaged[i] ^= 0x55;
            AssertInvalid(damaged);
        }
    }

    [Fact]
    public void A_chunk_that_claims_four_gigabytes_is_refused()
    {
        byte[] png = TestImages.Png(2, 2, Rgb.White);
        png.AsSpan(8, 4).Fill(0xFF);

        AssertInvalid(png);
    }

    [Theory]
    [InlineData(new byte[] { 9, 1 })]
    [InlineData(new byte[] { 0 })]
    public void Bad_rows_are_refused(byte[] rows) => AssertInvalid(RawPng.Build(1, 1, 0, rows));

    [Fact]
    public void A_pixel_outside_its_palette_is_refused() => AssertInvalid(RawPng.Build(1, 1, 3, [0, 7], palette: [1, 2, 3]));

    [Fact]
    public void Text_is_no_image() => Assert.Null(ImageDecoder.TryDecode("<html>"u8));

    private static void AssertInvalid(byte[] png)
    {
        Assert.Equal(PngReadResult.Invalid, PngReader.TryRead(png, out RasterImage? image, out _));
        Assert.Null(image);
    }
}

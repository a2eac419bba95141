using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Drawing;

public sealed class EditTests
{
    /// <summary>Dark to the left, bright to the right.</summary>
    private static readonly RasterImage Source = TestImages.Filled(200, 150, (x, _) => x < 100 ? new Rgb(0.15f, 0.1f, 0.1f) : new Rgb(0.9f, 0.85f, 0.8f));

    private static readonly PictureRequest Request = new("acme/edit", "make it cosy", 3, 200, 150) { Sources = [Source] };

    [Theory]
    [InlineData("make it night")]
    [InlineData("snow, #3366FF")]
    [InlineData("")]
    public void An_edit_keeps_the_shape_of_its_picture_and_changes_its_colours(string prompt)
    {
        RasterImage edit = Picture.Draw(Request with { Prompt = prompt });

        float left = TestImages.Mean(edit, 0.1, 0.4, 0.45, 0.8).Luminance, right = TestImages.Mean(edit, 0.55, 0.4, 0.9, 0.8).Luminance;
        Assert.True(right > left + 0.2f, $"{left} {right}");
        Assert.NotEqual(Source.Pixels, edit.Pixels);
    }

    [Fact]
    public void A_mirrored_picture_gives_a_mirrored_edit()
    {
        RasterImage mirrored = TestImages.Filled(200, 150, (x, y) => Source[199 - x, y]);

        RasterImage edit = Picture.Draw(Request with { Sources = [mirrored] });

        Assert.True(TestImages.Mean(edit, 0.1, 0.4, 0.45, 0.8).Luminance > TestImages.Mean(edit, 0.55, 0.4, 0.9, 0.8).Luminance + 0.2f);
    }

    [Fact]
    public void An_edit_is_deterministic_and_follows_its_seed()
    {
        Assert.Equal(Picture.Draw(Request).Pixels, Picture.Draw(Request with { }).Pixels);
        Assert.NotEqual(Picture.Draw(Request).Pixels, Picture.Draw(Request with { Seed = 4 }).Pixels);
    }

    [Fact]
    public void Further_pictures_appear_as_insets()
    {
        RasterImage green = TestImages.Filled(40, 40, (_, _) => new Rgb(0, 1, 0));

        RasterImage edit = Picture.Draw(Request with { Sources = [Source, green] });

        Assert.Equal(new Rgb(0, 1, 0), edit[180, 18]);
    }

    [Fact]
    public void Scaling_covers_the_size_and_cuts_the_rest()
    {
        RasterImage wide = TestImages.Filled(300, 100, (x, _) => x is >= 100 and < 200 ? Rgb.White : Rgb.Black);

        RasterImage square = ImageScaler.Cover(wide, 50, 50);

        Assert.Equal((50, 50), (square.Width, square.Height));
        Assert.True(TestImages.Mean(square, 0, 0, 1, 1).Luminance > 0.97f);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 120, 0, 160, 3, 0, 0 }, 160, 120)]
    [InlineData(new byte[] { 0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 80, 0, 70, 0 }, 80, 70)]
    public void Formats_that_are_not_decoded_get_a_stand_in_of_their_size(byte[] file, int width, int height)
    {
        RasterImage? image = ImageDecoder.TryDecode(file);

        Assert.Equal((width, height), (image!.Width, image.Height));
    }
}

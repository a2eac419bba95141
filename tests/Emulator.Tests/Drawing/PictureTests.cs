using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Drawing.Scene;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Drawing;

public sealed class PictureTests
{
    private static readonly PictureRequest Lighthouse = new("acme/painter", "a lighthouse at dusk, color #FF6B6B sky", 42, 320, 240);

    [Fact]
    public void The_same_request_gives_the_same_picture() => Assert.Equal(Picture.Draw(Lighthouse).Pixels, Picture.Draw(Lighthouse with { }).Pixels);

    [Fact]
    public void Any_other_request_gives_another_picture()
    {
        byte[] pixels = Picture.Draw(Lighthouse).Pixels;

        Assert.NotEqual(pixels, Picture.Draw(Lighthouse with { Seed = 43 }).Pixels);
        Assert.NotEqual(pixels, Picture.Draw(Lighthouse with { Index = 1 }).Pixels);
        Assert.NotEqual(pixels, Picture.Draw(Lighthouse with { Prompt = "a lighthouse at dusk" }).Pixels);
        Assert.NotEqual(pixels, Picture.Draw(Lighthouse with { EndpointId = "acme/other" }).Pixels);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(64, 512)]
    [InlineData(512, 64)]
    [InlineData(333, 217)]
    public void Any_size_can_be_drawn_in_any_weather(int width, int height)
    {
        foreach (string prompt in new[] { "", "sea in rain", "city at night", "snowy forest", "misty dunes at dawn, desert", "mountains on a sunny day", new string('x', 5000), "\u96EA #FFFFFF #000000 #00FF00 #123456" })
        {
            RasterImage image = Picture.Draw(new PictureRequest("e", prompt, 1, width, height));
            Assert.Equal((width, height), (image.Width, image.Height));
        }
    }

    [Fact]
    public void A_colour_in_the_prompt_is_in_the_sky()
    {
        RasterImage red = Picture.Draw(Lighthouse with { Prompt = "sea at dusk #FF0000" });
        RasterImage green = Picture.Draw(Lighthouse with { Prompt = "sea at dusk #00FF00" });

        Rgb redSky = TestImages.Mean(red, 0, 0, 1, 0.5), greenSky = TestImages.Mean(green, 0, 0, 1, 0.5);

        Assert.True(redSky.R > redSky.G + 0.2f, redSky.ToString());
        Assert.True(greenSky.G > greenSky.R + 0.1f, greenSky.ToString());
    }

    [Fact]
    public void Night_is_darker_than_day() =>
        Assert.True(TestImages.Mean(Picture.Draw(Lighthouse with { Prompt = "hills at night" }), 0, 0, 1, 0.8).Luminance + 0.2f
            < TestImages.Mean(Picture.Draw(Lighthouse with { Prompt = "hills on a sunny day" }), 0, 0, 1, 0.8).Luminance);

    [Fact]
    public void The_caption_is_a_dark_strip_with_bright_letters()
    {
        RasterImage image = Picture.Draw(Lighthouse with { Prompt = "sunny day" });

        Assert.True(TestImages.Mean(image, 0.4, 0.96, 0.5, 1).Luminance < 0.45f);
        Assert.Contains(Enumerable.Range(0, 60), x => image[x, 240 - 10].Luminance > 0.85f);
    }

    [Fact]
    public void Hints_are_whole_words_and_whole_colours()
    {
        PromptHints hints = PromptHints.Read("A carpet in #12345 and #1234567, #ABCDEF; Nightingale SEA");

        Assert.Null(hints.Daytime);
        Assert.Equal(Terrain.Sea, hints.Terrain);
        Assert.Equal([Rgb.FromHex("ABCDEF")], hints.Colors);
    }
}

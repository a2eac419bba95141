using Flux2Gen.Emulator.Drawing.Scene;

namespace Flux2Gen.Emulator.Drawing.Edit;

/// <summary>Makes an edit that is plainly built from its first picture: the same pixels in another light. Further pictures appear as insets.</summary>
internal static class EditPainter
{
    /// <summary>Taken off the glow everywhere, so that it ends without an edge.</summary>
    private const float Fade = 0.05f;

    public static RasterImage Paint(PictureRequest request, PromptHints hints, SeededRandom random)
    {
        EditStyle style = EditStyle.Choose(hints, random);
        RasterImage image = ImageScaler.Cover(request.Sources[0], request.Width, request.Height);
        Grade(image, style);
        LightLeak(image, style, random);
        WeatherPainter.Paint(image, style.Weather, style.Highlight, random);
        Vignette.Apply(image, 0.5f);
        InsetPainter.Paint(image, [.. request.Sources.Skip(1)]);
        return image;
    }

    /// <summary>Split toning: shadows and highlights move to their own colours, contrast rises a little.</summary>
    private static void Grade(RasterImage image, EditStyle style)
    {
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                Rgb color = image[x, y];
                float light = color.Luminance;
                float curve = light * light * (3 - (2 * light));
                Rgb toned = Rgb.Lerp(style.Shadow, style.Highlight, curve);
                image[x, y] = Rgb.Lerp(color.Saturate(1.12f), toned, style.Tint) * style.Exposure;
            }
        }
    }

    /// <summary>A glow from one of the upper corners.</summary>
    private static void LightLeak(RasterImage image, EditStyle style, SeededRandom random)
    {
        float centerX = image.Width * (random.Below(2) == 0 ? random.Range(-0.1f, 0.2f) : random.Range(0.8f, 1.1f));
        float centerY = image.Height * random.Range(-0.15f, 0.2f);
        float reach = 1 / (0.30f * image.Width * image.Height);
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                float distance = (((x - centerX) * (x - centerX)) + ((y - centerY) * (y - centerY))) * reach;
                float amount = (0.46f / (1 + (distance * 4))) - Fade;
                if (amount > 0)
                    image[x, y] = Screen(image[x, y], style.Highlight * amount);
            }
        }
    }

    private static Rgb Screen(Rgb a, Rgb b) => new(1 - ((1 - a.R) * (1 - b.R)), 1 - ((1 - a.G) * (1 - b.G)), 1 - ((1 - a.B) * (1 - b.B)));
}

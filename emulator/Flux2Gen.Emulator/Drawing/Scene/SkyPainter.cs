namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Sky, glow, sun or moon, clouds and stars.</summary>
internal static class SkyPainter
{
    private const int CloudOctaves = 4;

    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, Daytime daytime, SeededRandom random)
    {
        Noise clouds = new(random.NextSeed());
        float cover = random.Range(0.48f, 0.60f);
        float glow = daytime is Daytime.Night ? 0.30f : 0.62f;
        int bottom = Math.Min(image.Height, (int)(layout.Horizon + (layout.Height * 0.08f)));
        float scale = 100f / layout.Unit / 100f;
        for (int y = 0; y < bottom; y++)
        {
            float down = Math.Min(1, y / layout.Horizon);
            Rgb row = down < 0.55f
                ? Rgb.Lerp(palette.Zenith, palette.Sky, Ease(down / 0.55f))
                : Rgb.Lerp(palette.Sky, palette.Horizon, Ease((down - 0.55f) / 0.45f));
            for (int x = 0; x < image.Width; x++)
            {
                float dx = (x - layout.LightX) / layout.LightRadius, dy = (y - layout.LightY) / layout.LightRadius;
                float distance = (dx * dx) + (dy * dy);
                Rgb color = Rgb.Lerp(row, palette.Light, glow / (1 + (distance * 0.16f)));

                // Clouds lie flat near the horizon, and are lit from where the light is.
                float density = clouds.Fractal(x * scale * 0.028f, y * scale * (0.055f + (0.09f * down)), CloudOctaves);
                float amount = Math.Clamp((density - cover) * 4.5f, 0, 1) * (daytime is Daytime.Night ? 0.30f : 0.72f);
                if (amount > 0)
                    color = Rgb.Lerp(color, Rgb.Lerp(Rgb.Lerp(palette.Horizon, palette.Sky, 0.25f + (0.5f * density)), palette.Light, 0.55f / (1 + (distance * 0.02f))), amount);
                image[x, y] = color;
            }
        }

        if (daytime is Daytime.Night)
            PaintStars(image, layout, random);
        PaintDisc(image, layout, palette, daytime);
    }

    private static float Ease(float t) => t * t * (3 - (2 * t));

    private static void PaintStars(RasterImage image, SceneLayout layout, SeededRandom random)
    {
        int count = Math.Clamp(image.Width * (int)layout.Horizon / 2200, 60, 900);
        for (int star = 0; star < count; star++)
        {
            float x = random.Range(0, image.Width), y = random.Range(0, layout.Horizon * 0.92f);
            float size = MathF.Pow(random.NextUnit(), 5) * layout.Unit * 0.22f;
            float light = random.Range(0.25f, 0.95f) * (1 - (0.8f * y / layout.Horizon));
            Shapes.Disc(image, x, y, 0.55f + size, Rgb.White, light);
        }
    }

    private static void PaintDisc(RasterImage image, SceneLayout layout, ScenePalette palette, Daytime daytime)
    {
        float x = layout.LightX, y = layout.LightY, radius = layout.LightRadius;
        Shapes.Disc(image, x, y, radius * 1.35f, palette.Light, 0.16f);
        Shapes.Disc(image, x, y, radius, palette.Light, 0.97f);
        if (daytime is not Daytime.Night)
            return;
        Rgb shade = Rgb.Lerp(palette.Light, palette.Sky, 0.28f);
        Shapes.Disc(image, x - (radius * 0.32f), y - (radius * 0.22f), radius * 0.24f, shade, 0.6f);
        Shapes.Disc(image, x + (radius * 0.28f), y + (radius * 0.30f), radius * 0.31f, shade, 0.5f);
        Shapes.Disc(image, x + (radius * 0.26f), y - (radius * 0.45f), radius * 0.15f, shade, 0.5f);
        Shapes.Disc(image, x - (radius * 0.30f), y + (radius * 0.50f), radius * 0.13f, shade, 0.5f);
    }
}

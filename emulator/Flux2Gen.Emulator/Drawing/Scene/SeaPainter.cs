namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Water that mirrors the sky, with a path of light, a far coast, and a lighthouse or boats.</summary>
internal static class SeaPainter
{
    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, Daytime daytime, SeededRandom random)
    {
        PaintCoast(image, layout, palette, random);
        PaintWater(image, layout, palette, random);
        bool lightLeft = layout.LightX < layout.Width / 2f;
        LighthousePainter.Paint(image, layout, palette, daytime, onRight: lightLeft, random);
        int boats = 1 + random.Below(3);
        for (int boat = 0; boat < boats; boat++)
        {
            float near = random.Range(0.06f, 0.4f);
            float x = layout.Width * (lightLeft ? random.Range(0.08f, 0.6f) : random.Range(0.4f, 0.92f));
            BoatPainter.Paint(image, x, layout.Horizon + ((layout.Height - layout.Horizon) * near), layout.Unit * (2.2f + (14 * near)), palette);
        }
    }

    private static void PaintCoast(RasterImage image, SceneLayout layout, ScenePalette palette, SeededRandom random)
    {
        Noise noise = new(random.NextSeed());
        float offset = random.Range(0, 100);
        float[] crest = new float[image.Width];
        for (int x = 0; x < crest.Length; x++)
            crest[x] = layout.Horizon - Math.Max(0, (noise.Fractal(offset + (x / (layout.Unit * 45)), 5) - 0.38f) * layout.Height * 0.24f) + 0.5f;
        RidgeLine.Fill(image, crest, Rgb.Lerp(palette.Far, palette.Horizon, 0.3f), palette.Horizon, layout.Height * 0.15f, palette.Light, 0);
    }

    private static void PaintWater(RasterImage image, SceneLayout layout, ScenePalette palette, SeededRandom random)
    {
        Noise waves = new(random.NextSeed());
        Noise sparkle = new(random.NextSeed());
        int top = (int)layout.Horizon;
        for (int y = top; y < image.Height; y++)
        {
            float near = (y - layout.Horizon) / (image.Height - layout.Horizon);
            float perspective = 1 / (0.05f + near);
            Rgb deep = Rgb.Lerp(Rgb.Lerp(palette.Horizon, palette.Sky, Math.Min(1, near * 2.2f)), Rgb.Lerp(palette.Zenith, palette.Near, 0.5f), 0.30f + (0.62f * near));
            float pathHalfWidth = layout.LightRadius * (0.7f + (2.4f * near));
            for (int x = 0; x < image.Width; x++)
            {
                float swell = waves.Fractal((x - (image.Width / 2f)) / layout.Unit * 0.075f * perspective, perspective * 9, 3) - 0.5f;
                Rgb color = deep * (1 + (swell * 0.55f));
                float fromPath = Math.Abs(x - layout.LightX) / pathHalfWidth;
                if (fromPath < 3)
                {
                    float glint = sparkle.Fractal((x - layout.LightX) / layout.Unit * (0.16f + (0.22f * perspective)), perspective * 42, 3);
                    float amount = Math.Clamp((glint - 0.42f - (0.10f * fromPath)) * 7, 0, 1) * MathF.Max(0, 1 - (fromPath / 3)) * (1 - (0.35f * near));
                    color = Rgb.Lerp(color, palette.Light, amount * 0.85f);
                }

                image[x, y] = color;
            }
        }
    }
}

namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>A lighthouse on its cliff.</summary>
internal static class LighthousePainter
{
    private const int Bands = 5;

    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, Daytime daytime, bool onRight, SeededRandom random)
    {
        float side = onRight ? 1 : -1;
        float x = layout.Width * (onRight ? 0.80f : 0.20f);
        float size = layout.Unit * random.Range(30, 36);
        float ground = layout.Horizon - (layout.Height * 0.01f);
        Cliff(image, layout, palette, x, ground, side, random);

        Rgb wall = Rgb.Lerp(Rgb.White, palette.Horizon, 0.25f) * (daytime is Daytime.Night ? 0.45f : daytime is Daytime.Dusk ? 0.72f : 0.95f);
        Rgb band = Rgb.Lerp(Rgb.FromHsl(8, 0.68f, 0.44f), palette.Near, daytime is Daytime.Night ? 0.6f : 0.25f);
        float top = ground - size;
        float lampX = x, lampY = top - (size * 0.05f);
        if (daytime is not Daytime.Day)
            Beams(image, layout, palette, lampX, lampY);

        float bandHeight = size / Bands;
        for (int i = 0; i < Bands; i++)
        {
            float from = top + (i * bandHeight);
            Shapes.Trapezoid(image, x, from, from + bandHeight + 1, Width(i), Width(i + 1), i % 2 == 0 ? wall : band);
            Shapes.Trapezoid(image, x - (side * Width(i) * 0.30f), from, from + bandHeight + 1, Width(i) * 0.4f, Width(i + 1) * 0.4f, palette.Near, 0.30f);
        }

        Shapes.Rectangle(image, x - (Width(0) * 0.75f), top - (size * 0.015f), Width(0) * 1.5f, size * 0.025f, palette.Near);
        Shapes.Rectangle(image, x - (Width(0) * 0.38f), top - (size * 0.10f), Width(0) * 0.76f, size * 0.09f, Rgb.Lerp(palette.Light, Rgb.White, 0.4f));
        Shapes.Trapezoid(image, x, top - (size * 0.17f), top - (size * 0.09f), 1, Width(0) * 1.1f, band);
        if (daytime is not Daytime.Day)
            Shapes.Disc(image, lampX, lampY, size * 0.10f, Rgb.Lerp(palette.Light, Rgb.White, 0.5f), 0.35f);

        float Width(int i) => size * (0.13f + (0.10f * i / Bands));
    }

    private static void Beams(RasterImage image, SceneLayout layout, ScenePalette palette, float lampX, float lampY)
    {
        for (int x = 0; x < image.Width; x++)
        {
            float reach = Math.Abs(x - lampX) / layout.Width;
            float half = (layout.Unit * 0.4f) + (Math.Abs(x - lampX) * 0.055f);
            float middle = lampY + ((x - lampX) * 0.05f);
            for (int y = (int)(middle - half); y <= middle + half; y++)
            {
                if (y < layout.Horizon)
                    image.Blend(x, y, palette.Light, 0.36f * MathF.Max(0, 1 - (reach * 1.25f)) * (1 - (Math.Abs(y - middle) / (half + 1))));
            }
        }
    }

    private static void Cliff(RasterImage image, SceneLayout layout, ScenePalette palette, float center, float ground, float side, SeededRandom random)
    {
        Noise noise = new(random.NextSeed());
        float[] crest = new float[image.Width];
        float foot = layout.Horizon + (layout.Height * 0.20f);
        for (int x = 0; x < crest.Length; x++)
        {
            // A flat top from the lighthouse to the edge of the picture, a steep fall towards the water.
            float outwards = ((center - x) * side / layout.Width) - 0.055f;
            float fall = Math.Clamp(outwards / 0.16f, 0, 1);
            float rough = (noise.Fractal(x / (layout.Unit * 6), 4) - 0.5f) * layout.Height * (0.012f + (0.05f * Math.Min(1, fall * 3)));
            crest[x] = outwards > 0.17f ? image.Height : ground + ((foot - ground) * MathF.Pow(fall, 1.25f)) + rough + Math.Max(0, (fall - 0.9f) * image.Height);
        }

        RidgeLine.Fill(image, crest, Rgb.Lerp(palette.Near, palette.Far, 0.18f), palette.Near, layout.Height * 0.4f, palette.Light, side);
    }
}

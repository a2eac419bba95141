namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Dunes: a lit and a shaded side, divided by a winding edge.</summary>
internal static class DunePainter
{
    private const int Dunes = 5;

    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, SeededRandom random)
    {
        for (int dune = 0; dune < Dunes; dune++)
        {
            float near = dune / (float)(Dunes - 1);
            Noise noise = new(random.NextSeed());
            Noise ripples = new(random.NextSeed());
            float offset = random.Range(0, 100);
            float wavelength = layout.Unit * (75 + (70 * near));
            float relief = layout.Height * (0.14f + (0.22f * near));
            float foot = layout.Horizon + (layout.Height * ((0.42f * near) + 0.06f));
            float shadeLean = layout.LightX < layout.Width / 2f ? 1 : -1;
            Rgb body = Rgb.Lerp(palette.Far, palette.Near, near * 0.8f);
            Rgb lit = Rgb.Lerp(body, palette.Light, 0.34f);
            Rgb shaded = Rgb.Lerp(body, palette.Near, 0.6f);
            for (int x = 0; x < image.Width; x++)
            {
                float crest = foot - (relief * Height(x));
                float slope = (Height(x + 3) - Height(x - 3)) * relief * shadeLean;
                int start = Math.Max(0, (int)crest);
                for (int y = start; y < image.Height; y++)
                {
                    // The edge between light and shade leaves the crest and wanders down the dune.
                    float down = (y - crest) / relief;
                    float side = (slope * 0.8f) - (down * 1.1f) + ((ripples.Fractal(x / wavelength * 3, y / wavelength * 3, 2) - 0.5f) * 1.6f);
                    float ripple = MathF.Sin((y + (8 * ripples.Fractal(x / wavelength * 2, 3))) / (0.35f * layout.Unit * (0.5f + near))) * 0.02f;
                    Rgb color = Rgb.Lerp(shaded, lit, Math.Clamp(0.62f - (side * 0.5f), 0, 1)) * (1 + ripple);
                    image.Blend(x, y, Rgb.Lerp(color, body, Math.Min(0.7f, down * 0.5f)), y == start ? 1 - (crest - start) : 1);
                }
            }

            float Height(float x) => noise.Fractal(offset + (x / wavelength), 2);
        }
    }
}

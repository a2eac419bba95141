namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Ranges of hills or mountains, one behind the other, each paler the farther it is.</summary>
internal static class HillPainter
{
    private const int Ranges = 6;

    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, bool withTrees, SeededRandom random)
    {
        float lightFromLeft = layout.LightX < layout.Width / 2f ? 1 : -1;
        float[] crest = new float[image.Width];
        for (int range = 0; range < Ranges; range++)
        {
            float near = range / (float)(Ranges - 1);
            Noise noise = new(random.NextSeed());
            float offset = random.Range(0, 100);
            float wavelength = layout.Unit * (56 - (20 * near));
            float relief = layout.Height * (0.38f - (0.18f * near));
            float foot = layout.Horizon + (layout.Height * ((0.42f * near * near) + 0.06f));
            for (int x = 0; x < crest.Length; x++)
            {
                // Sums of noise keep to the middle; stretched, they have summits and valleys.
                float height = 0.5f + ((noise.Fractal(offset + (x / wavelength), withTrees ? 4 : 6) - 0.5f) * 1.7f);

                // Far ranges get sharp summits, near ones stay round.
                float peak = 1 - Math.Abs((2 * noise.Fractal(offset + 50 + (x / wavelength * 0.8f), 5)) - 1);
                height += ((peak * peak * 1.15f) - height) * (1 - near) * (withTrees ? 0.5f : 0.75f);
                crest[x] = foot - (relief * height);
            }

            Rgb color = Rgb.Lerp(palette.Far, palette.Near, MathF.Pow(near, 0.8f));
            Rgb mist = Rgb.Lerp(Rgb.Lerp(palette.Horizon, color, 0.35f), color, near);
            RidgeLine.Fill(image, crest, color, mist, relief * 0.9f, palette.Light, lightFromLeft);
            if (withTrees && range >= Ranges / 2)
                TreePainter.Paint(image, crest, Rgb.Lerp(color, palette.Near * 0.7f, 0.55f), layout.Unit * (2.2f + (9f * (near - 0.5f))), random);
        }
    }
}

namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Dunes: long soft backs with bright crests and slanted shaded faces.</summary>
internal static class DunePainter
{
    private const int Dunes = 6;

    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, SeededRandom random)
    {
        float lightFromLeft = layout.LightX < layout.Width / 2f ? 1 : -1;
        float[] crest = new float[image.Width];
        for (int dune = 0; dune < Dunes; dune++)
        {
            float near = dune / (float)(Dunes - 1);
            Noise noise = new(random.NextSeed());
            float offset = random.Range(0, 100);
            float wavelength = layout.Unit * (44 + (46 * near));
            float relief = layout.Height * (0.13f + (0.15f * near));
            float foot = layout.Horizon + (layout.Height * ((0.40f * near) + 0.05f));
            for (int x = 0; x < crest.Length; x++)
            {
                // Folding the noise at its middle gives the one sharp line a dune has.
                float fold = 1 - Math.Abs((2 * noise.Fractal(offset + (x / wavelength), 2)) - 1);
                crest[x] = foot - (relief * MathF.Pow(fold, 1.6f));
            }

            Rgb body = Rgb.Lerp(palette.Far, palette.Near, 0.10f + (near * 0.75f));
            Rgb crestColor = Rgb.Lerp(body, palette.Light, 0.22f * (1 - (0.5f * near)));
            Rgb valley = Rgb.Lerp(Rgb.Lerp(body, palette.Near, 0.45f), palette.Horizon, 0.22f * (1 - near));
            RidgeLine.Fill(image, crest, crestColor, valley, relief * 1.15f, palette.Light, lightFromLeft);
        }
    }
}

namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Fills the picture below a line of heights, one per column.</summary>
internal static class RidgeLine
{
    /// <summary>How far a face leans sideways on its way down; slanted faces read as rock, upright ones as curtains.</summary>
    private const float FaceLean = 0.85f;

    /// <summary>Fills downwards from <paramref name="crest"/>: the colour of the crest fades into the mist of the valley before it.</summary>
    public static void Fill(RasterImage image, ReadOnlySpan<float> crest, Rgb top, Rgb mist, float depth, Rgb light, float lightFromLeft)
    {
        float[] facing = Facing(crest, lightFromLeft);
        for (int x = 0; x < image.Width; x++)
        {
            int start = Math.Max(0, (int)crest[x]);
            for (int y = start; y < image.Height; y++)
            {
                float below = y - crest[x];
                float down = Math.Min(1, below / depth);
                Rgb color = Rgb.Lerp(top, mist, down * down * 0.85f);
                float edge = Math.Max(0, 1 - (down * 1.5f));
                if (edge > 0)
                {
                    float lit = facing[Math.Clamp((int)(x + (below * FaceLean * lightFromLeft)), 0, image.Width - 1)] * edge;
                    color = lit >= 0 ? Rgb.Lerp(color, light, lit) : color * (1 + lit);
                }

                image.Blend(x, y, color, y == start ? 1 - (crest[x] - start) : 1);
            }
        }
    }

    /// <summary>How much each part of the crest faces the light, smoothed so that no single column stands out.</summary>
    private static float[] Facing(ReadOnlySpan<float> crest, float lightFromLeft)
    {
        int window = Math.Max(2, crest.Length / 110);
        float[] facing = new float[crest.Length];
        for (int x = 0; x < crest.Length; x++)
        {
            int from = Math.Max(0, x - window), to = Math.Min(crest.Length - 1, x + window);

            // Rows count downwards: a crest that rises to the right faces left.
            float rise = (crest[from] - crest[to]) / (to - from + 1);
            facing[x] = Math.Clamp(rise * lightFromLeft * 0.42f, -0.20f, 0.28f);
        }

        return facing;
    }
}

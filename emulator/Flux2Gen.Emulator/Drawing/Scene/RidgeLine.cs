namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Fills the picture below a line of heights, one per column.</summary>
internal static class RidgeLine
{
    /// <summary>Fills downwards from <paramref name="crest"/>: the colour of the crest fades into the mist of the valley before it.</summary>
    public static void Fill(RasterImage image, ReadOnlySpan<float> crest, Rgb top, Rgb mist, float depth, Rgb light, float lightFromLeft)
    {
        for (int x = 0; x < image.Width; x++)
        {
            float slope = crest[Math.Min(x + 2, image.Width - 1)] - crest[Math.Max(x - 2, 0)];

            // Rising to the right faces left.
            float lit = Math.Clamp(-slope * lightFromLeft * 0.12f, -0.10f, 0.30f);
            int start = Math.Max(0, (int)crest[x]);
            for (int y = start; y < image.Height; y++)
            {
                float down = Math.Min(1, (y - crest[x]) / depth);
                Rgb color = Rgb.Lerp(top, mist, down * down * 0.85f);
                float edge = Math.Max(0, 1 - (down * 2.2f));
                color = lit >= 0 ? Rgb.Lerp(color, light, lit * edge) : color * (1 + (lit * edge));
                image.Blend(x, y, color, y == start ? 1 - (crest[x] - start) : 1);
            }
        }
    }
}

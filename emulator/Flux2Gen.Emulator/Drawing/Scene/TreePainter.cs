namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Conifers along a crest.</summary>
internal static class TreePainter
{
    private const int Tiers = 4;

    public static void Paint(RasterImage image, ReadOnlySpan<float> crest, Rgb color, float size, SeededRandom random)
    {
        float x = random.Range(0, size);
        while (x < image.Width)
        {
            float height = size * random.Range(1.1f, 2.6f);
            Tree(image, x, crest[(int)x] + (size * 0.2f), height, color);
            x += size * random.Range(0.32f, random.NextUnit() < 0.12f ? 3.5f : 0.95f);
        }
    }

    private static void Tree(RasterImage image, float x, float ground, float height, Rgb color)
    {
        float top = ground - height;
        for (int tier = 0; tier < Tiers; tier++)
        {
            float from = top + (height * tier * 0.21f);
            float to = top + (height * (0.34f + (tier * 0.21f)));
            Shapes.Trapezoid(image, x, from, to, 0.5f, height * (0.16f + (0.085f * tier)), color);
        }

        Shapes.Rectangle(image, x - (height * 0.025f), ground - (height * 0.06f), height * 0.05f, height * 0.16f, color * 0.8f);
    }
}

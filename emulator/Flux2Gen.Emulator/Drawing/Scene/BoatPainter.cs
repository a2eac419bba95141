namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>A sailing boat and its reflection.</summary>
internal static class BoatPainter
{
    public static void Paint(RasterImage image, float x, float waterline, float size, ScenePalette palette)
    {
        Rgb hull = palette.Near * 0.8f;
        Rgb sail = Rgb.Lerp(Rgb.White, palette.Horizon, 0.35f);
        Shapes.Trapezoid(image, x, waterline, waterline + (size * 0.8f), size * 0.8f, size * 0.2f, hull, 0.30f);
        Shapes.Trapezoid(image, x, waterline - (size * 0.22f), waterline, size * 1.1f, size * 0.75f, hull);
        Shapes.Rectangle(image, x - (size * 0.02f), waterline - (size * 1.5f), Math.Max(1, size * 0.04f), size * 1.3f, hull);
        for (int row = 0; row < size * 1.15f; row++)
        {
            float down = row / (size * 1.15f);
            float y = waterline - (size * 1.45f) + row;
            Shapes.Rectangle(image, x + (size * 0.05f), y, size * 0.52f * down, 1, sail);
            Shapes.Rectangle(image, x - (size * 0.05f) - (size * 0.36f * down), y, size * 0.36f * down, 1, sail * 0.9f);
        }
    }
}

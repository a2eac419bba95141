namespace Flux2Gen.Emulator.Drawing;

/// <summary>Filled shapes with soft edges.</summary>
internal static class Shapes
{
    public static void Disc(RasterImage image, float centerX, float centerY, float radius, Rgb color, float opacity)
    {
        for (int y = (int)(centerY - radius - 1); y <= centerY + radius + 1; y++)
        {
            for (int x = (int)(centerX - radius - 1); x <= centerX + radius + 1; x++)
            {
                float dx = x - centerX, dy = y - centerY;
                float inside = radius + 0.5f - MathF.Sqrt((dx * dx) + (dy * dy));
                image.Blend(x, y, color, Math.Clamp(inside, 0, 1) * opacity);
            }
        }
    }

    public static void Rectangle(RasterImage image, float left, float top, float width, float height, Rgb color, float opacity = 1)
    {
        for (int y = (int)top; y < top + height; y++)
        {
            float coverY = Math.Clamp(Math.Min(y + 1, top + height) - Math.Max(y, top), 0, 1);
            for (int x = (int)left; x < left + width; x++)
            {
                float coverX = Math.Clamp(Math.Min(x + 1, left + width) - Math.Max(x, left), 0, 1);
                image.Blend(x, y, color, coverX * coverY * opacity);
            }
        }
    }

    /// <summary>An upright shape whose width changes evenly from <paramref name="topWidth"/> to <paramref name="bottomWidth"/>.</summary>
    public static void Trapezoid(RasterImage image, float centerX, float top, float bottom, float topWidth, float bottomWidth, Rgb color, float opacity = 1)
    {
        for (int y = (int)top; y < bottom; y++)
        {
            float down = Math.Clamp((y - top) / Math.Max(1, bottom - top), 0, 1);
            float half = (topWidth + ((bottomWidth - topWidth) * down)) / 2;
            for (int x = (int)(centerX - half - 1); x <= centerX + half + 1; x++)
                image.Blend(x, y, color, Math.Clamp(half + 0.5f - Math.Abs(x - centerX), 0, 1) * opacity);
        }
    }

    /// <summary>A line of constant width.</summary>
    public static void Line(RasterImage image, float x0, float y0, float x1, float y1, float width, Rgb color, float opacity)
    {
        float length = Math.Max(1, MathF.Sqrt(((x1 - x0) * (x1 - x0)) + ((y1 - y0) * (y1 - y0))));
        for (float along = 0; along <= length; along += Math.Max(0.5f, width / 2))
        {
            float t = along / length;
            Disc(image, x0 + ((x1 - x0) * t), y0 + ((y1 - y0) * t), width / 2, color, opacity);
        }
    }
}

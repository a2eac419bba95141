namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>A few birds near the light.</summary>
internal static class BirdPainter
{
    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, SeededRandom random)
    {
        int count = random.Below(6);
        float centerX = layout.LightX + (layout.Unit * random.Range(-24, 24));
        float centerY = Math.Min(layout.LightY, layout.Horizon * 0.6f);
        Rgb color = Rgb.Lerp(palette.Near, palette.Zenith, 0.2f);
        for (int bird = 0; bird < count; bird++)
        {
            float x = centerX + (layout.Unit * random.Range(-12, 12));
            float y = centerY + (layout.Unit * random.Range(-7, 7));
            float span = layout.Unit * random.Range(0.9f, 1.9f);
            float lift = span * random.Range(0.25f, 0.5f);
            float width = Math.Max(1, layout.Unit * 0.16f);
            Shapes.Line(image, x - span, y - lift, x - (span * 0.35f), y - (lift * 1.1f), width, color, 0.5f);
            Shapes.Line(image, x - (span * 0.35f), y - (lift * 1.1f), x, y, width, color, 0.5f);
            Shapes.Line(image, x, y, x + (span * 0.35f), y - (lift * 1.1f), width, color, 0.5f);
            Shapes.Line(image, x + (span * 0.35f), y - (lift * 1.1f), x + span, y - lift, width, color, 0.5f);
        }
    }
}

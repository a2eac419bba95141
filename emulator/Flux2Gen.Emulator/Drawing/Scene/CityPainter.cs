namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>A skyline in three depths, with lit windows, over a street of haze.</summary>
internal static class CityPainter
{
    private const int Depths = 4;

    public static void Paint(RasterImage image, SceneLayout layout, ScenePalette palette, Daytime daytime, SeededRandom random)
    {
        for (int depth = 0; depth < Depths; depth++)
        {
            float near = depth / (float)(Depths - 1);
            Rgb color = Rgb.Lerp(Rgb.Lerp(palette.Far, palette.Horizon, 0.4f), palette.Near, MathF.Pow(near, 0.75f));
            float x = -random.Range(0, layout.Unit * 8);
            while (x < image.Width)
            {
                float width = layout.Unit * random.Range(5.5f, 11) * (0.7f + (0.9f * near));
                float rise = MathF.Pow(random.NextUnit(), 1.6f);
                float height = layout.Height * (0.14f + (0.42f * rise * (1.05f - (0.55f * near))));
                float foot = layout.Horizon + (layout.Height * 0.34f * near);
                Building(image, layout, palette, daytime, new(x, foot - height, width), near, color, random);
                x += width + (layout.Unit * random.Range(-0.5f, 1.6f));
            }
        }
    }

    private static void Building(RasterImage image, SceneLayout layout, ScenePalette palette, Daytime daytime, Block block, float near, Rgb color, SeededRandom random)
    {
        Rgb mist = Rgb.Lerp(color, palette.Horizon, 0.45f * (1 - near));
        float lightSide = layout.LightX > block.Left + (block.Width / 2) ? 1 : 0;
        for (int y = Math.Max(0, (int)block.Top); y < image.Height; y++)
        {
            float down = Math.Min(1, (y - block.Top) / (layout.Height * 0.5f));
            Shapes.Rectangle(image, block.Left, y, block.Width, 1, Rgb.Lerp(color, mist, down));
        }

        Shapes.Rectangle(image, block.Left + (lightSide * block.Width * 0.86f), block.Top, block.Width * 0.14f, image.Height - block.Top, palette.Light, 0.10f);
        float roof = random.NextUnit();
        if (roof < 0.3f)
            Shapes.Rectangle(image, block.Left + (block.Width * 0.47f), block.Top - (layout.Unit * 5), Math.Max(1, block.Width * 0.04f), layout.Unit * 5, color);
        else if (roof < 0.55f)
            Shapes.Rectangle(image, block.Left + (block.Width * 0.2f), block.Top - (layout.Unit * 1.6f), block.Width * 0.6f, layout.Unit * 1.7f, color);
        Windows(image, layout, palette, daytime, block, near, random);
    }

    private static void Windows(RasterImage image, SceneLayout layout, ScenePalette palette, Daytime daytime, Block block, float near, SeededRandom random)
    {
        float cell = layout.Unit * (0.95f + (0.75f * near));
        float share = daytime switch
        {
            Daytime.Night => 0.42f,
            Daytime.Dusk => 0.30f,
            Daytime.Dawn => 0.12f,
            _ => 0.05f,
        };
        Rgb warm = Rgb.Lerp(Rgb.FromHsl(42, 0.95f, 0.68f), palette.Light, 0.3f);
        int columns = Math.Max(1, (int)((block.Width - cell) / (cell * 1.35f)));
        float margin = (block.Width - (columns * cell * 1.35f) + (cell * 0.35f)) / 2;
        for (float y = block.Top + cell; y < image.Height; y += cell * 1.9f)
        {
            for (int column = 0; column < columns; column++)
            {
                float light = random.NextUnit() < share ? random.Range(0.45f, 0.95f) : 0;
                float x = block.Left + margin + (column * cell * 1.35f);
                Shapes.Rectangle(image, x, y, cell * 0.75f, cell * 1.05f, light > 0 ? warm : palette.Zenith, (light > 0 ? light : 0.12f) * (0.4f + (0.6f * near)));
            }
        }
    }

    private readonly record struct Block(float Left, float Top, float Width);
}

namespace Flux2Gen.Emulator.Drawing.Edit;

/// <summary>Small framed prints of the reference pictures, along the top right.</summary>
internal static class InsetPainter
{
    private const int MaximumInsets = 4;

    public static void Paint(RasterImage image, IReadOnlyList<RasterImage> references)
    {
        int side = Math.Min(image.Width, image.Height) / 5;
        int margin = Math.Max(2, side / 8);
        int border = Math.Max(1, side / 28);
        if (side < 16)
            return;
        int left = image.Width - margin - side;
        foreach (RasterImage reference in references.Take(MaximumInsets).TakeWhile(_ => left >= margin))
        {
            Shapes.Rectangle(image, left + border, margin + border, side + border, side + border, Rgb.Black, 0.35f);
            Shapes.Rectangle(image, left - border, margin - border, side + (2 * border), side + (2 * border), new Rgb(0.97f, 0.96f, 0.93f));
            Paste(image, ImageScaler.Cover(reference, side, side), left, margin);
            left -= side + margin;
        }
    }

    private static void Paste(RasterImage image, RasterImage print, int left, int top)
    {
        for (int y = 0; y < print.Height; y++)
            print.Row(y).CopyTo(image.Row(top + y)[(left * RasterImage.BytesPerPixel)..]);
    }
}

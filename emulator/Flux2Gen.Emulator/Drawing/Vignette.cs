namespace Flux2Gen.Emulator.Drawing;

/// <summary>Darkens a picture towards its corners.</summary>
internal static class Vignette
{
    public static void Apply(RasterImage image, float strength)
    {
        float centerX = image.Width / 2f, centerY = image.Height / 2f;
        float reach = 1 / ((centerX * centerX) + (centerY * centerY));
        for (int y = 0; y < image.Height; y++)
        {
            Span<byte> row = image.Row(y);
            float dy = (y - centerY) * (y - centerY);
            for (int x = 0; x < image.Width; x++)
            {
                float distance = (((x - centerX) * (x - centerX)) + dy) * reach;
                int keep = (int)(256 * (1 - (strength * distance * distance)));
                for (int i = x * RasterImage.BytesPerPixel, end = i + RasterImage.BytesPerPixel; i < end; i++)
                    row[i] = (byte)((row[i] * keep) >> 8);
            }
        }
    }
}

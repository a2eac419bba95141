namespace Flux2Gen.Emulator.Drawing;

/// <summary>Resizes pictures, averaging when it shrinks and interpolating when it enlarges.</summary>
internal static class ImageScaler
{
    /// <summary>Fills the given size, cutting off what does not fit its shape.</summary>
    public static RasterImage Cover(RasterImage source, int width, int height)
    {
        float scale = Math.Min(source.Width / (float)width, source.Height / (float)height);
        float offsetX = (source.Width - (width * scale)) / 2, offsetY = (source.Height - (height * scale)) / 2;
        RasterImage target = new(width, height);

        // A fixed grid of samples per target pixel keeps huge sources affordable.
        int samples = Math.Clamp((int)MathF.Ceiling(scale), 1, 4);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Rgb sum = Rgb.Black;
                for (int sy = 0; sy < samples; sy++)
                {
                    for (int sx = 0; sx < samples; sx++)
                        sum += Sample(source, offsetX + ((x + ((sx + 0.5f) / samples)) * scale) - 0.5f, offsetY + ((y + ((sy + 0.5f) / samples)) * scale) - 0.5f);
                }

                target[x, y] = sum * (1f / (samples * samples));
            }
        }

        return target;
    }

    private static Rgb Sample(RasterImage source, float x, float y)
    {
        x = Math.Clamp(x, 0, source.Width - 1);
        y = Math.Clamp(y, 0, source.Height - 1);
        int left = (int)x, top = (int)y;
        int right = Math.Min(left + 1, source.Width - 1), bottom = Math.Min(top + 1, source.Height - 1);
        Rgb upper = Rgb.Lerp(source[left, top], source[right, top], x - left);
        Rgb lower = Rgb.Lerp(source[left, bottom], source[right, bottom], x - left);
        return Rgb.Lerp(upper, lower, y - top);
    }
}

namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>Rain, snow and mist over a finished picture.</summary>
internal static class WeatherPainter
{
    public static void Paint(RasterImage image, Weather weather, Rgb light, SeededRandom random)
    {
        float unit = Math.Min(image.Width, image.Height) / 100f;
        int area = (int)(image.Width * image.Height / (unit * unit));
        switch (weather)
        {
            case Weather.Rain:
                for (int drop = 0; drop < area / 34; drop++)
                {
                    float x = random.Range(0, image.Width * 1.1f), y = random.Range(-0.1f * image.Height, image.Height), length = unit * random.Range(2, 5);
                    Shapes.Line(image, x, y, x - (length * 0.22f), y + length, Math.Max(1, unit * 0.14f), Rgb.Lerp(light, Rgb.White, 0.5f), random.Range(0.06f, 0.20f));
                }

                break;
            case Weather.Snow:
                for (int flake = 0; flake < area / 26; flake++)
                {
                    float size = unit * (0.12f + (0.55f * MathF.Pow(random.NextUnit(), 4)));
                    Shapes.Disc(image, random.Range(0, image.Width), random.Range(0, image.Height), Math.Max(0.6f, size), Rgb.White, random.Range(0.35f, 0.85f));
                }

                break;
            case Weather.Mist:
                Mist(image, Rgb.Lerp(light, Rgb.White, 0.35f), random);
                break;
        }
    }

    private static void Mist(RasterImage image, Rgb color, SeededRandom random)
    {
        Noise noise = new(random.NextSeed());
        float scale = 3f / image.Width;
        for (int y = 0; y < image.Height; y++)
        {
            float low = Math.Clamp((y / (float)image.Height * 1.5f) - 0.35f, 0, 1);
            for (int x = 0; x < image.Width; x++)
                image.Blend(x, y, color, Math.Clamp((noise.Fractal(x * scale, y * scale * 3, 3) * 1.5f) - 0.35f, 0, 1) * low * 0.75f);
        }
    }
}

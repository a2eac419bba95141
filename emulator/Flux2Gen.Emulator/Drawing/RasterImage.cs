namespace Flux2Gen.Emulator.Drawing;

/// <summary>A picture: rows of 8-bit RGB pixels.</summary>
internal sealed class RasterImage
{
    public const int BytesPerPixel = 3;

    public RasterImage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        Pixels = new byte[checked(width * height * BytesPerPixel)];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Gets the bytes, row by row from the top, red first.</summary>
    public byte[] Pixels { get; }

    public Rgb this[int x, int y]
    {
        get
        {
            int i = Index(x, y);
            return new(Pixels[i] / 255f, Pixels[i + 1] / 255f, Pixels[i + 2] / 255f);
        }

        set
        {
            int i = Index(x, y);
            Pixels[i] = ToByte(value.R);
            Pixels[i + 1] = ToByte(value.G);
            Pixels[i + 2] = ToByte(value.B);
        }
    }

    /// <summary>Covers a pixel to the given degree; outside the picture nothing happens.</summary>
    public void Blend(int x, int y, Rgb color, float coverage)
    {
        if ((uint)x >= (uint)Width || (uint)y >= (uint)Height || coverage <= 0)
            return;
        this[x, y] = coverage >= 1 ? color : Rgb.Lerp(this[x, y], color, coverage);
    }

    /// <summary>Gets the bytes of a row.</summary>
    public Span<byte> Row(int y) => Pixels.AsSpan(y * Width * BytesPerPixel, Width * BytesPerPixel);

    private static byte ToByte(float component) => (byte)Math.Clamp((component * 255f) + 0.5f, 0f, 255f);

    private int Index(int x, int y) => ((y * Width) + x) * BytesPerPixel;
}

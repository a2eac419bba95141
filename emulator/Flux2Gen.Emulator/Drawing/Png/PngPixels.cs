namespace Flux2Gen.Emulator.Drawing.Png;

/// <summary>Turns rows of any colour type into RGB.</summary>
internal sealed class PngPixels(PngChunks chunks)
{
    private const byte Gray = 0;
    private const byte Rgb = 2;
    private const byte Indexed = 3;

    private readonly byte _colorType = chunks.Header.ColorType;
    private readonly int _channels = chunks.Header.Channels;
    private readonly byte[] _palette = chunks.Palette;
    private readonly byte[] _transparency = chunks.Transparency;

    public void Convert(ReadOnlySpan<byte> row, Span<byte> target)
    {
        if (_colorType == Rgb)
        {
            row.CopyTo(target);
            return;
        }

        for (int i = 0, o = 0; i < row.Length; i += _channels, o += RasterImage.BytesPerPixel)
            ConvertPixel(row.Slice(i, _channels), target.Slice(o, RasterImage.BytesPerPixel));
    }

    private static byte OverWhite(byte value, byte alpha) => (byte)(255 - ((255 - value) * alpha / 255));

    private void ConvertPixel(ReadOnlySpan<byte> pixel, Span<byte> target)
    {
        if (_colorType == Indexed)
        {
            int entry = pixel[0] * 3;
            if (entry + 3 > _palette.Length)
                throw new InvalidDataException("A PNG pixel is outside its palette.");
            Set(target, _palette.AsSpan(entry, 3), pixel[0] < _transparency.Length ? _transparency[pixel[0]] : (byte)255);
        }
        else if (_channels <= 2)
        {
            Set(target, [pixel[0], pixel[0], pixel[0]], _colorType == Gray ? (byte)255 : pixel[1]);
        }
        else
        {
            Set(target, pixel[..3], pixel[3]);
        }
    }

    private static void Set(Span<byte> target, ReadOnlySpan<byte> color, byte alpha)
    {
        for (int i = 0; i < 3; i++)
            target[i] = OverWhite(color[i], alpha);
    }
}

using System.Collections.Frozen;

namespace Flux2Gen.Emulator.Drawing.Text;

/// <summary>A font of 5 by 7 dots: capitals, digits and the usual marks. Small letters are drawn as capitals, anything else as a dot.</summary>
internal static class BitmapFont
{
    public const int GlyphWidth = 5;
    public const int GlyphHeight = 7;
    public const int Advance = GlyphWidth + 1;
    public const char Dot = '\u00B7';
    public const char Ellipsis = '\u2026';

    private static readonly FrozenDictionary<char, byte[]> Glyphs = GlyphTable.Read().ToFrozenDictionary();

    public static int Measure(string text, int scale) => text.Length == 0 ? 0 : ((text.Length * Advance) - 1) * scale;

    public static void Draw(RasterImage image, string text, int left, int top, int scale, Rgb color, float opacity)
    {
        foreach (char c in text)
        {
            byte[] rows = Glyphs.GetValueOrDefault(char.ToUpperInvariant(c)) ?? Glyphs[Dot];
            for (int y = 0; y < GlyphHeight; y++)
            {
                for (int x = 0; x < GlyphWidth; x++)
                {
                    if ((rows[y] >> (GlyphWidth - 1 - x) & 1) != 0)
                        Shapes.Rectangle(image, left + (x * scale), top + (y * scale), scale, scale, color, opacity);
                }
            }

            left += Advance * scale;
        }
    }
}

using System.Globalization;

namespace Flux2Gen.Emulator.Drawing;

/// <summary>A colour with components from 0 to 1.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    public static readonly Rgb Black = new(0, 0, 0);
    public static readonly Rgb White = new(1, 1, 1);

    /// <summary>Gets the perceived brightness.</summary>
    public float Luminance => (0.2126f * R) + (0.7152f * G) + (0.0722f * B);

    public static Rgb operator +(Rgb a, Rgb b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

    public static Rgb operator *(Rgb a, float factor) => new(a.R * factor, a.G * factor, a.B * factor);

    public static Rgb Lerp(Rgb from, Rgb to, float amount) =>
        new(from.R + ((to.R - from.R) * amount), from.G + ((to.G - from.G) * amount), from.B + ((to.B - from.B) * amount));

    /// <summary>Makes a colour from a hue in degrees, and saturation and lightness from 0 to 1.</summary>
    public static Rgb FromHsl(float hue, float saturation, float lightness)
    {
        float reach = saturation * MathF.Min(lightness, 1 - lightness);
        return new(Component(0), Component(8), Component(4));

        float Component(float offset)
        {
            float k = (offset + (hue / 30f)) % 12;
            k = k < 0 ? k + 12 : k;
            return lightness - (reach * MathF.Max(-1, MathF.Min(MathF.Min(k - 3, 9 - k), 1)));
        }
    }

    /// <summary>Reads six hexadecimal digits.</summary>
    public static Rgb FromHex(ReadOnlySpan<char> digits)
    {
        int value = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new((value >> 16) / 255f, ((value >> 8) & 255) / 255f, (value & 255) / 255f);
    }

    /// <summary>Moves the colour away from, or towards, its own gray.</summary>
    public Rgb Saturate(float factor)
    {
        float gray = Luminance;
        return Lerp(new(gray, gray, gray), this, factor);
    }
}

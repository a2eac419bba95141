using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>A color that a prompt names by its code. In the text of a prompt it reads <c>color #2ECC71</c>, the form that models follow best.</summary>
/// <remarks>
/// <c>$"a wall painted in {green}"</c> is "a wall painted in color #2ECC71". Other forms: <c>{green:H}</c> is "hex #2ECC71", and
/// <c>{green:X}</c>, like <see cref="Code"/>, just "#2ECC71". In a <see cref="StructuredPrompt.ColorPalette"/> it is the code by itself.
/// </remarks>
public readonly record struct HexColor : ISpanFormattable, ISpanParsable<HexColor>
{
    private const int CodeLength = 7;
    private const string ColorKeyword = "color ";
    private const string HexKeyword = "hex ";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>Initializes a new instance.</summary>
    /// <param name="red">The red part, from 0 to 255.</param>
    /// <param name="green">The green part, from 0 to 255.</param>
    /// <param name="blue">The blue part, from 0 to 255.</param>
    public HexColor(byte red, byte green, byte blue)
    {
        Red = red;
        Green = green;
        Blue = blue;
    }

    /// <summary>Gets the red part, from 0 to 255.</summary>
    public byte Red { get; }

    /// <summary>Gets the green part, from 0 to 255.</summary>
    public byte Green { get; }

    /// <summary>Gets the blue part, from 0 to 255.</summary>
    public byte Blue { get; }

    /// <summary>Gets the code by itself, in capital letters: <c>#2ECC71</c>.</summary>
    public string Code => ToString("X", null);

    /// <summary>Reads a code: <c>#</c> and six hexadecimal digits in either case, by itself or after the keyword <c>color</c> or <c>hex</c>.</summary>
    /// <param name="text">The code.</param>
    /// <returns>The color.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is no such code. Three digits are none, nor is a code with transparency.</exception>
    public static HexColor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan(), null);
    }

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="s">The code.</param>
    /// <param name="provider">Not used: a code is the same in all cultures.</param>
    public static HexColor Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="s">The code.</param>
    /// <param name="provider">Not used: a code is the same in all cultures.</param>
    public static HexColor Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out HexColor color)
        ? color
        : throw new FormatException($"'{ErrorText.OneLine(s.ToString(), 40)}' is not a color code: it has the form #RRGGBB, such as #2ECC71.");

    /// <summary>Reads a code, as <see cref="Parse(string)"/> does.</summary>
    /// <param name="text">The code.</param>
    /// <param name="color">The color.</param>
    /// <returns>Whether the text is a code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out HexColor color) => TryParse(text.AsSpan(), null, out color);

    /// <inheritdoc cref="TryParse(string, out HexColor)"/>
    /// <param name="s">The code.</param>
    /// <param name="provider">Not used: a code is the same in all cultures.</param>
    /// <param name="result">The color.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HexColor result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string, out HexColor)"/>
    /// <param name="s">The code.</param>
    /// <param name="provider">Not used: a code is the same in all cultures.</param>
    /// <param name="result">The color.</param>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out HexColor result)
    {
        result = default;
        ReadOnlySpan<char> code = s.Trim();
        code = code.StartsWith(ColorKeyword, StringComparison.OrdinalIgnoreCase) ? code[ColorKeyword.Length..]
            : code.StartsWith(HexKeyword, StringComparison.OrdinalIgnoreCase) ? code[HexKeyword.Length..]
            : code;

        // By the digits first: a number may end in characters of value zero, which parsing passes over.
        if (code.Length != CodeLength || code[0] != '#' || code[1..].ContainsAnyExcept(HexDigits)
            || !int.TryParse(code[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value))
        {
            return false;
        }

        result = new HexColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Returns the color as a prompt names it: <c>color #2ECC71</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>Returns the color in one of its forms.</summary>
    /// <param name="format"><c>C</c> or nothing for "color #2ECC71", <c>H</c> for "hex #2ECC71", <c>X</c> for "#2ECC71".</param>
    /// <param name="formatProvider">Not used: a code is the same in all cultures.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> text = stackalloc char[ColorKeyword.Length + CodeLength];
        TryFormat(text, out int length, format, formatProvider);
        return text[..length].ToString();
    }

    /// <summary>Writes the color in one of its forms.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <param name="format"><c>C</c> or nothing for "color #2ECC71", <c>H</c> for "hex #2ECC71", <c>X</c> for "#2ECC71".</param>
    /// <param name="provider">Not used: a code is the same in all cultures.</param>
    /// <returns>Whether there was room.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is none of these.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string keyword = format switch
        {
            "" or "C" or "c" => ColorKeyword,
            "H" or "h" => HexKeyword,
            "X" or "x" => "",
            _ => throw new FormatException($"'{ErrorText.OneLine(format.ToString(), 40)}' is not a form of a color: they are C, H and X."),
        };
        return destination.TryWrite(CultureInfo.InvariantCulture, $"{keyword}#{Red:X2}{Green:X2}{Blue:X2}", out charsWritten);
    }
}

using System.Globalization;
using System.Text;

namespace Flux2Gen.Specs.Naming;

/// <summary>Makes the C# names of enum values: <c>landscape_16_9</c> becomes <c>LandscapeSixteenNine</c>, <c>720p</c> becomes <c>_720p</c>.</summary>
/// <remarks>
/// Numbers that would run into each other, or would begin the name, are spelled out up to 99; what still begins with a digit
/// gets an underscore. The rule stands in docs/naming.md with examples.
/// </remarks>
internal static class EnumMemberName
{
    private static readonly string[] Ones =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen",
        "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] Tens = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    public static string Of(string wire) => CSharpName.Bounded(Unbounded(wire));

    private static string Unbounded(string wire)
    {
        string[] segments = [.. CSharpName.Segments(wire)];
        var name = new StringBuilder();
        if (IsNegativeNumber(wire))
        {
            name.Append("Minus");
        }

        for (int index = 0; index < segments.Length; index++)
        {
            bool touchesNumber = (index > 0 && IsNumber(segments[index - 1])) || (index + 1 < segments.Length && IsNumber(segments[index + 1]));
            if (IsNumber(segments[index]) && (touchesNumber || name.Length == 0) && Spell(segments[index]) is { } word)
            {
                name.Append(word);
                continue;
            }

            if (name.Length > 0 && CSharpName.IsDigit(name[name.Length - 1]) && CSharpName.IsDigit(segments[index][0]))
            {
                name.Append('_');
            }

            CSharpName.AppendPascal(name, segments[index]);
        }

        if (name.Length == 0)
        {
            return wire.Length == 0 ? "Empty" : OfCodePoints(wire);
        }

        return CSharpName.IsDigit(name[0]) ? $"_{name}" : name.ToString();
    }

    private static bool IsNumber(string segment) => segment.All(CSharpName.IsDigit);

    private static bool IsNegativeNumber(string wire) =>
        wire.Length > 1 && wire[0] == '-' && double.TryParse(wire, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string? Spell(string digits)
    {
        // A leading zero is part of the value: 05 is not 5.
        if (digits.Length > 2 || (digits.Length == 2 && digits[0] == '0'))
        {
            return null;
        }

        int number = int.Parse(digits, CultureInfo.InvariantCulture);
        if (number < 20)
        {
            return Ones[number];
        }

        return number % 10 == 0 ? Tens[number / 10] : Tens[number / 10] + Ones[number % 10];
    }

    /// <summary>A value of nothing but signs, such as <c>+</c> or an emoji, is named by its code points.</summary>
    private static string OfCodePoints(string wire)
    {
        var name = new StringBuilder("U");
        for (int index = 0; index < wire.Length; index++)
        {
            int codePoint = wire[index];
            if (char.IsHighSurrogate(wire[index]) && index + 1 < wire.Length && char.IsLowSurrogate(wire[index + 1]))
            {
                codePoint = char.ConvertToUtf32(wire[index], wire[++index]);
            }

            name.Append(name.Length > 1 ? "_" : "").Append(codePoint.ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}

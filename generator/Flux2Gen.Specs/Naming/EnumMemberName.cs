using System.Globalization;
using System.Text;

namespace Flux2Gen.Specs.Naming;

/// <summary>Makes the C# names of enum values: <c>landscape_16_9</c> becomes <c>LandscapeSixteenNine</c>, <c>720p</c> becomes <c>_720p</c>.</summary>
/// <remarks>
/// Numbers beside each other, as in ratios, are spelled out up to 99; all others are digits, with an underscore where they would
/// begin the name or run into each other. The rule stands in docs/naming.md with examples.
/// </remarks>
internal static class EnumMemberName
{
    private static readonly string[] Ones =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen",
        "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] Tens = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    public static string FromWire(string wire)
    {
        var parsed = WireName.Parse(wire);
        if (!parsed.HasWords)
        {
            return CSharpName.Pascal(wire);
        }

        IReadOnlyList<NamePart> parts = parsed.Parts;
        var name = new StringBuilder();
        int runEnd = 0;
        bool isSpelled = false;
        for (int index = 0; index < parts.Count; index++)
        {
            if (parts[index].Kind == NamePartKind.Separator)
            {
                continue;
            }

            if (index >= runEnd)
            {
                isSpelled = parts[index].IsNumber && IsRatio(parts, index, out runEnd);
            }

            string text = parts[index].Text;
            if (isSpelled)
            {
                name.Append(Spell(text));
                continue;
            }

            if (CSharpName.IsDigit(text[0]) && (name.Length == 0 || CSharpName.IsDigit(name[name.Length - 1])))
            {
                name.Append('_');
            }

            CSharpName.AppendPascal(name, parts[index]);
        }

        return CSharpName.BoundedFor(name, wire);
    }

    /// <summary>Whether several numbers stand beside each other from here on, all of which can be spelled out. Digits around dots alone are one number.</summary>
    private static bool IsRatio(IReadOnlyList<NamePart> parts, int start, out int end)
    {
        end = start + 1;
        bool isRatio = false;
        bool canBeSpelled = Spell(parts[start].Text) is not null;
        for (int index = end; index < parts.Count && (parts[index].IsNumber || parts[index].Kind == NamePartKind.Separator); index++)
        {
            if (parts[index].IsNumber)
            {
                isRatio |= index - end != 1 || parts[end].Text != "Dot";
                canBeSpelled &= Spell(parts[index].Text) is not null;
                end = index + 1;
            }
        }

        return isRatio && canBeSpelled;
    }

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
}

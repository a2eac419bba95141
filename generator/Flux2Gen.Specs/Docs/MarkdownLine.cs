using System.Globalization;

namespace Flux2Gen.Specs.Docs;

/// <summary>A line of Markdown.</summary>
/// <param name="Source">The line as it is written.</param>
/// <param name="Indent">How many columns it is indented.</param>
/// <param name="Text">The line without white space around it.</param>
internal sealed record MarkdownLine(string Source, int Indent, string Text)
{
    private static readonly char[] LineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    public bool IsBlank => Text.Length == 0;

    /// <summary>Whether it does nothing but underline or divide.</summary>
    public bool IsRule => Text.Length >= 3 && "-*_=".IndexOf(Text[0]) >= 0 && Text.Trim(Text[0]).Length == 0;

    /// <summary>How many backticks or tildes open a block of code here, with a language at most; 0 when it is no such line.</summary>
    public int Fence
    {
        get
        {
            int length = Text.Length - Text.TrimStart('`').Length;
            length = Math.Max(length, Text.Length - Text.TrimStart('~').Length);
            return length >= 3 && Text.Substring(length).Trim().All(static character => char.IsLetter(character) || character is '+' or '#' or '-') ? length : 0;
        }
    }

    public static List<MarkdownLine> Split(string text) =>
        [.. text.Replace("\r\n", "\n").Split(LineEnds).Select(static line => new MarkdownLine(line, IndentOf(line), line.Trim()))];

    /// <summary>The text of a heading; null when it is none.</summary>
    public string? Heading()
    {
        string rest = Text.TrimStart('#');
        int level = Text.Length - rest.Length;
        return level is >= 1 and <= 6 && rest.Length > 0 && rest[0] is ' ' or '\t' ? rest.TrimEnd('#').Trim() : null;
    }

    /// <summary>The text of an item of a list, and its number, or 0 for a bullet; null when it is no item.</summary>
    public string? Item(out int number)
    {
        number = 0;
        if (Text.Length > 2 && "-*+•".IndexOf(Text[0]) >= 0 && char.IsWhiteSpace(Text[1]))
        {
            return Text.Substring(2).TrimStart();
        }

        int digits = 0;
        while (digits < Text.Length && digits < 4 && Text[digits] is >= '0' and <= '9')
        {
            digits++;
        }

        bool isNumber = digits is > 0 and < 4 && Text.Length > digits + 2 && Text[digits] is '.' or ')' && char.IsWhiteSpace(Text[digits + 1]);
        if (!isNumber)
        {
            return null;
        }

        number = int.Parse(Text.Substring(0, digits), CultureInfo.InvariantCulture);
        return number == 0 ? null : Text.Substring(digits + 2).TrimStart();
    }

    private static int IndentOf(string line)
    {
        int indent = 0;
        foreach (char character in line)
        {
            if (!char.IsWhiteSpace(character))
            {
                break;
            }

            indent += character == '\t' ? 4 - (indent % 4) : 1;
        }

        return indent;
    }
}

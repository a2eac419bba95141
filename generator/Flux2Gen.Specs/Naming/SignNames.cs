using System.Globalization;

namespace Flux2Gen.Specs.Naming;

/// <summary>English names of characters that cannot stand in a C# name.</summary>
internal sealed class SignNames
{
    private readonly string _wire;
    private readonly int _trailingSigns;
    private readonly bool _hasAngleBrackets;

    /// <summary>Looks at a name on the wire: what a character means depends on those around it.</summary>
    public SignNames(string wire)
    {
        _wire = wire;
        _trailingSigns = wire.TrimEnd('+', '-').Length;
        int open = wire.IndexOf('<');
        _hasAngleBrackets = open >= 0 && wire.IndexOf('>', open) > 0;
    }

    /// <summary>The name of a character that means something; null when it only separates or decorates words.</summary>
    public string? OfSign(int index) => _wire[index] switch
    {
        '+' => "Plus",
        '-' when IsMinus(index) => "Minus",
        '\u2212' => "Minus",
        '%' => "Percent",
        '$' => "Dollar",
        '€' => "Euro",
        '£' => "Pound",
        '¥' => "Yen",
        '°' => "Degrees",
        '&' => "And",
        '@' => "At",
        '*' => "Star",
        '=' => "Equal",
        '~' => "Tilde",
        '^' => "Caret",
        '#' => index > 0 && char.IsLetter(_wire[index - 1]) ? "Sharp" : "Hash",
        '<' when !_hasAngleBrackets => "Less",
        '>' when !_hasAngleBrackets => "Greater",
        '.' when index == 0 && IsWordAt(1) => "Dot",
        _ => null,
    };

    /// <summary>The name of any character.</summary>
    public string Of(int index, out int length)
    {
        length = 1;
        if (char.IsSurrogatePair(_wire, index))
        {
            length = 2;
            return CodePoint(char.ConvertToUtf32(_wire, index));
        }

        return OfSign(index) ?? _wire[index] switch
        {
            ' ' => "Space",
            '_' => "Underscore",
            '-' => "Dash",
            '.' => "Dot",
            ',' => "Comma",
            ':' => "Colon",
            ';' => "Semicolon",
            '/' => "Slash",
            '\\' => "Backslash",
            '|' => "Bar",
            '!' => "Exclamation",
            '?' => "Question",
            '"' => "Quote",
            '\'' or '’' => "Apostrophe",
            '<' => "Less",
            '>' => "Greater",
            char other => CodePoint(other),
        };
    }

    /// <summary>Whether a dash is a sign: before a number, or at the end as in <c>A-</c>. Within words it is a hyphen.</summary>
    private bool IsMinus(int index)
    {
        if (index >= _trailingSigns)
        {
            return _trailingSigns == 0 || IsWordAt(_trailingSigns - 1) || _wire[_trailingSigns - 1] is ')' or ']';
        }

        bool isBeforeNumber = IsDigitAt(index + 1) || (index + 1 < _wire.Length && _wire[index + 1] == '.' && IsDigitAt(index + 2));
        return isBeforeNumber && (index == 0 || !(IsWordAt(index - 1) || _wire[index - 1] is '_' or ')' or ']'));
    }

    private bool IsWordAt(int index) => index < _wire.Length && CSharpName.IsNameCharacter(_wire[index]);

    private bool IsDigitAt(int index) => index < _wire.Length && CSharpName.IsDigit(_wire[index]);

    private static string CodePoint(int codePoint) => $"U{codePoint.ToString("X4", CultureInfo.InvariantCulture)}";
}

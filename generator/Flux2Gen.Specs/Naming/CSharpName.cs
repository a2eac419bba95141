using System.Globalization;
using System.Text;

namespace Flux2Gen.Specs.Naming;

/// <summary>Makes C# names of names on the wire. The rules stand in docs/naming.md.</summary>
internal static class CSharpName
{
    /// <summary>Longer than any real name; the compiler refuses names of more than 1,023 bytes.</summary>
    private const int MaxLength = 200;

    /// <summary>The name, or as much of it as a compiler takes.</summary>
    public static string Bounded(string name) => name.Length > MaxLength ? name.Substring(0, MaxLength) : name;

    /// <summary><c>image_size</c> becomes <c>ImageSize</c>. Empty when no character can stand in a name.</summary>
    public static string Pascal(string wire)
    {
        var name = new StringBuilder();
        foreach (string segment in Segments(wire))
        {
            AppendPascal(name, segment);
        }

        return name.ToString();
    }

    /// <summary>Like <see cref="Pascal"/>, but always a valid identifier.</summary>
    public static string Identifier(string wire, string fallback)
    {
        string name = Pascal(wire);
        if (name.Length == 0)
        {
            return fallback;
        }

        return Bounded(IsDigit(name[0]) ? $"_{name}" : name);
    }

    /// <summary>Whether a text is a name as it stands.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= MaxLength
        && !IsDigit(text[0])
        && text.All(static character => character == '_' || IsNameCharacter(character))
        && !CSharpKeywords.Contains(text);

    /// <summary>The name of a parameter or local variable: <c>ImageSize</c> becomes <c>imageSize</c>.</summary>
    public static string Camel(string pascal, NameScope taken)
    {
        string name = taken.Take(char.ToLowerInvariant(pascal[0]) + pascal.Substring(1));
        return CSharpKeywords.Contains(name) ? $"@{name}" : name;
    }

    /// <summary>Cuts a name at every character that cannot stand in an identifier.</summary>
    internal static IEnumerable<string> Segments(string wire)
    {
        var segment = new StringBuilder();
        foreach (char character in wire)
        {
            if (IsNameCharacter(character))
            {
                segment.Append(character);
            }
            else if (segment.Length > 0)
            {
                yield return segment.ToString();
                segment.Clear();
            }
        }

        if (segment.Length > 0)
        {
            yield return segment.ToString();
        }
    }

    internal static void AppendPascal(StringBuilder name, string segment) =>
        name.Append(char.ToUpperInvariant(segment[0])).Append(segment, 1, segment.Length - 1);

    internal static bool IsDigit(char character) => character is >= '0' and <= '9';

    // Letters of every script may stand in C# names; digits of other scripts and combining marks are left out, because
    // what looks the same should be the same.
    private static bool IsNameCharacter(char character) =>
        IsDigit(character) || char.GetUnicodeCategory(character)
            is UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter;
}

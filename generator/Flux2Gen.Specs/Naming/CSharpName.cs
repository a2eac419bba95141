using System.Globalization;
using System.Text;

namespace Flux2Gen.Specs.Naming;

/// <summary>Makes C# names of names on the wire. The rules stand in docs/naming.md.</summary>
internal static class CSharpName
{
    /// <summary>Longer than any real name; the compiler refuses names of more than 1,023 bytes.</summary>
    private const int MaxLength = 200;

    /// <summary>The name; a longer one than a compiler takes is cut, and ends in a hash of the whole.</summary>
    public static string Bounded(string name) => name.Length > MaxLength ? Cut(name, name) : name;

    /// <summary>The name with a hash of a text, which tells it from names that are made of other texts.</summary>
    public static string Hashed(string name, string text) => name.Length + 9 > MaxLength ? Cut(name, text) : $"{name}_{Hash(text)}";

    /// <summary><c>image_size</c> becomes <c>ImageSize</c>. Never empty, but it may begin with a digit.</summary>
    public static string Pascal(string wire)
    {
        if (wire.Length == 0)
        {
            return "Empty";
        }

        var parsed = WireName.Parse(wire);
        var name = new StringBuilder();
        foreach (NamePart part in parsed.Parts)
        {
            if (part.Kind != NamePartKind.Separator || !parsed.IsNamed)
            {
                AppendPascal(name, part);
            }
        }

        return BoundedFor(name, wire);
    }

    /// <summary>Like <see cref="Pascal"/>, but always a valid identifier.</summary>
    public static string Identifier(string wire)
    {
        string name = Pascal(wire);
        return IsDigit(name[0]) ? $"_{name}" : name;
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
        string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        string name = taken.Take(taken.IsTaken(camel) ? $"{camel}Value" : camel);
        return CSharpKeywords.Contains(name) ? $"@{name}" : name;
    }

    internal static void AppendPascal(StringBuilder name, NamePart part)
    {
        bool isWord = part.Kind == NamePartKind.Word;
        name.Append(isWord ? char.ToUpperInvariant(part.Text[0]) : part.Text[0]).Append(part.Text, 1, part.Text.Length - 1);
    }

    /// <summary>A name that was made of a text of which a part was not looked at, as it has no room for it.</summary>
    internal static string BoundedFor(StringBuilder name, string wire) => name.Length > MaxLength ? Cut(name.ToString(0, MaxLength), wire) : name.ToString();

    internal static bool IsDigit(char character) => character is >= '0' and <= '9';

    // Letters of every script may stand in C# names; digits of other scripts and combining marks are left out, because
    // what looks the same should be the same, and so are letters that show nothing.
    internal static bool IsNameCharacter(char character) =>
        IsDigit(character) || (char.GetUnicodeCategory(character)
            is UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter
            && !Invisible.Contains(character));

    private static string Cut(string name, string text) => $"{name.Substring(0, MaxLength - 9)}_{Hash(text)}";

    /// <summary>FNV-1a: the same on every platform and in every version of .NET.</summary>
    private static string Hash(string text)
    {
        uint hash = 0x811C9DC5;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 0x01000193);
        }

        return hash.ToString("X8", CultureInfo.InvariantCulture);
    }
}

using System.Text;

namespace Flux2Gen.Specs.Naming;

/// <summary>
/// Spells a name out, with all that its C# name leaves out: <c>_seed</c> becomes <c>Underscore_Seed</c>. It is made for names that
/// another spelling has already. No plain name has an underscore before a letter or at its end, so that none is ever in its way.
/// </summary>
internal static class SpelledName
{
    public static string FromWire(string wire)
    {
        var parsed = WireName.Parse(wire);
        var name = new StringBuilder();
        IReadOnlyList<NamePart> parts = parsed.Parts;
        for (int index = 0; index < parts.Count; index++)
        {
            // The usual form of a name is words with an underscore in between.
            bool isUsual = parts[index].Text == "Underscore" && IsWord(parts, index - 1) && IsWord(parts, index + 1);
            if (isUsual)
            {
                continue;
            }

            if (name.Length > 0 || CSharpName.IsDigit(parts[index].Text[0]))
            {
                name.Append('_');
            }

            CSharpName.AppendPascal(name, parts[index].Kind == NamePartKind.Rest ? parts[index] with { Kind = NamePartKind.Word } : parts[index]);
        }

        if (LetterCase(parsed) is { Length: > 0 } letterCase)
        {
            name.Append('_').Append(letterCase);
        }

        string spelled = name.Length == 0 ? "Empty" : name.ToString();
        return CSharpName.BoundedFor(new StringBuilder(IsApart(spelled) ? spelled : $"{spelled}_"), wire);
    }

    /// <summary>
    /// How far a name is from words with something in between: the signs in it, and the separators that separate nothing. Of several
    /// spellings the plainest keeps the plain name.
    /// </summary>
    public static int Oddity(string wire)
    {
        int odd = wire.Length == 0 ? 1 : 0;
        NamePartKind? before = null;
        foreach (NamePart part in WireName.Parse(wire).Parts)
        {
            bool separates = part.Kind == NamePartKind.Separator && before is NamePartKind.Word or NamePartKind.Rest;
            odd += part.Kind is NamePartKind.Word or NamePartKind.Rest || separates ? 0 : 1;
            before = part.Kind;
        }

        return before == NamePartKind.Separator ? odd + 1 : odd;
    }

    /// <summary>The letter case of a name, which its C# name does not show.</summary>
    private static string LetterCase(WireName name)
    {
        if (name.IsShouted)
        {
            return "Upper";
        }

        string[] words = [.. name.Parts.Where(static part => part.Kind == NamePartKind.Word && char.IsLetter(part.Text[0])).Select(static part => part.Text)];
        int capitals = words.Count(static word => char.IsUpper(word[0]));
        return capitals == 0 ? words.Any(static word => word.Any(char.IsUpper)) ? "Camel" : ""
            : capitals == words.Length ? "Title"
            : capitals == 1 && char.IsUpper(words[0][0]) ? "Capital"
            : "Mixed";
    }

    private static bool IsWord(IReadOnlyList<NamePart> parts, int index) => index >= 0 && index < parts.Count && parts[index].Kind is NamePartKind.Word or NamePartKind.Rest;

    private static bool IsApart(string name)
    {
        for (int index = 0; index + 1 < name.Length; index++)
        {
            if (name[index] == '_' && !CSharpName.IsDigit(name[index + 1]))
            {
                return true;
            }
        }

        return false;
    }
}

namespace Flux2Gen.Specs.Naming;

/// <summary>A name on the wire, cut into the parts that a C# name is made of.</summary>
internal sealed class WireName
{
    /// <summary>More than a C# name has room for.</summary>
    private const int MaxLength = 1_024;

    private WireName(string wire, bool isShouted)
    {
        IsShouted = isShouted;
        Parts = [.. Cut(wire.Length > MaxLength ? wire.Substring(0, MaxLength) : wire)];
        HasWords = Parts.Any(static part => part.Kind == NamePartKind.Word);
        IsNamed = HasWords || Parts.Any(static part => part.Kind == NamePartKind.Sign);
    }

    public IReadOnlyList<NamePart> Parts { get; }

    public bool HasWords { get; }

    /// <summary>Whether it has words or signs to name it by; others are named by all their characters.</summary>
    public bool IsNamed { get; }

    /// <summary>Whether it is written in capital letters alone.</summary>
    public bool IsShouted { get; }

    /// <summary>
    /// Cuts a name into parts. A name in capital letters alone is read as if it were written small, unless it is one word of at most
    /// two letters: <c>BLURRY_MOTION</c>, <c>PNG</c> and <c>MP4</c> are words, <c>HD</c> and <c>4K</c> stay.
    /// </summary>
    public static WireName Parse(string wire)
    {
        var name = new WireName(wire, isShouted: false);
        return name.HasCapitalsAlone() ? new WireName(wire.ToLowerInvariant(), isShouted: true) : name;
    }

    private static IEnumerable<NamePart> Cut(string wire)
    {
        var signs = new SignNames(wire);
        int index = 0;
        bool isRest = false;
        while (index < wire.Length)
        {
            int start = index;
            while (index < wire.Length && CSharpName.IsNameCharacter(wire[index]))
            {
                index++;
            }

            if (index > start)
            {
                yield return new NamePart(isRest ? NamePartKind.Rest : NamePartKind.Word, wire.Substring(start, index - start));
                isRest = false;
                continue;
            }

            isRest = wire[index] is '\'' or '’' && IsLetterAt(wire, index - 1) && IsLetterAt(wire, index + 1);
            NamePartKind kind = signs.OfSign(index) is null ? NamePartKind.Separator : NamePartKind.Sign;
            string text = signs.Of(index, out int length);
            index += length;
            yield return new NamePart(kind, text);
        }
    }

    private bool HasCapitalsAlone()
    {
        string[] words = [.. Parts.Where(static part => part.Kind is NamePartKind.Word or NamePartKind.Rest).Select(static part => part.Text)];
        int capitals = words.Sum(static word => word.Count(char.IsUpper));
        if (capitals == 0 || words.Any(static word => word.Any(char.IsLower)))
        {
            return false;
        }

        return words.Length > 1 || capitals > 2 || (capitals == 2 && words[0].Length > 2 && char.IsUpper(words[0][0]));
    }

    private static bool IsLetterAt(string wire, int index) => index >= 0 && index < wire.Length && char.IsLetter(wire[index]);
}

namespace Flux2Gen.Cli.Verification.Mutations.Kinds;

/// <summary>Documents that are hardly JSON any more.</summary>
internal static class TextKinds
{
    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.OfText("truncate", static (text, random) => text[..random.Next(text.Length)]),
        MutationKind.OfText("duplicate-member", static (text, random) => DoubleLine(text, random)),
        MutationKind.OfText("stray-text", static (text, random) => text.Insert(random.Next(text.Length), random.Pick(",", "}", "]", "\"", "//", "\0", "\ud83e\udd29", ":", "NaN", "\ufeff"))),
        MutationKind.OfText("half-a-character", static (text, random) => Within(text, random, random.Pick("\\ud83e", "\\u12", "\\x41", "\n", "\u0001"))),
        MutationKind.OfText("around", static (text, random) => random.Pick("[" + text + "]", text + text, "\ufeff" + text, text + "\n}", "{}", "[]", "null", "", "\"text\"", " \n\n ", "// comment\n" + text)),
        MutationKind.OfText("one-line", static (text, _) => text.Replace("\n", "", StringComparison.Ordinal)),
        MutationKind.OfText("cut-lines", static (text, random) => CutLines(text, random)),
    ];

    private static string DoubleLine(string text, MutationRandom random)
    {
        string[] lines = text.Split('\n');
        int[] members = [.. Enumerable.Range(0, lines.Length).Where(index => lines[index].Contains("\": ", StringComparison.Ordinal) && lines[index].EndsWith(','))];
        if (members.Length == 0)
        {
            return text.Replace("{", "{ \"twice\": 1, \"twice\": 2", StringComparison.Ordinal);
        }

        int line = random.Pick(members);
        return string.Join('\n', [.. lines[..line], lines[line], .. lines[line..]]);
    }

    private static string Within(string text, MutationRandom random, string part)
    {
        // Behind the opening quote of some string.
        int place = text.IndexOf('"', random.Next(text.Length));
        return text.Insert(place < 0 ? 0 : place + 1, part);
    }

    private static string CutLines(string text, MutationRandom random)
    {
        string[] lines = text.Split('\n');
        int start = random.Next(lines.Length);
        int end = Math.Min(lines.Length, start + 1 + random.Next(4));
        return string.Join('\n', [.. lines[..start], "", .. lines[end..]]);
    }
}

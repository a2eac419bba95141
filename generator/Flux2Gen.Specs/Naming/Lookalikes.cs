using System.Globalization;
using System.Text;

namespace Flux2Gen.Specs.Naming;

/// <summary>Finds names that read like other names: with Cyrillic, Greek or other letters that look like Latin ones.</summary>
internal static class Lookalikes
{
    /// <summary>Letters of other scripts that look like Latin letters, and these in the same order. From Unicode's confusables.</summary>
    private const string Others =
        "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0433\u0456\u0455\u0458\u0501\u04BB\u051B\u051D\u0475\u04CF" // Cyrillic: aeopcyxr isjdhqwvl
        + "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0406\u0405\u0408\u051A\u051C\u050C" // Cyrillic capitals
        + "\u03BF\u03C1\u03BD\u03B9\u03F2\u03F3" // Greek
        + "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03F9" // Greek capitals
        + "\u0585\u0578\u057D\u0570\u0581\u0566\u054F\u0555" // Armenian
        + "\u13AA\u13F4\u13DF\u13A0\u13AC\u13C0\u13BB\u13AB\u13E6\u13DE\u13B7\u13E2\u13A1\u13DA\u13A2\u13D9\u13B3\u13C3" // Cherokee
        + "\uA4D0\uA4D1\uA4D3\uA4D4\uA4D6\uA4D7\uA4D9\uA4DA\uA4DC\uA4DD\uA4DF\uA4E0\uA4E1\uA4E2\uA4E3\uA4E6\uA4E7\uA4EA\uA4EB\uA4EC\uA4EE\uA4F0\uA4F2\uA4F3\uA4F4"; // Lisu

    private const string Latin =
        "aeopcyxrisjdhqwvl"
        + "ABEKMHOPCTYXISJQWG"
        + "opvicj"
        + "ABEZHIKMNOPTYXC"
        + "onuhgqSO"
        + "ABCDEGHJKLMPRSTVWZ"
        + "BPDTGKJCZFMNLSRVHWXYAEIOU";

    /// <summary>Unusual Latin letters that look like usual ones. They mix with these in words of their languages.</summary>
    private const string Unusual = "\u0131\u017F\u0251\u0261\u0269\u212A\u2113";

    private const string Usual = "isagiKl";

    private const char FullWidthOffset = (char)0xfee0;

    private static readonly Dictionary<char, char> LatinOf = Pairs(Others, Latin).Concat(FullWidth()).ToDictionary(static pair => pair.Key, static pair => pair.Value);

    private static readonly Dictionary<char, char> UsualOf = Pairs(Unusual, Usual).ToDictionary(static pair => pair.Key, static pair => pair.Value);

    /// <summary>The names that look like what they are not, with what they read like and the letters that make them.</summary>
    public static IEnumerable<(string Wire, string ReadsLike, string Letters)> FindIn(IEnumerable<string> wires)
    {
        string[] all = [.. wires];
        if (all.All(IsAscii))
        {
            yield break;
        }

        ILookup<string, string> alike = all.ToLookup(static wire => Reading(wire).ToLowerInvariant(), StringComparer.Ordinal);
        foreach (string wire in all.Where(static wire => !IsAscii(wire)))
        {
            string reading = Reading(wire);
            if (reading != wire && (MixesScripts(wire) || alike[reading.ToLowerInvariant()].Any(other => other != wire)))
            {
                yield return (wire, reading, string.Join(", ", wire.Where(IsAlike).Distinct().Take(5).Select(static letter => "U+" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture))));
            }
        }
    }

    private static string Reading(string wire)
    {
        if (IsAscii(wire))
        {
            return wire;
        }

        var reading = new StringBuilder(wire.Length);
        foreach (char character in wire)
        {
            reading.Append(LatinOf.TryGetValue(character, out char latin) || UsualOf.TryGetValue(character, out latin) ? latin : character);
        }

        return reading.ToString();
    }

    /// <summary>Whether a word has both Latin letters and such that look like them, or all letters of other scripts look Latin beside Latin words.</summary>
    private static bool MixesScripts(string wire)
    {
        bool isWordLatin = false;
        bool isWordAlike = false;
        bool isLatin = false;
        bool isOther = false;
        bool isAlike = false;
        foreach (char character in wire)
        {
            if (!CSharpName.IsNameCharacter(character))
            {
                isWordLatin = isWordAlike = false;
                continue;
            }

            isWordLatin |= IsLatin(character);
            isWordAlike |= LatinOf.ContainsKey(character);
            isLatin |= IsLatin(character);
            isAlike |= LatinOf.ContainsKey(character);
            isOther |= !IsLatin(character) && !LatinOf.ContainsKey(character) && !CSharpName.IsDigit(character);
            if (isWordLatin && isWordAlike)
            {
                return true;
            }
        }

        return isLatin && isAlike && !isOther;
    }

    private static bool IsAlike(char character) => LatinOf.ContainsKey(character) || UsualOf.ContainsKey(character);

    private static bool IsLatin(char character) => (character is < '\u0250' or (>= '\u1e00' and <= '\u1eff')) && char.IsLetter(character);

    private static bool IsAscii(string wire) => wire.All(static character => character < '\u0080');

    private static IEnumerable<KeyValuePair<char, char>> Pairs(string others, string latin) => others.Zip(latin, static (other, letter) => new KeyValuePair<char, char>(other, letter));

    private static IEnumerable<KeyValuePair<char, char>> FullWidth() => Enumerable.Range('A', 26).Concat(Enumerable.Range('a', 26))
        .Select(static letter => new KeyValuePair<char, char>((char)(letter + FullWidthOffset), (char)letter));
}

namespace Flux2Gen.CompilerServices;

/// <summary>Compares words of fal's protocol by their letters and digits, without case: <c>COMPLETED</c>, <c>completed</c>, <c>In-Progress</c>.</summary>
internal static class WireWord
{
    public static bool Equal(string left, string right)
    {
        int place = 0;
        foreach (char character in left)
        {
            if (!IsIgnored(character))
            {
                place = Skip(right, place);
                if (place == right.Length || char.ToUpperInvariant(right[place++]) != char.ToUpperInvariant(character))
                {
                    return false;
                }
            }
        }

        return Skip(right, place) == right.Length;
    }

    public static int Hash(string word)
    {
        var hash = default(HashCode);
        foreach (char character in word)
        {
            if (!IsIgnored(character))
            {
                hash.Add(char.ToUpperInvariant(character));
            }
        }

        return hash.ToHashCode();
    }

    private static int Skip(string word, int place)
    {
        while (place < word.Length && IsIgnored(word[place]))
        {
            place++;
        }

        return place;
    }

    private static bool IsIgnored(char character) => character is '_' or '-' or ' ';
}

namespace Flux2Gen.Specs.Docs;

/// <summary>Tells which texts are addresses that documentation may link to.</summary>
internal static class WebAddress
{
    /// <summary>Browsers take no more everywhere.</summary>
    public const int MaxLength = 2_000;

    private static readonly string[] Schemes = ["https://", "http://"];

    /// <summary>
    /// Whether a text is an absolute http or https address in ASCII. Not left to <see cref="Uri"/>, which takes more, and
    /// not the same on every runtime that a compiler runs on.
    /// </summary>
    public static bool IsValid(string text)
    {
        int start = SchemeLength(text, 0);
        if (start == 0 || start == text.Length || text.Length > MaxLength || !IsAsciiLetterOrDigit(text[start]))
        {
            return false;
        }

        for (int index = start; index < text.Length; index++)
        {
            if (!IsAllowed(text[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The length of <c>http://</c> or <c>https://</c> at a place; 0 when neither is there.</summary>
    public static int SchemeLength(string text, int start)
    {
        foreach (string scheme in Schemes)
        {
            if (string.Compare(text, start, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return scheme.Length;
            }
        }

        return 0;
    }

    /// <summary>Whether a character may stand in an address as it is. What has to be percent-encoded may not.</summary>
    public static bool IsAllowed(char character) =>
        IsAsciiLetterOrDigit(character) || "-._~:/?#[]@!$&'()*+,;=%".IndexOf(character) >= 0;

    private static bool IsAsciiLetterOrDigit(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}

using System.Globalization;
using System.Text;

namespace Flux2Gen.Cli.Output;

/// <summary>Text from outside, made safe to print: a server's text must not move the cursor, set a title or turn the line around.</summary>
internal static class SafeText
{
    /// <summary>Puts a replacement character in the place of every control character and every mark or override of direction.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One line of text.</returns>
    public static string Of(string text) => text.Any(IsUnsafe)
        ? string.Create(text.Length, text, static (line, source) =>
        {
            for (int index = 0; index < line.Length; index++)
            {
                char character = source[index];
                line[index] = character is '\n' or '\r' or '\t' ? ' ' : IsUnsafe(character) ? '\uFFFD' : character;
            }
        })
        : text;

    /// <summary>Escapes the same characters in JSON, which then says the same.</summary>
    /// <param name="json">The JSON. Outside of its strings there are none but line breaks.</param>
    /// <returns>The JSON.</returns>
    public static string OfJson(string json)
    {
        if (!json.Any(IsUnsafeInJson))
        {
            return json;
        }

        var safe = new StringBuilder(json.Length);
        foreach (char character in json)
        {
            _ = IsUnsafeInJson(character) ? safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}") : safe.Append(character);
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsUnsafeInJson(char character) => character != '\n' && IsUnsafe(character);
}

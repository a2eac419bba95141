using System.Globalization;

namespace Flux2Gen.Cli.Output;

/// <summary>Text from outside, made safe to print: a server's text must not move the cursor, set a title or turn the line around.</summary>
internal static class SafeText
{
    /// <summary>Puts a replacement character in the place of every control character and every override of direction.</summary>
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

    private static bool IsUnsafe(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

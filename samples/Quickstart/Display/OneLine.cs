namespace Quickstart.Display;

/// <summary>Makes texts that a model wrote fit for a terminal.</summary>
internal static class OneLine
{
    /// <summary>Puts a text on one line, without control characters: a log may hold line breaks and escape sequences.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The line.</returns>
    public static string From(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).TrimEnd();
}

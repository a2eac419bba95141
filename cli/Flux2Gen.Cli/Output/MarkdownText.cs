namespace Flux2Gen.Cli.Output;

/// <summary>Text from outside, made safe to stand in Markdown: nothing of it becomes markup, a link, a picture, or calls somebody.</summary>
internal static class MarkdownText
{
    /// <summary>Writes text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One line that reads the same.</returns>
    public static string Of(string text) => string.Concat(SafeText.Of(text).Select(character => character switch
    {
        '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '~' or '#' or '!' or '$' => $"\\{character}",
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",

        // Nothing else keeps GitHub from telling whoever has that name.
        '@' => "@<!-- -->",
        _ => character.ToString(),
    }))
    .Replace("://", ":<!-- -->//", StringComparison.Ordinal)
    .Replace("www.", "www<!-- -->.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes text as code.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One line, in backticks, which the text itself has none of then.</returns>
    public static string Code(string text) => $"`{SafeText.Of(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";
}

namespace Flux2Gen.Specs.Docs;

/// <summary>An HTML tag in Markdown. Only the tags that people write in descriptions are tags; <c>&lt;laugh&gt;</c> is text.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="IsEnd">Whether it closes.</param>
/// <param name="Source">The tag as it is written.</param>
internal sealed record HtmlTag(string Name, bool IsEnd, string Source)
{
    private const int MaxLength = WebAddress.MaxLength + 100;

    /// <summary>Tags that end a line.</summary>
    private static readonly HashSet<string> Breaks = new(["br", "hr", "p", "div", "ul", "ol", "li", "tr", "table"], StringComparer.Ordinal);

    /// <summary>Tags that have an end, and change how the text between looks or say nothing of interest about it.</summary>
    private static readonly HashSet<string> Pairs = new(["b", "strong", "i", "em", "code", "kbd", "tt", "a", "u", "span", "small", "sup", "sub", "font"], StringComparer.Ordinal);

    public bool IsBreak => Breaks.Contains(Name);

    public bool IsStrong => Name is "b" or "strong";

    public bool IsItalic => Name is "i" or "em";

    public bool IsCode => Name is "code" or "kbd" or "tt";

    /// <summary>Reads a tag; null when none that we know begins at the place.</summary>
    public static HtmlTag? TryRead(string text, int start)
    {
        int end = start + 1;
        bool isEnd = end < text.Length && text[end] == '/';
        end += isEnd ? 1 : 0;
        int nameStart = end;
        while (end < text.Length && end - nameStart < 8 && text[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
        {
            end++;
        }

        string name = text.Substring(nameStart, end - nameStart).ToLowerInvariant();
        if (!Breaks.Contains(name) && !Pairs.Contains(name))
        {
            return null;
        }

        if (end < text.Length && text[end] is not (' ' or '/' or '>'))
        {
            return null;
        }

        int limit = Math.Min(text.Length, start + MaxLength);
        while (end < limit && text[end] is not ('>' or '<'))
        {
            end++;
        }

        return end < limit && text[end] == '>' ? new HtmlTag(name, isEnd, text.Substring(start, end - start + 1)) : null;
    }

    /// <summary>The value of the attribute <c>href</c>, or an empty text.</summary>
    public string Address()
    {
        int place = Source.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (place < 0)
        {
            return "";
        }

        string value = Source.Substring(place + 5).TrimEnd('>').TrimEnd('/');
        char quote = value.Length > 0 ? value[0] : ' ';
        if (quote is not ('"' or '\''))
        {
            return value.Split(' ')[0];
        }

        int end = value.IndexOf(quote, 1);
        return end < 0 ? "" : value.Substring(1, end - 1);
    }
}

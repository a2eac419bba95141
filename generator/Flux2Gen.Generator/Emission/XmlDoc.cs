using System.Text;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Writes documentation comments. Nothing in a document can end a comment or break its XML.</summary>
internal static class XmlDoc
{
    private const int MaxLineLength = 116;

    public static void Write(SourceWriter writer, DocModel docs)
    {
        Element(writer, "summary", [.. docs.Summary.Select(Text)]);
        List<string> remarks = [];
        if (docs.Default is { } value)
        {
            remarks.Add($"When it is not set, the server takes {Code(value)}.");
        }

        remarks.AddRange(docs.Facts.Select(Text));
        if (remarks.Count > 0)
        {
            Element(writer, "remarks", [string.Join(" ", remarks)]);
        }

        if (docs.Examples.Count > 0)
        {
            Element(writer, "example", [.. docs.Examples.Select(Code)]);
        }
    }

    public static void Summary(SourceWriter writer, string text) => Element(writer, "summary", [text]);

    public static void Parameter(SourceWriter writer, string name, string text) =>
        writer.Line($"/// <param name=\"{name}\">{Text(text)}</param>");

    /// <summary>A text as XML: escaped, with spans between backticks as code.</summary>
    public static string Text(string text)
    {
        string[] parts = text.Split('`');
        if (parts.Length % 2 == 0)
        {
            // An odd backtick: none of them means code.
            return Escape(text);
        }

        var xml = new StringBuilder();
        for (int index = 0; index < parts.Length; index++)
        {
            xml.Append(index % 2 == 0 ? Escape(parts[index]) : parts[index].Trim().Length == 0 ? Escape($"`{parts[index]}`") : Code(parts[index]));
        }

        return xml.ToString();
    }

    public static string Code(string text) => $"<c>{Escape(text)}</c>";

    private static void Element(SourceWriter writer, string name, IReadOnlyList<string> paragraphs)
    {
        if (paragraphs.Count == 1 && paragraphs[0].Length + (2 * name.Length) + 5 <= MaxLineLength)
        {
            writer.Line($"/// <{name}>{paragraphs[0]}</{name}>");
            return;
        }

        writer.Line($"/// <{name}>");
        foreach (string paragraph in paragraphs)
        {
            foreach (string line in Wrap(paragraphs.Count > 1 ? $"<para>{paragraph}</para>" : paragraph))
            {
                writer.Line($"/// {line}");
            }
        }

        writer.Line($"/// </{name}>");
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > MaxLineLength)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static string Escape(string text)
    {
        var xml = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            switch (character)
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;

                // C# ends a line, and with it the comment, at each of the last three too.
                case '\r' or '\n' or '\t' or '\u0085' or '\u2028' or '\u2029':
                    xml.Append(' ');
                    break;

                // Marks of writing direction would make the code around a comment read as what it is not.
                case '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'):
                    break;
                default:
                    if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                    {
                        xml.Append(character).Append(text[++index]);
                    }
                    else if (!char.IsControl(character) && !char.IsSurrogate(character) && character is not ('\ufffe' or '\uffff'))
                    {
                        xml.Append(character);
                    }

                    break;
            }
        }

        return xml.ToString();
    }
}

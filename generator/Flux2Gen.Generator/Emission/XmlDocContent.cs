using System.Text;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Docs;

namespace Flux2Gen.Generator.Emission;

/// <summary>Prints documentation as the XML of documentation comments.</summary>
internal static class XmlDocContent
{
    private const int MaxLineLength = 116;

    /// <summary>The content of a paragraph, in one line.</summary>
    public static string Inline(EquatableArray<DocInline> content)
    {
        var xml = new StringBuilder();
        Append(xml, content);
        return xml.ToString();
    }

    /// <summary>The lines of a block. A paragraph is marked as one unless it is all that there is.</summary>
    public static IEnumerable<string> Lines(DocBlock block, bool isOnly) => block switch
    {
        DocParagraph paragraph => Wrap(isOnly ? Inline(paragraph.Content) : $"<para>{Inline(paragraph.Content)}</para>"),
        DocList list => ["<list type=\"" + (list.IsNumbered ? "number" : "bullet") + "\">", .. list.Items.SelectMany(Item), "</list>"],
        DocCodeBlock code => ["<code>", .. code.Lines.Select(XmlText.Escape), "</code>"],
        _ => throw new InvalidOperationException($"There is no XML for a {block.GetType().Name}."),
    };

    /// <summary>Breaks a text into lines between its words, and not within tags.</summary>
    public static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        string tag = "";
        foreach (string part in text.Split(' '))
        {
            string word = tag + part;
            tag = part.EndsWith("<see", StringComparison.Ordinal) ? $"{word} " : "";
            if (tag.Length > 0)
            {
                continue;
            }

            if (line.Length > 0 && line.Length + 1 + word.Length > MaxLineLength)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    /// <summary>Whether an element with one line of content needs no lines of its own for its tags.</summary>
    public static bool Fits(string element, string content) => content.Length + (2 * element.Length) + 5 <= MaxLineLength;

    private static IEnumerable<string> Item(DocListItem item)
    {
        if (item.Blocks.Count == 1 && item.Blocks[0] is DocParagraph paragraph)
        {
            return Wrap($"<item><description>{Inline(paragraph.Content)}</description></item>");
        }

        return ["<item><description>", .. item.Blocks.SelectMany(static block => Lines(block, isOnly: false)), "</description></item>"];
    }

    private static void Append(StringBuilder xml, EquatableArray<DocInline> content)
    {
        foreach (DocInline inline in content)
        {
            switch (inline)
            {
                case DocText text:
                    xml.Append(XmlText.Escape(text.Value));
                    break;
                case DocCode code:
                    xml.Append("<c>").Append(XmlText.Escape(code.Value)).Append("</c>");
                    break;
                case DocLink { Label: null } link:
                    xml.Append("<see href=\"").Append(XmlText.Escape(link.Address)).Append("\"/>");
                    break;
                case DocLink link:
                    xml.Append("<see href=\"").Append(XmlText.Escape(link.Address)).Append("\">").Append(XmlText.Escape(link.Label!)).Append("</see>");
                    break;
                case DocEmphasis emphasis:
                    string tag = emphasis.IsStrong ? "b" : "i";
                    xml.Append('<').Append(tag).Append('>');
                    Append(xml, emphasis.Content);
                    xml.Append("</").Append(tag).Append('>');
                    break;
                case DocLineBreak:
                    xml.Append("<br/>");
                    break;
                default:
                    throw new InvalidOperationException($"There is no XML for a {inline.GetType().Name}.");
            }
        }
    }
}

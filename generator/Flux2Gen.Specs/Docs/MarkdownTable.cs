using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>Reads tables. Tools show none in documentation, so that each row becomes an item of a list.</summary>
internal static class MarkdownTable
{
    /// <summary>A head is repeated in each item, so that a long one would multiply.</summary>
    private const int MaxHeadLength = 400;

    /// <summary>Whether a table begins at a line.</summary>
    public static bool IsAt(List<MarkdownLine> lines, int index) =>
        index + 2 < lines.Count
        && lines[index].Text.IndexOf('|') >= 0
        && lines[index].Text.Length <= MaxHeadLength
        && IsDivider(lines[index + 1].Text)
        && lines[index + 2].Text.IndexOf('|') >= 0;

    /// <summary>Reads the table at a line, and moves to its last line.</summary>
    public static DocList Read(List<MarkdownLine> lines, ref int index)
    {
        string[] head = Cells(lines[index].Text);
        List<DocListItem> items = [];
        index++;
        while (index + 1 < lines.Count && lines[index + 1].Text.IndexOf('|') >= 0)
        {
            index++;
            string[] cells = Cells(lines[index].Text);
            string row = string.Join("; ", cells
                .Select((cell, column) => column < head.Length && head[column].Length > 0 && cell.Length > 0 ? $"{head[column]}: {cell}" : cell)
                .Where(static cell => cell.Length > 0));
            items.Add(new DocListItem([new DocParagraph(InlineParser.Parse(row))]));
        }

        return new DocList(IsNumbered: false, items.ToEquatableArray());
    }

    private static bool IsDivider(string text) =>
        text.IndexOf("--", StringComparison.Ordinal) >= 0 && text.IndexOf('|') >= 0 && text.Trim('|', '-', ':', ' ').Length == 0;

    private static string[] Cells(string text) => [.. text.Trim('|', ' ').Split('|').Select(static cell => cell.Trim())];
}

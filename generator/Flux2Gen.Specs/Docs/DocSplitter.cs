using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>Parts a description into what a reader sees at a glance and what is there to read on.</summary>
internal static class DocSplitter
{
    /// <summary>More than this hides the code that a tool tip is shown for.</summary>
    private const int MaxSummary = 400;

    /// <summary>Parts blocks. The summary has at least one, when there is any.</summary>
    public static (EquatableArray<DocBlock> Summary, EquatableArray<DocBlock> More) Split(EquatableArray<DocBlock> blocks)
    {
        if (blocks.Sum(DocPlainText.LengthOf) <= MaxSummary)
        {
            return (blocks, []);
        }

        if (blocks[0] is DocParagraph first && DocPlainText.LengthOf(first) > MaxSummary)
        {
            (DocParagraph beginning, DocParagraph? rest) = SentenceSplitter.Split(first, MaxSummary);
            return ([beginning], rest is null ? From(blocks, 1) : [rest, .. From(blocks, 1)]);
        }

        int length = 0;
        int count = 0;
        while (count < blocks.Count && (count == 0 || length + DocPlainText.LengthOf(blocks[count]) <= MaxSummary))
        {
            length += DocPlainText.LengthOf(blocks[count]);
            count++;
        }

        while (count > 1 && count < blocks.Count && LeadsUpTo(blocks[count - 1], blocks[count]))
        {
            count--;
        }

        return (blocks.Take(count).ToEquatableArray(), From(blocks, count));
    }

    private static EquatableArray<DocBlock> From(EquatableArray<DocBlock> blocks, int start) => blocks.Skip(start).ToEquatableArray();

    /// <summary>Whether a block is a heading, or the words before a list, and says nothing without the next one.</summary>
    private static bool LeadsUpTo(DocBlock block, DocBlock next) => block is DocParagraph paragraph
        && ((paragraph.Content.Count == 1 && paragraph.Content[0] is DocEmphasis { IsStrong: true })
            || (next is not DocParagraph && DocPlainText.Of(paragraph.Content).EndsWith(":", StringComparison.Ordinal)));
}

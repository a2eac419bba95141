using System.Text;
using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>
/// Parses the Markdown of a description into blocks. Indentation alone means nothing, because most descriptions are Python
/// docstrings; between the items of lists it tells which list an item belongs to.
/// </summary>
internal sealed class MarkdownParser
{
    /// <summary>Lists within lists beyond this are one list.</summary>
    private const int MaxLists = 4;

    private readonly List<MarkdownLine> _lines;
    private readonly bool _isOneLine;
    private readonly List<MarkdownContainer> _open = [new(isNumbered: false, indent: -1)];
    private readonly StringBuilder _paragraph = new();
    private bool _afterBlank;

    private MarkdownParser(string text)
    {
        _lines = MarkdownLine.Split(text);

        // "- 5 to 5", "# of frames": a single line is a sentence, however it begins.
        _isOneLine = _lines.Count(static line => !line.IsBlank) == 1;
    }

    private MarkdownContainer Innermost => _open[_open.Count - 1];

    /// <summary>Parses a text.</summary>
    public static EquatableArray<DocBlock> Parse(string text) => new MarkdownParser(text).Run();

    private EquatableArray<DocBlock> Run()
    {
        for (int index = 0; index < _lines.Count; index++)
        {
            MarkdownLine line = _lines[index];
            if (line.IsBlank)
            {
                EndParagraph();
                _afterBlank = true;
                continue;
            }

            if (_isOneLine || !TryBlock(line, ref index))
            {
                Continue(line);
            }

            _afterBlank = false;
        }

        EndParagraph();
        CloseTo(1);
        return _open[0].Blocks.ToEquatableArray();
    }

    /// <summary>Takes a line that begins a block of its own.</summary>
    private bool TryBlock(MarkdownLine line, ref int index)
    {
        if (line.Fence > 0)
        {
            EndParagraph();
            LeaveListsBefore(line);
            Code(line, ref index);
        }
        else if (line.IsRule)
        {
            EndParagraph();
        }
        else if (line.Heading() is { } heading)
        {
            EndParagraph();
            CloseTo(1);
            Add(new DocParagraph(Strong(InlineParser.Parse(heading))));
        }
        else if (MarkdownTable.IsAt(_lines, index))
        {
            EndParagraph();
            LeaveListsBefore(line);
            Add(MarkdownTable.Read(_lines, ref index));
        }
        else if (line.Item(out int number) is { } text && (number <= 1 || _open.Exists(static list => list.IsNumbered)))
        {
            Item(line, number > 0, text);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Item(MarkdownLine line, bool isNumbered, string text)
    {
        EndParagraph();
        while (_open.Count > 1 && line.Indent < Innermost.Indent)
        {
            CloseTo(_open.Count - 1);
        }

        bool isDeeper = _open.Count == 1 || line.Indent > Innermost.Indent + 1;
        if (!isDeeper && Innermost.IsNumbered != isNumbered)
        {
            CloseTo(_open.Count - 1);
            isDeeper = true;
        }

        if (isDeeper && _open.Count <= MaxLists)
        {
            _open.Add(new MarkdownContainer(isNumbered, line.Indent));
        }
        else
        {
            Innermost.EndItem();
        }

        _paragraph.Append(text);
    }

    /// <summary>Takes a line of a paragraph.</summary>
    private void Continue(MarkdownLine line)
    {
        if (_afterBlank || EndsSentence())
        {
            // Under a marker, it is what follows the list; further in, it is still the item.
            LeaveListsBefore(line);
        }

        _paragraph.Append(_paragraph.Length > 0 ? " " : "").Append(line.Text);
    }

    private bool EndsSentence() => _paragraph.Length > 0 && _paragraph[_paragraph.Length - 1] is '.' or '!' or '?';

    private void LeaveListsBefore(MarkdownLine line)
    {
        while (_open.Count > 1 && line.Indent <= Innermost.Indent)
        {
            EndParagraph();
            CloseTo(_open.Count - 1);
        }
    }

    private void Code(MarkdownLine fence, ref int index)
    {
        List<string> code = [];
        int length = fence.Fence;
        for (index++; index < _lines.Count; index++)
        {
            MarkdownLine line = _lines[index];
            if (line.Text.Length >= length && line.Text.Trim(fence.Text[0]).Length == 0)
            {
                break;
            }

            // The columns before the fence belong to the description.
            int indent = Math.Min(fence.Indent, line.Source.Length - line.Source.TrimStart().Length);
            code.Add(line.Source.Substring(indent).TrimEnd());
        }

        if (code.Exists(static line => line.Length > 0))
        {
            Add(new DocCodeBlock(code.ToEquatableArray()));
        }
    }

    private void Add(DocBlock block) => Innermost.Blocks.Add(block);

    private void EndParagraph()
    {
        EquatableArray<DocInline> content = InlineParser.Parse(_paragraph.ToString());
        _paragraph.Clear();
        if (content.Count > 0)
        {
            Add(new DocParagraph(content));
        }
    }

    private void CloseTo(int count)
    {
        while (_open.Count > count)
        {
            DocList list = Innermost.ToList();
            _open.RemoveAt(_open.Count - 1);
            if (list.Items.Count > 0)
            {
                Add(list);
            }
        }
    }

    private static EquatableArray<DocInline> Strong(EquatableArray<DocInline> content) =>
        content.Count == 1 && content[0] is DocEmphasis ? content : [new DocEmphasis(IsStrong: true, content)];
}

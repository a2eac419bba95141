using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Emission;

/// <summary>Writes indented source. Lines end in <c>\n</c> on every system.</summary>
internal sealed class SourceWriter
{
    private const int MaxLineLength = 116;

    private static readonly Encoding Utf8WithoutMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsBlank;

    /// <summary>Writes an empty line before the next line, unless a block has just begun.</summary>
    public void Blank() => _needsBlank = true;

    /// <summary>Writes a text of one or more lines, each indented as the writer stands.</summary>
    public void Line(string text)
    {
        if (_needsBlank)
        {
            _text.Append('\n');
            _needsBlank = false;
        }

        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            int stop = end < 0 ? text.Length : end;
            int length = stop > start && text[stop - 1] == '\r' ? stop - start - 1 : stop - start;
            if (length > 0)
            {
                _text.Append(' ', _depth * 4).Append(text, start, length);
            }

            _text.Append('\n');
            start = stop + 1;
            if (end < 0)
            {
                break;
            }
        }
    }

    /// <summary>Writes a list between a head and an end: in one line where it fits, otherwise in as few as hold it.</summary>
    public void List(string head, IReadOnlyList<string> items, string end)
    {
        string all = head + string.Join(", ", items) + end;
        if (all.Length <= MaxLineLength)
        {
            Line(all);
            return;
        }

        Line(head);
        _depth++;
        var line = new StringBuilder();
        for (int index = 0; index < items.Count; index++)
        {
            string item = items[index] + (index == items.Count - 1 ? end : ",");
            if (line.Length > 0 && line.Length + 1 + item.Length > MaxLineLength)
            {
                Line(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(item);
        }

        Line(line.ToString());
        _depth--;
    }

    /// <summary>Writes a head and an opening brace; disposing of the result writes the closing one.</summary>
    public IDisposable Block(string head, string end = "}")
    {
        Line(head);
        Line("{");
        _depth++;
        return new OpenBlock(this, end);
    }

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Utf8WithoutMark);

    private void Close(string end)
    {
        _needsBlank = false;
        _depth--;
        Line(end);
    }

    private sealed class OpenBlock(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose() => writer.Close(end);
    }
}

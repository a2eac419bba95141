using System.Net;
using System.Text;
using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>
/// Parses the Markdown of a paragraph. Takes what people write in descriptions, in one pass over the text: what is not
/// closed, or nested deeper than anybody writes, stays as the characters that it is.
/// </summary>
internal sealed partial class InlineParser
{
    private const int MaxDepth = 4;

    private const int MaxEntityLength = 10;

    private readonly string _text;
    private readonly bool _isLabel;
    private readonly Dictionary<int, int> _closers = [];
    private readonly List<InlineFrame> _frames = [new("", "", null)];
    private readonly StringBuilder _plain = new();
    private int _position;

    private InlineParser(string text, bool isLabel)
    {
        _text = text;
        _isLabel = isLabel;
    }

    private char Next => _position + 1 < _text.Length ? _text[_position + 1] : ' ';

    /// <summary>Parses a text. Line ends in it are spaces.</summary>
    public static EquatableArray<DocInline> Parse(string text) => Parse(text, isLabel: false);

    private static EquatableArray<DocInline> Parse(string text, bool isLabel)
    {
        var parser = new InlineParser(Whitespace.Collapse(text), isLabel);
        parser.FindBackticks();
        parser.FindBrackets();
        return parser.Run();
    }

    private EquatableArray<DocInline> Run()
    {
        while (_position < _text.Length)
        {
            if (!TryMarkup())
            {
                _plain.Append(_text[_position++]);
            }
        }

        CloseTo(1);
        Flush();
        return Tidy(_frames[0].Content, isWhole: true);
    }

    private bool TryMarkup() => _text[_position] switch
    {
        '\\' => TryEscape(),
        '`' => TryCode(),
        '!' when Next == '[' => TryLink(_position + 1, isImage: true),
        '[' => TryLink(_position, isImage: false),
        '<' => TryAddressInAngles() || TryTag(),
        '&' => TryEntity(),
        '*' or '_' => Delimiter(),
        'h' or 'H' => TryBareAddress(),
        _ => false,
    };

    private bool TryEscape()
    {
        if (Next is ' ' or > '~' || char.IsLetterOrDigit(Next))
        {
            return false;
        }

        _plain.Append(Next);
        _position += 2;
        return true;
    }

    private bool TryCode()
    {
        int run = RunLength('`');
        if (!_closers.TryGetValue(_position, out int end) || string.IsNullOrWhiteSpace(_text.Substring(_position + run, end - _position - run)))
        {
            Literally(run);
            return true;
        }

        Add(new DocCode(_text.Substring(_position + run, end - _position - run).Trim()));
        _position = end + run;
        return true;
    }

    private bool TryEntity()
    {
        int end = _text.IndexOf(';', _position, Math.Min(MaxEntityLength, _text.Length - _position));
        if (end < 0)
        {
            return false;
        }

        string entity = _text.Substring(_position, end - _position + 1);
        string decoded = WebUtility.HtmlDecode(entity);
        if (decoded == entity)
        {
            return false;
        }

        _plain.Append(decoded);
        _position = end + 1;
        return true;
    }

    /// <summary>
    /// A run of stars or underscores. Within a word, as in <c>image_url</c> or <c>2*3</c>, it is text; but stars may end within one
    /// what began before it, and two may begin after a letter, as in CommonMark.
    /// </summary>
    private bool Delimiter()
    {
        int run = RunLength(_text[_position]);
        bool isStar = _text[_position] == '*';
        char before = _position > 0 ? _text[_position - 1] : ' ';
        char after = _position + run < _text.Length ? _text[_position + run] : ' ';
        string marker = _text.Substring(_position, Math.Min(run, 4));
        bool canClose = run <= 3 && before != ' ' && "([{,".IndexOf(before) < 0 && (isStar || !char.IsLetterOrDigit(after));
        bool canOpen = run <= 3 && after != ' ' && ".,;:!?)]}".IndexOf(after) < 0 && (!char.IsLetterOrDigit(before) || (isStar && run == 2 && char.IsLetter(before)));
        if (canClose && OpenFrame(marker) is > 0 and int place)
        {
            _position += run;
            Wrap(place, content => run switch
            {
                1 => [new DocEmphasis(IsStrong: false, content)],
                2 => [new DocEmphasis(IsStrong: true, content)],
                _ => [new DocEmphasis(IsStrong: true, [new DocEmphasis(IsStrong: false, content)])],
            });
            return true;
        }

        if (canOpen && _frames.Count <= MaxDepth)
        {
            Open(new InlineFrame(marker, marker, null));
            _position += run;
            return true;
        }

        Literally(run);
        return true;
    }

    private bool TryTag()
    {
        if (HtmlTag.TryRead(_text, _position) is not { } tag)
        {
            return false;
        }

        if (tag.IsBreak)
        {
            Add(new DocLineBreak());
            if (tag is { Name: "li", IsEnd: false })
            {
                _plain.Append("• ");
            }
        }
        else if (!tag.IsEnd && _frames.Count <= MaxDepth)
        {
            Open(new InlineFrame($"<{tag.Name}>", tag.Source, tag));
        }
        else if (tag.IsEnd && OpenFrame($"<{tag.Name}>") is > 0 and int place)
        {
            HtmlTag start = _frames[place].Tag!;
            Wrap(place, content => Tagged(start, content));
        }
        else
        {
            return false;
        }

        _position += tag.Source.Length;
        return true;
    }

    private static DocInline[] Tagged(HtmlTag tag, EquatableArray<DocInline> content) =>
        tag.IsStrong ? [new DocEmphasis(IsStrong: true, content)]
        : tag.IsItalic ? [new DocEmphasis(IsStrong: false, content)]
        : tag.IsCode ? [new DocCode(DocPlainText.Of(content))]
        : tag.Name == "a" ? [LinkTo(WebUtility.HtmlDecode(tag.Address()), DocPlainText.Of(content))]
        : [.. content];

    private int RunLength(char character)
    {
        int end = _position;
        while (end < _text.Length && _text[end] == character)
        {
            end++;
        }

        return end - _position;
    }

    private void Literally(int length)
    {
        _plain.Append(_text, _position, length);
        _position += length;
    }

    private void Add(DocInline inline)
    {
        Flush();
        _frames[_frames.Count - 1].Content.Add(inline);
    }

    private void Open(InlineFrame frame)
    {
        Flush();
        _frames.Add(frame);
    }

    /// <summary>The innermost frame that a marker closes; -1 when there is none.</summary>
    private int OpenFrame(string marker) => _frames.FindLastIndex(frame => frame.Marker == marker);

    /// <summary>Ends a frame, and makes of what is in it what its markup says.</summary>
    private void Wrap(int place, Func<EquatableArray<DocInline>, DocInline[]> make)
    {
        CloseTo(place + 1);
        Flush();
        EquatableArray<DocInline> content = Tidy(_frames[place].Content, isWhole: false);
        _frames.RemoveAt(place);
        if (content.Count > 0)
        {
            _frames[place - 1].Content.AddRange(make(content));
        }
    }

    /// <summary>Ends the frames from a place on that nothing closed: their markers are text.</summary>
    private void CloseTo(int count)
    {
        Flush();
        while (_frames.Count > count)
        {
            InlineFrame frame = _frames[_frames.Count - 1];
            _frames.RemoveAt(_frames.Count - 1);
            List<DocInline> outer = _frames[_frames.Count - 1].Content;
            outer.Add(new DocText(frame.Source));
            outer.AddRange(frame.Content);
        }
    }

    private void Flush()
    {
        if (_plain.Length > 0)
        {
            _frames[_frames.Count - 1].Content.Add(new DocText(_plain.ToString()));
            _plain.Clear();
        }
    }

    /// <summary>Joins neighbouring texts, and drops breaks that follow each other. Nothing stands before the whole, so no space either.</summary>
    private static EquatableArray<DocInline> Tidy(List<DocInline> content, bool isWhole)
    {
        List<DocInline> tidy = [];
        var text = new StringBuilder();
        void Flush()
        {
            string joined = Whitespace.Collapse(text.ToString(), keepEnds: true);
            text.Clear();
            if (tidy.Count == 0 ? isWhole : tidy[tidy.Count - 1] is DocLineBreak)
            {
                joined = joined.TrimStart(' ');
            }

            if (joined.Length > 0)
            {
                tidy.Add(new DocText(joined));
            }
        }

        foreach (DocInline inline in content)
        {
            if (inline is DocText plain)
            {
                text.Append(plain.Value);
                continue;
            }

            Flush();
            if (inline is not DocLineBreak || (tidy.Count > 0 && tidy[tidy.Count - 1] is not DocLineBreak))
            {
                tidy.Add(inline);
            }
        }

        Flush();
        while (tidy.Count > 0 && tidy[tidy.Count - 1] is DocLineBreak)
        {
            tidy.RemoveAt(tidy.Count - 1);
        }

        return tidy.ToEquatableArray();
    }
}

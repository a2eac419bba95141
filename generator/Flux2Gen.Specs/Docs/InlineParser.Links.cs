namespace Flux2Gen.Specs.Docs;

/// <content>Links, and what has to be known ahead of a place to stay linear.</content>
internal sealed partial class InlineParser
{
    private const int MaxTitleLength = 200;

    /// <summary>Brackets in an address, as in those of Wikipedia.</summary>
    private const int MaxParentheses = 3;

    /// <summary>Finds for each run of backticks the next one of its length.</summary>
    private void FindBackticks()
    {
        Dictionary<int, int> next = [];
        for (int end = _text.Length; end > 0;)
        {
            if (_text[end - 1] != '`')
            {
                end--;
                continue;
            }

            int start = end - 1;
            while (start > 0 && _text[start - 1] == '`')
            {
                start--;
            }

            if (next.TryGetValue(end - start, out int closer))
            {
                _closers[start] = closer;
            }

            next[end - start] = start;
            end = start;
        }
    }

    /// <summary>Finds for each square bracket the one that closes it.</summary>
    private void FindBrackets()
    {
        Stack<int> open = new();
        for (int index = 0; index < _text.Length && !_isLabel; index++)
        {
            if (_text[index] == '[')
            {
                open.Push(index);
            }
            else if (_text[index] == ']' && open.Count > 0)
            {
                _closers[open.Pop()] = index;
            }
        }
    }

    private bool TryLink(int bracket, bool isImage)
    {
        if (!_closers.TryGetValue(bracket, out int end) || end + 1 == _text.Length || _text[end + 1] != '(')
        {
            return false;
        }

        int after = ReadTarget(end + 2, out string address);
        if (after < 0 || !LooksLikeAddress(address))
        {
            return false;
        }

        string label = DocPlainText.Of(Parse(_text.Substring(bracket + 1, end - bracket - 1), isLabel: true));
        Add(LinkTo(address, isImage && label.Length == 0 ? "image" : label));
        _position = after;
        return true;
    }

    /// <summary>A link where the address is one that may be linked to, and otherwise text that loses neither of the two.</summary>
    private static DocInline LinkTo(string address, string label)
    {
        label = label.Trim();
        if (WebAddress.IsValid(address))
        {
            return new DocLink(address, label.Length == 0 || label == address ? null : label);
        }

        bool isWorthless = address.Length == 0 || address[0] == '#' || address == label;
        return new DocText(isWorthless ? label : $"{label} ({address})");
    }

    /// <summary>Whether it is more than an ordinary remark in brackets: <c>[pause](short)</c> is no link.</summary>
    private static bool LooksLikeAddress(string address) =>
        address.Length > 0 && (address[0] == '#' || address.IndexOf('/') >= 0 || address.IndexOf(':') >= 0);

    /// <summary>Reads the rest of a link after its opening parenthesis. Returns the place after the closing one; -1 when there is none.</summary>
    private int ReadTarget(int start, out string address)
    {
        address = "";
        int end = SkipSpace(start);
        bool isBracketed = end < _text.Length && _text[end] == '<';
        int from = isBracketed ? end + 1 : end;
        end = isBracketed ? EndOfBracketed(from) : EndOfPlain(from);
        if (end < 0)
        {
            return -1;
        }

        address = _text.Substring(from, end - from);
        end = SkipTitle(SkipSpace(isBracketed ? end + 1 : end));
        return end >= 0 && end < _text.Length && _text[end] == ')' ? end + 1 : -1;
    }

    private int SkipSpace(int place) => place < _text.Length && _text[place] == ' ' ? place + 1 : place;

    private int EndOfBracketed(int start)
    {
        int end = start;
        while (end < _text.Length && end - start <= WebAddress.MaxLength && _text[end] is not ('<' or '>' or ' '))
        {
            end++;
        }

        return end < _text.Length && _text[end] == '>' ? end : -1;
    }

    private int EndOfPlain(int start)
    {
        int depth = 0;
        int end = start;
        for (; end < _text.Length && end - start <= WebAddress.MaxLength && _text[end] != ' '; end++)
        {
            depth += _text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return end;
            }

            if (depth > MaxParentheses)
            {
                return -1;
            }
        }

        return depth == 0 && end < _text.Length && _text[end] == ' ' ? end : -1;
    }

    /// <summary>The place after a title in quotes: it says nothing that the label does not.</summary>
    private int SkipTitle(int start)
    {
        if (start >= _text.Length || _text[start] is not ('"' or '\''))
        {
            return start;
        }

        int end = _text.IndexOf(_text[start], start + 1, Math.Min(MaxTitleLength, _text.Length - start - 1));
        return end < 0 ? -1 : SkipSpace(end + 1);
    }

    private bool TryAddressInAngles()
    {
        if (_isLabel || WebAddress.SchemeLength(_text, _position + 1) == 0)
        {
            return false;
        }

        int end = EndOfBracketed(_position + 1);
        if (end < 0 || _text.Substring(_position + 1, end - _position - 1) is not { } address || !WebAddress.IsValid(address))
        {
            return false;
        }

        Add(new DocLink(address, null));
        _position = end + 1;
        return true;
    }

    private bool TryBareAddress()
    {
        if ((_position > 0 && char.IsLetterOrDigit(_text[_position - 1])) || WebAddress.SchemeLength(_text, _position) == 0)
        {
            return false;
        }

        int end = _position;
        while (end < _text.Length && WebAddress.IsAllowed(_text[end]))
        {
            end++;
        }

        end = WithoutPunctuation(_position, end);
        string address = _text.Substring(_position, end - _position);

        // A template is not the address that its beginning is.
        bool goesOn = end < _text.Length && _text[end] is '{' or '\\' or '^' or '|';
        if (_isLabel || goesOn || !WebAddress.IsValid(address))
        {
            Literally(end - _position);
            return true;
        }

        Add(new DocLink(address, null));
        _position = end;
        return true;
    }

    /// <summary>The end of an address without what belongs to the sentence around it.</summary>
    private int WithoutPunctuation(int start, int end)
    {
        int unopened = 0;
        for (int index = start; index < end; index++)
        {
            unopened += _text[index] switch { ')' or ']' => 1, '(' or '[' => -1, _ => 0 };
        }

        while (end > start)
        {
            bool isUnopened = _text[end - 1] is ')' or ']' && unopened > 0;
            if (!isUnopened && ".,;:!?'*_".IndexOf(_text[end - 1]) < 0)
            {
                break;
            }

            unopened -= isUnopened ? 1 : 0;
            end--;
        }

        return end;
    }
}

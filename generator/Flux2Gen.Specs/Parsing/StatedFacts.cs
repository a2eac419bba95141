using System.Globalization;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Tells what a description says itself, so that it is not said twice. In doubt it does not: twice is better than never.</summary>
internal sealed class StatedFacts
{
    private const int MaxNumberLength = 20;

    private const int MaxDefaultLength = 100;

    /// <summary>Between "default" and the value.</summary>
    private const int MaxWords = 4;

    private const int MaxMarks = 10;

    private static readonly string[] Between = ["-", "–", "—", "to", "and", "..", "...", "through"];

    private static readonly string[] IsWords = ["values", "value", "is", "to", "of", "s", ":", "=", "("];

    private readonly string _text;
    private readonly List<(decimal Value, int Start, int End)> _numbers = [];
    private readonly Dictionary<int, decimal> _numberFrom = [];
    private readonly Dictionary<int, decimal> _numberUntil = [];

    public StatedFacts(string text)
    {
        _text = text;
        FindNumbers();
    }

    /// <summary>Whether it says <c>Defaults to X</c>, <c>X by default</c> or <c>X (default)</c>.</summary>
    public bool SaysDefault(string value)
    {
        if (value.Length is 0 or > MaxDefaultLength)
        {
            return false;
        }

        for (int place = Find("default", 0); place >= 0; place = Find("default", place + 7))
        {
            if (IsAfter(value, place + 7) || IsBefore(value, place))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it says <c>0 to 4</c>, <c>0-4</c>, <c>between 0 and 4</c>.</summary>
    public bool SaysRange(string? minimum, string? maximum)
    {
        if (Parse(minimum) is not { } low || Parse(maximum) is not { } high)
        {
            return false;
        }

        for (int index = 1; index < _numbers.Count; index++)
        {
            (decimal first, _, int end) = _numbers[index - 1];
            (decimal second, int start, _) = _numbers[index];
            if (first == low && second == high && start - end <= 10 && Between.Contains(_text.Substring(end, start - end).Trim()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it has a limit in fal's words, such as <c>Max file size: 10.0MB</c>.</summary>
    public bool SaysLimit(string label) => Find(label + ":", 0) >= 0;

    /// <summary>Whether it says a number of characters.</summary>
    public bool SaysLength(int? length) => _numbers.Exists(number =>
        number.Value == length && SkipMarks(number.End) is var place && IsAt("char", place));

    /// <summary>Whether it says a size, <c>20 MB</c>. fal writes MB for 1,048,576 bytes too.</summary>
    public bool SaysSize(decimal bytes) => _numbers.Exists(number =>
        (number.Value == bytes / (1024 * 1024) || number.Value == bytes / 1_000_000)
        && _text.Substring(number.End, Math.Min(4, _text.Length - number.End)).TrimStart() is { Length: >= 2 } unit
        && (unit.StartsWith("MB", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("MiB", StringComparison.OrdinalIgnoreCase)));

    private bool IsAfter(string value, int place)
    {
        for (int word = 0; word <= MaxWords; word++)
        {
            place = SkipMarks(place);
            if (IsValueAt(value, place))
            {
                return true;
            }

            place += Array.Find(IsWords, candidate => IsAt(candidate, place))?.Length ?? 0;
        }

        return false;
    }

    private bool IsBefore(string value, int place)
    {
        int end = place >= 3 && IsAt("by ", place - 3) ? place - 3 : place;
        int last = end;
        while (end > 0 && last - end < MaxMarks && " ('\"`".IndexOf(_text[end - 1]) >= 0)
        {
            end--;
        }

        if (end == last)
        {
            return false;
        }

        int start = end - value.Length;
        return Parse(value) is { } number
            ? _numberUntil.TryGetValue(end, out decimal found) && found == number
            : start >= 0 && IsValueAt(value, start) && (start == 0 || !IsPartOfWord(_text[start - 1]));
    }

    private bool IsValueAt(string value, int place)
    {
        if (Parse(value) is { } number)
        {
            return _numberFrom.TryGetValue(place, out decimal found) && found == number;
        }

        int end = place + value.Length;
        return end <= _text.Length
            && string.Compare(_text, place, value, 0, value.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (end == _text.Length || !IsPartOfWord(_text[end]));
    }

    private int SkipMarks(int place)
    {
        int last = Math.Min(_text.Length, place + MaxMarks);
        while (place < last && (char.IsWhiteSpace(_text[place]) || "'\"`*".IndexOf(_text[place]) >= 0))
        {
            place++;
        }

        return place;
    }

    private int Find(string part, int start) => start > _text.Length ? -1 : _text.IndexOf(part, start, StringComparison.OrdinalIgnoreCase);

    private bool IsAt(string part, int place) =>
        string.Compare(_text, place, part, 0, part.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private void FindNumbers()
    {
        int place = 0;
        while (place < _text.Length)
        {
            if (_text[place] is not (>= '0' and <= '9'))
            {
                place++;
                continue;
            }

            // A minus, unless it stands between two numbers or within a word.
            bool isNegative = place > 0 && _text[place - 1] == '-' && (place == 1 || !IsPartOfWord(_text[place - 2]));
            int start = isNegative ? place - 1 : place;
            int end = place;
            while (end < _text.Length && (_text[end] is >= '0' and <= '9' || IsDecimalPoint(end)))
            {
                end++;
            }

            if (end - start <= MaxNumberLength && Parse(_text.Substring(start, end - start)) is { } number)
            {
                _numbers.Add((number, start, end));
                _numberFrom[start] = number;
                _numberUntil[end] = number;
            }

            place = end;
        }
    }

    private bool IsDecimalPoint(int place) =>
        _text[place] == '.' && place + 1 < _text.Length && _text[place + 1] is >= '0' and <= '9' && _text[place - 1] is >= '0' and <= '9';

    private static bool IsPartOfWord(char character) => char.IsLetterOrDigit(character) || character is '_';

    private static decimal? Parse(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}

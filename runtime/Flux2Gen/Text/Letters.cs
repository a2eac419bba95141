using System.Text;

namespace Flux2Gen.Text;

/// <summary>The letters and digits of a text, which stay when a server changes its spaces, its case or its quotes.</summary>
internal sealed class Letters
{
    /// <summary>Fewer letters give nothing away, and may as well be a word of the server's own. Those of scripts that write words with few count double.</summary>
    private const int LeastWeight = 8;

    /// <summary>So many letters in a row are a part of a text, and no coincidence.</summary>
    private const int RunLength = 16;

    private const ulong Base = 1_000_003;
    private static readonly ulong Highest = Power(RunLength);

    private readonly string _source;
    private readonly string _letters;
    private readonly int[] _places;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="text">The text.</param>
    public Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        int weight = 0;
        for (int place = 0; place < text.Length; place++)
        {
            char letter = text[place];
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                letters.Append(char.ToUpperInvariant(letter));
                places.Add(place);
                weight += letter < '\u2E80' ? 1 : 2;
            }
        }

        _source = text;
        _letters = letters.ToString();
        _places = [.. places];
        IsTelling = weight >= LeastWeight;
    }

    /// <summary>Gets a value indicating whether the text is long enough to give something away.</summary>
    public bool IsTelling { get; }

    /// <summary>Gets a value indicating whether parts of the text are looked for, and not only all of it.</summary>
    public bool HasRuns => _letters.Length > RunLength;

    /// <summary>Gets the hashes of all runs, in order. Two runs of the same hash are the same, as far as a message is concerned.</summary>
    public IEnumerable<ulong> Runs => Hashes(_letters);

    /// <summary>Marks the letters of another text, wherever all of it is in this one.</summary>
    /// <param name="other">The other text.</param>
    /// <param name="marks">The marks, one for each letter; made when the first is found.</param>
    public void MarkText(Letters other, ref bool[]? marks)
    {
        for (int at = -1; (at = _letters.IndexOf(other._letters, at + 1, StringComparison.Ordinal)) >= 0;)
        {
            Mark(at, other._letters.Length, ref marks);
        }
    }

    /// <summary>Marks the letters of runs that are known.</summary>
    /// <param name="known">The hashes of the runs of other texts.</param>
    /// <param name="marks">The marks, one for each letter; made when the first is found.</param>
    public void MarkRuns(HashSet<ulong> known, ref bool[]? marks)
    {
        int start = 0;
        foreach (ulong hash in Runs)
        {
            if (known.Contains(hash))
            {
                Mark(start, RunLength, ref marks);
            }

            start++;
        }
    }

    /// <summary>Returns the text with each run of marked letters, and what is between them, replaced.</summary>
    public string Replace(bool[] marks, string replacement)
    {
        var result = new StringBuilder(_source.Length);
        int copied = 0;
        for (int letter = 0; letter < marks.Length; letter++)
        {
            if (!marks[letter])
            {
                continue;
            }

            result.Append(_source, copied, _places[letter] - copied).Append(replacement);
            while (letter + 1 < marks.Length && marks[letter + 1])
            {
                letter++;
            }

            copied = _places[letter] + 1;
        }

        return result.Append(_source, copied, _source.Length - copied).ToString();
    }

    private void Mark(int start, int length, ref bool[]? marks)
    {
        marks ??= new bool[_letters.Length];
        marks.AsSpan(start, length).Fill(true);
    }

    /// <summary>The hashes of all runs, in order.</summary>
    private static IEnumerable<ulong> Hashes(string letters)
    {
        ulong hash = 0;
        for (int end = 0; end < letters.Length; end++)
        {
            hash = unchecked((hash * Base) + letters[end] - (end < RunLength ? 0 : letters[end - RunLength] * Highest));
            if (end >= RunLength - 1)
            {
                yield return hash;
            }
        }
    }

    private static ulong Power(int exponent) => unchecked(exponent == 0 ? 1 : Base * Power(exponent - 1));
}

namespace Flux2Gen.Specs.Docs;

/// <summary>Parts a paragraph at the end of a sentence.</summary>
internal static class SentenceSplitter
{
    /// <summary>Parts a paragraph at the last end of a sentence within a length; the rest is null when there is none.</summary>
    public static (DocParagraph Lead, DocParagraph? More) Split(DocParagraph paragraph, int maxLength)
    {
        int place = -1;
        int end = 0;
        int length = 0;
        for (int index = 0; index < paragraph.Content.Count && length <= maxLength; index++)
        {
            if (paragraph.Content[index] is DocText text && LastEnd(text.Value, maxLength - length) is > 0 and int found)
            {
                (place, end) = (index, found);
            }

            length += DocPlainText.LengthOf([paragraph.Content[index]]);
        }

        if (place < 0)
        {
            return (paragraph, null);
        }

        string split = ((DocText)paragraph.Content[place]).Value;
        return (
            new DocParagraph([.. paragraph.Content.Take(place), new DocText(split.Substring(0, end))]),
            new DocParagraph([new DocText(split.Substring(end + 1)), .. paragraph.Content.Skip(place + 1)]));
    }

    /// <summary>The place of the space after the last sentence within a length; -1 when none ends there.</summary>
    private static int LastEnd(string text, int maxLength)
    {
        for (int index = Math.Min(text.Length - 2, maxLength); index > 1; index--)
        {
            // Not after "e.g. " and "vs. A".
            if (text[index] == ' ' && text[index - 1] is '.' or '!' or '?' && char.IsUpper(text[index + 1]) && !IsAbbreviation(text, index - 1))
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        int start = dot;
        while (start > 0 && text[start - 1] != ' ')
        {
            start--;
        }

        string word = text.Substring(start, dot - start).TrimStart('(');
        return word.Length <= 1 || word is "vs" or "etc" or "e.g" or "i.e" or "approx" or "max" or "min";
    }
}

using System.Text;

namespace Flux2Gen.Specs.Docs;

/// <summary>White space as prose has it.</summary>
internal static class Whitespace
{
    /// <summary>Makes one space of each run of white space.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepEnds">Whether a space remains at either end.</param>
    public static string Collapse(string text, bool keepEnds = false)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (!char.IsWhiteSpace(character))
            {
                collapsed.Append(character);
            }
            else if (collapsed.Length == 0 ? keepEnds : collapsed[collapsed.Length - 1] != ' ')
            {
                collapsed.Append(' ');
            }
        }

        string result = collapsed.ToString();
        return keepEnds ? result : result.TrimEnd(' ');
    }
}

using System.Text;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Emission;

/// <summary>Escapes text for documentation comments. Nothing in it can end the comment, break its XML or hide from a reader.</summary>
internal static class XmlText
{
    public static string Escape(string text)
    {
        var xml = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;

                // C# ends a line, and with it the comment, at each of the last three too.
                case '\r' or '\n' or '\t' or '\u0085' or '\u2028' or '\u2029':
                    xml.Append(' ');
                    break;
                case >= ' ' and < '\u007f':
                    xml.Append(text[index]);
                    break;
                default:
                    index += AppendOther(xml, text, index) - 1;
                    break;
            }
        }

        return xml.ToString();
    }

    /// <summary>Appends the character at a place if it can stand in XML and be seen. Returns its length in the text.</summary>
    private static int AppendOther(StringBuilder xml, string text, int index)
    {
        int length = char.IsSurrogatePair(text, index) ? 2 : 1;
        int codePoint = length == 2 ? char.ConvertToUtf32(text, index) : text[index];
        bool isCharacter = length == 2 || (!char.IsControl(text[index]) && !char.IsSurrogate(text[index]) && codePoint is not (0xfffe or 0xffff));
        if (isCharacter && (!Invisible.Contains(codePoint) || Joins(text, index)))
        {
            xml.Append(text, index, length);
        }

        return length;
    }

    /// <summary>Scripts and emoji need joiners, between characters that are joined; elsewhere they hide.</summary>
    private static bool Joins(string text, int index) =>
        Invisible.IsJoiner(text[index]) && index > 0 && index + 1 < text.Length && IsJoined(text[index - 1]) && IsJoined(text[index + 1]);

    // A variation selector belongs to the emoji before it.
    private static bool IsJoined(char character) => character > '\u00ff' && (character == '\ufe0f' || !Invisible.Contains(character));
}

using System.Text;

namespace Flux2Gen.Generator.Emission;

/// <summary>Escapes text for documentation comments. Nothing in it can end the comment, break its XML or hide from a reader.</summary>
internal static class XmlText
{
    public static string Escape(string text)
    {
        var xml = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            switch (character)
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
                default:
                    if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                    {
                        if (!IsInvisible(char.ConvertToUtf32(character, text[index + 1])))
                        {
                            xml.Append(character).Append(text[index + 1]);
                        }

                        index++;
                    }
                    else if (!char.IsControl(character) && !char.IsSurrogate(character) && character is not ('\ufffe' or '\uffff') && !IsInvisible(character))
                    {
                        xml.Append(character);
                    }

                    break;
            }
        }

        return xml.ToString();
    }

    /// <summary>
    /// Marks of writing direction, which would make the code around a comment read as what it is not, and characters that
    /// show nothing at all. Joiners are not among them: scripts and emoji need them.
    /// </summary>
    private static bool IsInvisible(int character) => character
        is 0xad or 0x61c or 0x180e or 0x200e or 0x200f or 0xfeff
        or (>= 0x202a and <= 0x202e) or (>= 0x2060 and <= 0x206f) or (>= 0xfff9 and <= 0xfffb) or (>= 0xe0000 and <= 0xe0fff);
}

using System.Globalization;
using System.Text;

namespace Flux2Gen.Prompts;

/// <summary>Writes characters outside the basic plane, such as emoji, as themselves: every encoder for JSON escapes them, and a model that reads the prompt as a text need not know what the escape stands for.</summary>
internal static class PromptEscapes
{
    private const int EscapeLength = 6;

    public static string Remove(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return json;
        }

        var text = new StringBuilder(json.Length);
        for (int at = 0; at < json.Length;)
        {
            if (json[at] != '\\')
            {
                text.Append(json[at++]);
            }
            else if (TryRead(json, at, out char high) && TryRead(json, at + EscapeLength, out char low) && char.IsSurrogatePair(high, low))
            {
                text.Append(high).Append(low);
                at += 2 * EscapeLength;
            }
            else
            {
                // Both characters, so that an escaped backslash is not taken for the beginning of an escape.
                text.Append(json, at, 2);
                at += 2;
            }
        }

        return text.ToString();
    }

    private static bool TryRead(string json, int at, out char character)
    {
        bool isEscape = json.AsSpan(Math.Min(at, json.Length)).StartsWith("\\u");
        ushort code = 0;
        bool isRead = isEscape && at + EscapeLength <= json.Length
            && ushort.TryParse(json.AsSpan(at + 2, EscapeLength - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
        character = (char)code;
        return isRead;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Flux2Gen.Text;

/// <summary>Undoes what servers do to a text that they repeat: escapes of JSON, URLs and HTML, and base64.</summary>
internal static partial class EncodedText
{
    /// <summary>How often servers on the way may have escaped a text.</summary>
    private const int MaximumTimes = 3;

    /// <summary>Undoes escapes, also of what was escaped before.</summary>
    public static string Decode(string text)
    {
        for (int times = 0; times < MaximumTimes && DecodeOnce(text) is var decoded && decoded != text; times++)
        {
            text = decoded;
        }

        return text;
    }

    /// <summary>Undoes each kind of escapes once.</summary>
    private static string DecodeOnce(string text)
    {
        text = JsonEscape().Replace(text, static escape => escape.Groups[1].Success
            ? ((char)int.Parse(escape.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()
            : escape.ValueSpan[1] is 'n' or 'r' or 't' ? " " : escape.Value[1..]);
        text = text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        return text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
    }

    /// <summary>Replaces the base64 of texts that a condition holds for.</summary>
    public static string ReplaceBase64(string text, Predicate<string> condition, string replacement) =>
        Base64().Replace(text, match => DecodeBase64(match.Value) is { } decoded && condition(decoded) ? replacement : match.Value);

    private static string? DecodeBase64(string text)
    {
        // The end may be cut off.
        string plain = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        plain = plain[..(plain.Length / 4 * 4)];
        var bytes = new byte[plain.Length];
        return Convert.TryFromBase64String(plain, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    [GeneratedRegex(@"\\(?:u([0-9a-fA-F]{4})|[nrt""'\\/])")]
    private static partial Regex JsonEscape();

    [GeneratedRegex("[A-Za-z0-9+/_-]{11,}={0,2}")]
    private static partial Regex Base64();
}

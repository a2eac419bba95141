using System.Globalization;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen.Errors;

/// <summary>Reads the place of an error in an input: a list of names and numbers, a JSON pointer, or a path.</summary>
internal static class FieldPath
{
    /// <summary>Reads a place.</summary>
    /// <param name="place">The place as the server gives it.</param>
    /// <param name="input">The texts of the input, to be taken out; <see langword="null"/> if they are not known.</param>
    /// <returns>The path, such as <c>image_urls[0]</c>, and its segments.</returns>
    public static (string Path, IReadOnlyList<string> Location) Read(JsonElement? place, InputTexts? input)
    {
        if (place is { ValueKind: JsonValueKind.Array } list)
        {
            return Read([.. list.EnumerateArray().Select(static segment => (segment.AsText() ?? segment.GetRawText(), segment.ValueKind != JsonValueKind.String))], input);
        }

        string text = place?.AsText() ?? "";
        if (text.TrimStart('#') is ['/', .. var pointer])
        {
            return Read([.. pointer.Split('/').Select(static segment => (Unescape(segment), int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out _)))], input);
        }

        return Read([.. text.Split([".", " -> "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static segment => (segment, false))], input);
    }

    /// <summary>Appends a name to a path.</summary>
    public static string Append(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Unescape(string segment) =>
        Uri.UnescapeDataString(segment).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static (string Path, IReadOnlyList<string> Location) Read((string Text, bool IsIndex)[] segments, InputTexts? input)
    {
        string path = "";
        for (int index = 0; index < segments.Length; index++)
        {
            (string text, bool isIndex) = segments[index];
            text = segments[index].Text = input?.Remove(text) ?? text;
            path = isIndex ? $"{path}[{ErrorText.OneLine(text, 20)}]"
                : index == 0 && text == "body" ? path
                : Append(path, ErrorText.OneLine(text, 100));
        }

        return (path, [.. segments.Select(static segment => segment.Text)]);
    }
}

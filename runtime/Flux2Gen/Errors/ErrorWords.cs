using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flux2Gen.Json;

namespace Flux2Gen.Errors;

/// <summary>Finds the words for people in an error, under the names that servers and gateways have for them.</summary>
internal static partial class ErrorWords
{
    private const int MaximumDepth = 6;

    private static readonly string[] Names =
    [
        "detail", "message", "Message", "msg", "error_description", "error_message", "errorMessage", "reason", "description", "title",
        "fault", "faultstring", "details", "messages", "errors", "_errors", "non_field_errors", "issues", "err", "error_msg", "errorMsg", "errmsg",
    ];

    private static readonly string[] Types = ["error_type", "errorType", "code", "error_code", "errorCode"];

    /// <summary>Reads the words.</summary>
    /// <param name="element">An error, or a part of one.</param>
    /// <returns>The words, without values of an input; <see langword="null"/> if there are none.</returns>
    public static string? Of(JsonElement element) => Of(element, MaximumDepth);

    /// <summary>Reads the name of an error.</summary>
    /// <param name="element">An error.</param>
    /// <returns>The name; <see langword="null"/> if it has none.</returns>
    public static string? TypeOf(JsonElement element) => TypeOf(element, MaximumDepth);

    /// <summary>Takes out what repeats an input: the values that pydantic names, and JSON with an <c>input</c>.</summary>
    public static string? WithoutInput(string? text)
    {
        string said = InputValue().Replace(text ?? "", "").Trim();
        int json = said.AsSpan().IndexOfAny('{', '[');
        if (json >= 0 && said.AsSpan(json).Contains("input", StringComparison.OrdinalIgnoreCase))
        {
            said = said[..json].TrimEnd(' ', ':', '-', ',', '(');
        }

        return said.Length == 0 ? null : said;
    }

    private static string? Of(JsonElement element, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => OfText(element.AsText()!, depth),
            JsonValueKind.Array => OfList(element, depth),
            JsonValueKind.Object => OfObject(element, depth),
            _ => null,
        };
    }

    /// <summary>A text can be JSON itself, of a server that was passed on.</summary>
    private static string? OfText(string text, int depth) =>
        text.AsSpan().TrimStart() is ['{' or '[', ..]
            && JsonElementExtensions.TryParse(Encoding.UTF8.GetBytes(text)) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json
            ? Of(json, depth - 1)
            : WithoutInput(text);

    private static string? OfList(JsonElement list, int depth)
    {
        string text = string.Join("; ", list.EnumerateArray().Take(5).Select(item => Of(item, depth - 1)).OfType<string>());
        return text.Length == 0 ? null : text;
    }

    private static string? OfObject(JsonElement element, int depth)
    {
        string? words = null;
        foreach (string name in Names)
        {
            words ??= element.Member(name) is { } value ? Of(value, depth - 1) : null;
        }

        string? error = element.Member("error") is { } inner ? Of(inner, depth - 1) : null;
        return words is null || error is null ? words ?? error ?? TypeOf(element, depth: 1)
            : IsName(error) || words.Contains(error, StringComparison.OrdinalIgnoreCase) ? words
            : $"{error}: {words}";
    }

    private static string? TypeOf(JsonElement element, int depth)
    {
        if (depth == 0 || element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (string name in Types)
        {
            if (element.Text(name) is { Length: > 0 } type)
            {
                return type;
            }
        }

        // A type of RFC 9457 is an address.
        return element.Text("type") is { Length: > 0 } own && IsName(own) && own is not "error" ? own
            : element.Text("error") is { Length: > 0 } error && IsName(error) && HasOtherWords(element) ? error
            : (element.Member("error") is { } inner ? TypeOf(inner, depth - 1) : null)
                ?? (element.Member("detail") is { } detail ? TypeOf(detail, depth - 1) : null)
                ?? (element.Member("extensions") is { } extensions ? TypeOf(extensions, depth - 1) : null);
    }

    private static bool HasOtherWords(JsonElement element) => Array.Exists(Names, name => element.Member(name) is not null);

    private static bool IsName(string text) => text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');

    [GeneratedRegex(@",? ?\binput(_value)?=[^\n]*")]
    private static partial Regex InputValue();
}

using System.Net;
using System.Text;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen.Errors;

/// <summary>Reads errors that are not JSON: plain text, XML of storage services, server-sent events.</summary>
internal static class PlainErrors
{
    private static readonly string[] Words = ["Message", "faultstring", "Description", "Detail", "Reason", "Title", "Error"];

    private static readonly string[] Codes = ["Code", "faultcode"];

    /// <summary>Reads the words for people, and the name of the error. Pages of HTML have none, nor does JSON that broke off, which could repeat the input.</summary>
    public static (string? Words, string? Type) Read(ReadOnlySpan<byte> body)
    {
        string text = ErrorText.Bounded(body)?.Trim().TrimStart('\uFEFF').TrimStart() ?? "";
        if (text.StartsWith('<'))
        {
            return IsXml(text) ? (Element(text, Words), Element(text, Codes)) : default;
        }

        if (text.StartsWith("data:", StringComparison.Ordinal) || text.Contains("\ndata:", StringComparison.Ordinal))
        {
            return OfEvents(text);
        }

        return text is ['{' or '[', ..] ? default : (ErrorWords.WithoutInput(text), null);
    }

    private static bool IsXml(string text) =>
        !text.Contains("<html", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);

    private static string? Element(string text, string[] names) => names.Select(name => Element(text, name)).FirstOrDefault(static said => said is not null);

    private static string? Element(string text, string name)
    {
        int start = text.IndexOf($"<{name}>", StringComparison.OrdinalIgnoreCase);
        int end = start < 0 ? -1 : text.IndexOf($"</{name}>", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : ErrorWords.WithoutInput(WebUtility.HtmlDecode(text[(start + name.Length + 2)..end]));
    }

    private static (string? Words, string? Type) OfEvents(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("data:", StringComparison.Ordinal)
                && JsonElementExtensions.TryParse(Encoding.UTF8.GetBytes(line["data:".Length..])) is { } json
                && ErrorWords.Of(json) is { } words)
            {
                return (words, ErrorWords.TypeOf(json));
            }
        }

        return default;
    }
}

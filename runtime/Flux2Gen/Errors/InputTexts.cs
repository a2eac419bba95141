using System.Text.Json;

namespace Flux2Gen;

/// <summary>The texts of a request's input, which no message may repeat. They are parsed when there is an error, and not before.</summary>
/// <param name="utf8Json">The input as it was sent.</param>
internal sealed class InputTexts(ReadOnlyMemory<byte> utf8Json)
{
    /// <summary>A shorter text gives nothing away, and may as well be a word of the server's own.</summary>
    private const int LeastLength = 8;

    /// <summary>The beginning that finds a text of which a server repeats a part.</summary>
    private const int BeginningLength = 24;

    /// <summary>More texts than any input of a model has, and more than a message is ever cut to.</summary>
    private const int MaximumTexts = 1000;
    private const int MaximumSaid = 4096;

    private List<string>? _texts;

    /// <summary>Gets the texts of an input; <see langword="null"/> if it is not known.</summary>
    public static InputTexts? From(ReadOnlyMemory<byte>? utf8Json) => utf8Json is { } json ? new InputTexts(json) : null;

    /// <summary>Puts what a server says on one line, without the texts of the input as far as they are known.</summary>
    public static string OneLine(string said, InputTexts? input, int maximum = ErrorText.MaximumDetail) => ErrorText.OneLine(input?.Remove(said) ?? said, maximum);

    /// <summary>Takes the texts out, the beginnings of long ones included.</summary>
    /// <param name="said">What a server says.</param>
    public string Remove(string said)
    {
        said = said.Length > MaximumSaid ? said[..MaximumSaid] : said;
        foreach (string text in _texts ??= Collect())
        {
            string beginning = text.Length > BeginningLength ? text[..BeginningLength] : text;
            for (int start; (start = said.IndexOf(beginning, StringComparison.OrdinalIgnoreCase)) >= 0;)
            {
                int length = beginning.Length;
                while (length < text.Length && start + length < said.Length && char.ToUpperInvariant(said[start + length]) == char.ToUpperInvariant(text[length]))
                {
                    length++;
                }

                said = $"{said[..start]}…{said[(start + length)..]}";
            }
        }

        return said;
    }

    private List<string> Collect()
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        if (JsonElementExtensions.TryParse(utf8Json) is { } input)
        {
            Collect(input, texts);
        }

        // The longest first, as one may hold another.
        return [.. texts.OrderByDescending(static text => text.Length)];
    }

    private static void Collect(JsonElement element, HashSet<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Collect(member.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, texts);
                }

                break;
            case JsonValueKind.String when texts.Count < MaximumTexts && element.AsText()!.Trim() is { Length: >= LeastLength } text:
                texts.Add(text);
                break;
        }
    }
}

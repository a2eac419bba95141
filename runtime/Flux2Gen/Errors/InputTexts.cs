using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen.Errors;

/// <summary>The texts of a request's input, which no message may repeat. They are parsed when there is an error, and not before.</summary>
/// <param name="utf8Json">The input as it was sent.</param>
internal sealed class InputTexts(ReadOnlyMemory<byte> utf8Json)
{
    /// <summary>More texts than any input of a model has, and more of each than a message can repeat.</summary>
    private const int MaximumTexts = 1000;
    private const int MaximumLength = 1 << 16;

    /// <summary>The runs that are kept. Those of further texts are made again for each message: no model's input has so many.</summary>
    private const int MaximumRuns = 1 << 20;

    /// <summary>More than a message is ever cut to.</summary>
    private const int MaximumSaid = 4096;

    private readonly List<Letters> _short = [];
    private readonly List<Letters> _further = [];
    private HashSet<ulong>? _runs;

    /// <summary>Gets the texts of an input; <see langword="null"/> if it is not known.</summary>
    public static InputTexts? From(ReadOnlyMemory<byte>? utf8Json) => utf8Json is { } json ? new InputTexts(json) : null;

    /// <summary>Puts what a server says on one line, without the texts of the input as far as they are known.</summary>
    public static string OneLine(string said, InputTexts? input, int maximum = ErrorText.MaximumDetail) => ErrorText.OneLine(input?.Remove(said) ?? said, maximum);

    /// <summary>Returns the name of an error; <see langword="null"/> when it has none, or one that repeats a text of the input.</summary>
    public static string? Name(string? name, InputTexts? input) => name is not null && input?.Remove(name) is { } clean && clean != name ? null : name;

    /// <summary>Takes the texts out, parts of long ones included, whatever a server did to spaces, case and encoding.</summary>
    /// <param name="said">What a server says.</param>
    public string Remove(string said)
    {
        said = said.Length > MaximumSaid ? said[..MaximumSaid] : said;
        string decoded = EncodedText.Decode(said);
        said = decoded != said && Without(decoded) is var shorter && shorter != decoded ? shorter : said;
        return Without(EncodedText.ReplaceBase64(said, text => Without(text) != text, "…"));
    }

    private string Without(string said)
    {
        var letters = new Letters(said);
        bool[]? isInput = null;
        letters.MarkRuns(_runs ??= CollectRuns(), ref isInput);
        foreach (Letters text in _short)
        {
            letters.MarkText(text, ref isInput);
        }

        foreach (Letters text in _further)
        {
            letters.MarkRuns(text.Runs.ToHashSet(), ref isInput);
        }

        return isInput is null ? said : letters.Replace(isInput, "…");
    }

    /// <summary>Collects the runs of the long texts, and the short texts. Once: an error can have thousands of places that are looked through.</summary>
    private HashSet<ulong> CollectRuns()
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        if (JsonElementExtensions.TryParse(utf8Json) is { } input)
        {
            Collect(input, texts);
        }

        var runs = new HashSet<ulong>();
        foreach (Letters letters in texts.Select(static text => new Letters(text)).Where(static letters => letters.IsTelling))
        {
            if (!letters.HasRuns)
            {
                _short.Add(letters);
            }
            else if (runs.Count < MaximumRuns)
            {
                runs.UnionWith(letters.Runs);
            }
            else
            {
                _further.Add(letters);
            }
        }

        return runs;
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
            case JsonValueKind.String when texts.Count < MaximumTexts:
                string text = element.AsText()!;
                texts.Add(text.Length > MaximumLength ? text[..MaximumLength] : text);
                break;
        }
    }
}

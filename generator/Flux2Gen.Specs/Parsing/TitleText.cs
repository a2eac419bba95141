using System.Globalization;
using Flux2Gen.Specs.Docs;

namespace Flux2Gen.Specs.Parsing;

/// <summary>What a property is, where its document has nothing but names for it.</summary>
internal static class TitleText
{
    private static readonly Dictionary<string, string> Acronyms = new(StringComparer.Ordinal)
    {
        ["cfg"] = "CFG",
        ["fps"] = "FPS",
        ["id"] = "ID",
        ["ids"] = "IDs",
        ["lora"] = "LoRA",
        ["loras"] = "LoRAs",
        ["nsfw"] = "NSFW",
        ["uri"] = "URI",
        ["url"] = "URL",
        ["urls"] = "URLs",
    };

    /// <summary>A sentence of the name, or the title where that says more. The title of a component is the name of a type.</summary>
    public static string Of(string wireName, PropertyFacts facts)
    {
        string? title = facts.Chain.Take(facts.Chain.TakeWhile(static schema => schema.Reference is null).Count() + 1).Select(static schema => schema.Title).FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text));
        string[] words = wireName.Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (!string.IsNullOrWhiteSpace(title) && Letters(title!) != Letters(wireName))
        {
            string text = Whitespace.Collapse(title!);
            return char.IsLetterOrDigit(text[text.Length - 1]) ? $"{text}." : text;
        }

        // An item of a tuple has no name but its place.
        if (wireName.Length is > 0 and <= 2 && int.TryParse(wireName, NumberStyles.None, CultureInfo.InvariantCulture, out int place))
        {
            return string.Format(CultureInfo.InvariantCulture, "Item {0}.", place + 1);
        }

        // What is not in fal's way of writing names is best left as it is.
        return words.Length > 0 && words.All(static word => word.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            ? $"The {string.Join(" ", words.Select(static word => Acronyms.TryGetValue(word, out string? acronym) ? acronym : word))}."
            : $"The `{wireName}`.";
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}

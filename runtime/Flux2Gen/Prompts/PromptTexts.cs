using System.Text;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Prompts;

/// <summary>What a prompt says: the text itself, or each text of the JSON that it is, so that no escape is taken for a word.</summary>
internal static class PromptTexts
{
    public static IEnumerable<string> Of(string prompt) =>
        prompt.AsSpan().TrimStart().StartsWith("{") && JsonElementExtensions.TryParse(Encoding.UTF8.GetBytes(prompt)) is { } json ? Of(json) : [prompt];

    private static IEnumerable<string> Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(static member => Of(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Of),
        _ => json.AsText() is { } text ? [text] : [],
    };
}

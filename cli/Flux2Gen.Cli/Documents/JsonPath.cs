using System.Text.Json;
using System.Text.RegularExpressions;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Cli.Documents;

/// <summary>Reads JSON, and walks into it by member names.</summary>
internal static partial class JsonPath
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value, or <see langword="null"/> when it is not JSON.</returns>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Finds a value.</summary>
    /// <param name="element">Where to start.</param>
    /// <param name="path">The names of the members on the way.</param>
    /// <returns>The value, or <see langword="null"/> when something on the way is not there or not an object.</returns>
    public static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>Follows a reference inside a document, such as <c>#/components/schemas/File</c>.</summary>
    /// <param name="root">The document.</param>
    /// <param name="reference">The reference.</param>
    /// <returns>What it points at, or <see langword="null"/> when nothing is there.</returns>
    public static JsonElement? Follow(JsonElement root, string reference) =>
        SchemaPointer.TryFollow(root, reference, out JsonElement target) ? target : null;

    /// <summary>Finds the value that an error message's path leads to, such as <c>$.images[0]['a b']</c>.</summary>
    /// <param name="element">What <c>$</c> stands for.</param>
    /// <param name="path">The path.</param>
    /// <returns>The value, or <see langword="null"/> when nothing is there.</returns>
    public static JsonElement? Evaluate(JsonElement element, string path)
    {
        foreach (Match step in PathStep().Matches(path))
        {
            if (int.TryParse(step.Groups["index"].ValueSpan, out int index))
            {
                if (element.ValueKind != JsonValueKind.Array || index >= element.GetArrayLength())
                {
                    return null;
                }

                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step.Groups["name"].ValueSpan, out element))
            {
                return null;
            }
        }

        return element;
    }

    [GeneratedRegex("""\[(?<index>[0-9]+)\]|\['(?<name>[^']*)'\]|\.(?<name>[^.\[]+)""")]
    private static partial Regex PathStep();
}

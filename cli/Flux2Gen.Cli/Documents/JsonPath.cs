using System.Text.Json;

namespace Flux2Gen.Cli.Documents;

/// <summary>Walks into JSON by member names.</summary>
internal static class JsonPath
{
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
    public static JsonElement? Follow(JsonElement root, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        string[] names = [.. reference[2..].Split('/').Select(Unescape)];
        return Find(root, names);
    }

    // RFC 6901: ~1 stands for a slash and ~0 for a tilde, inside a URI fragment.
    private static string Unescape(string name) => Uri.UnescapeDataString(name)
        .Replace("~1", "/", StringComparison.Ordinal)
        .Replace("~0", "~", StringComparison.Ordinal);
}

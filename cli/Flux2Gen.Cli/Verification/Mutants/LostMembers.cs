using System.Text.Json.Nodes;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>Whether what a document has is in the code that was made of it.</summary>
internal static class LostMembers
{
    // The members of the runtime's own types, whose code is not emitted.
    private static readonly HashSet<string> OfTheRuntime = new(StringComparer.Ordinal)
    {
        "url", "content_type", "file_name", "file_size", "width", "height", "fps", "duration", "num_frames", "channels", "sample_rate", "bitrate",
    };

    /// <summary>Finds properties of a document that its code does not know.</summary>
    /// <param name="text">The document.</param>
    /// <param name="emitted">What was made of it.</param>
    /// <returns>The names of the properties.</returns>
    public static IReadOnlySet<string> Find(string text, EmittedProject emitted)
    {
        string code = string.Concat(emitted.Sources.Select(static source => source.Text.ToString()));
        return MutableDocument.TryParse(text, new MutationRandom(0)) is { } document
            ? SchemaSites.InUse(document.Root, IsFileOrSize)
                .Where(static schema => schema["properties"] is JsonObject && IsOfObjects(schema) && !IsFileOrSize(schema))
                .SelectMany(static schema => ((JsonObject)schema["properties"]!).Select(static pair => pair.Key))
                .Where(static name => name.Length > 0 && name.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_'))
                .Where(name => !OfTheRuntime.Contains(name) && !code.Contains($"\"{name}\"", StringComparison.Ordinal))
                .ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();
    }

    // The library's files and sizes keep members that they do not know as additional ones, so that no type is made of them.
    private static bool IsFileOrSize(JsonObject schema) =>
        schema["properties"] is JsonObject properties && (properties.ContainsKey("url") || (properties.ContainsKey("width") && properties.ContainsKey("height")));

    // Of a text that has properties, the properties say nothing.
    private static bool IsOfObjects(JsonObject schema) => schema["type"] switch
    {
        null => true,
        JsonArray types => types.Any(static type => type?.ToString() == "object"),
        JsonNode type => type.ToString() == "object",
    };
}

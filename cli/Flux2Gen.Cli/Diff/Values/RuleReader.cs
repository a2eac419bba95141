using System.Buffers;
using System.Text;
using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Reads the keywords of which no calculation tells the narrower: a new or another one may refuse what was accepted.</summary>
internal static class RuleReader
{
    private static readonly string[] OfAll = ["not", "if"];
    private static readonly string[] OfTexts = ["pattern", "format", "contentEncoding", "contentMediaType"];
    private static readonly string[] OfArrays = ["contains", "minContains", "maxContains", "unevaluatedItems"];
    private static readonly string[] OfObjects = ["dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties"];

    // What these say of a text, no server checks.
    private static readonly string[] FreeFormats = ["binary", "password", "textarea", "text", "string", "markdown"];

    /// <summary>Reads the rules for values of a type.</summary>
    /// <param name="parts">The schemas that hold at once.</param>
    /// <param name="type">The type.</param>
    /// <returns>Each keyword with its value.</returns>
    public static IReadOnlySet<string> Read(IReadOnlyList<SchemaPart> parts, JsonValueKind type)
    {
        string[] keywords = type switch
        {
            JsonValueKind.String => [.. OfAll, .. OfTexts],
            JsonValueKind.Array => [.. OfAll, .. OfArrays],
            JsonValueKind.Object => [.. OfAll, .. OfObjects],
            JsonValueKind.Null => [],
            _ => OfAll,
        };
        return parts.SelectMany(part => keywords.Select(keyword => Rule(part.Element, keyword))).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static string? Rule(JsonElement schema, string keyword)
    {
        if (JsonPath.Find(schema, keyword) is not { } value)
        {
            return null;
        }

        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : Text(value);
        return keyword == "format" && FreeFormats.Contains(text) ? null
            : keyword == "if" ? $"if {text}{Branch(schema, "then")}{Branch(schema, "else")}"
            : $"{keyword} {text}";
    }

    private static string Branch(JsonElement schema, string keyword) =>
        JsonPath.Find(schema, keyword) is { } value ? $" {keyword} {Text(value)}" : "";

    // Without the document's white space.
    private static string Text(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            value.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

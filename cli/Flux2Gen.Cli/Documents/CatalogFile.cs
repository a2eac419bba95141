using System.Text.Json;

namespace Flux2Gen.Cli.Documents;

/// <summary>
/// Cuts catalogues, which are what fal's list of models answers, into their documents. As with <see cref="SpecDocument"/>, not
/// with the generator's reader.
/// </summary>
internal static class CatalogFile
{
    /// <summary>Puts the documents of catalogues in their place.</summary>
    /// <param name="files">Files, of which some may be catalogues.</param>
    /// <returns>Files of one document each. The path of one that was cut out ends in its JSON pointer.</returns>
    public static IReadOnlyList<SpecFile> Split(IEnumerable<SpecFile> files) => [.. files.SelectMany(Split)];

    private static IEnumerable<SpecFile> Split(SpecFile file)
    {
        if (!file.Text.Contains("\"models\"", StringComparison.Ordinal) || JsonPath.TryParse(file.Text) is not { } root)
        {
            return [file];
        }

        return JsonPath.Find(root, "openapi") is null && JsonPath.Find(root, "models") is { ValueKind: JsonValueKind.Array } models
            ? models.EnumerateArray().Select((entry, index) => new SpecFile($"{file.Path}#/models/{index}/openapi", TextOf(entry)) { Name = NameOf(entry) ?? $"{file.Name}#/models/{index}" })
            : [file];
    }

    // An entry without a document stays, so that it fails the check instead of being passed over.
    private static string TextOf(JsonElement entry) => (JsonPath.Find(entry, "openapi") ?? entry).GetRawText();

    private static string? NameOf(JsonElement entry) => JsonPath.Find(entry, "endpoint_id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;
}

using System.Text.Json;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>The JSON that the library's classes for fal's own types read: the URL is required, and nothing else.</summary>
internal static class LibraryValues
{
    private const string File = """ "url":{"type":"string"},"content_type":{"type":"string"},"file_name":{"type":"string"},"file_size":{"type":"integer"} """;
    private const string Size = """ "width":{"type":"integer"},"height":{"type":"integer"} """;
    private const string Video = """ "fps":{"type":"number"},"duration":{"type":"number"},"num_frames":{"type":"integer"} """;

    // A bit rate is a number or a text: nothing that could fail to fit.
    private const string Audio = """ "duration":{"type":"number"},"channels":{"type":"integer"},"sample_rate":{"type":"integer"} """;

    private static readonly Dictionary<string, ValueBranch> Classes = new(StringComparer.Ordinal)
    {
        ["FalFile"] = Read("url", File),
        ["ImageFile"] = Read("url", $"{File},{Size}"),
        ["VideoFile"] = Read("url", $"{File},{Size},{Video}"),
        ["AudioFile"] = Read("url", $"{File},{Audio}"),
        ["ImageSize"] = Read("", Size),
    };

    /// <summary>The JSON that a class reads.</summary>
    /// <param name="name">The name of the class.</param>
    public static ValueBranch Of(string name) => Classes.GetValueOrDefault(name, Classes["FalFile"]);

    private static ValueBranch Read(string required, string properties)
    {
        string names = required.Length == 0 ? "" : $"\"{required}\"";
        JsonElement schema = JsonElement.Parse($$"""{"type":"object","properties":{{{properties}}},"required":[{{names}}]}""");
        return new SchemaSource(schema).Of(new SchemaPart(schema, "library")).Branches[0];
    }
}

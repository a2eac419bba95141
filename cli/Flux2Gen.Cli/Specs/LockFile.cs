using System.Globalization;
using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Specs;

/// <summary><c>flux2gen.lock.json</c>: where the documents of a folder came from, when, and what they were.</summary>
internal static class LockFile
{
    /// <summary>The name of the file in the specs folder. Builds pass it over.</summary>
    public const string Name = "flux2gen.lock.json";

    private const int Version = 1;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Reads a lock file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The entries by endpoint id; none when there is no such file.</returns>
    /// <exception cref="StoreException">The file is not a lock file of this version.</exception>
    public static SortedDictionary<string, LockEntry> Read(string path)
    {
        var entries = new SortedDictionary<string, LockEntry>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return entries;
        }

        if (JsonPath.TryParse(File.ReadAllText(path)) is not { } root || JsonPath.Find(root, "version") is not { ValueKind: JsonValueKind.Number } version)
        {
            throw new StoreException($"'{path}' is not a lock file. Restore it, or delete it and add the endpoints again.");
        }

        if (!version.TryGetInt32(out int number) || number != Version)
        {
            throw new StoreException($"'{path}' was written by a newer flux2gen. Update the tool: dotnet tool update Flux2Gen.Tool");
        }

        foreach (JsonProperty entry in JsonPath.Find(root, "endpoints") is { ValueKind: JsonValueKind.Object } endpoints ? endpoints.EnumerateObject() : default)
        {
            entries[entry.Name] = DocumentPath.IsSafe(entry.Name) && EntryOf(entry.Value) is { } read
                ? read
                : throw new StoreException($"The entry '{entry.Name}' of '{path}' is damaged. Restore the file, or remove the entry and add the endpoint again.");
        }

        return entries;
    }

    /// <summary>Writes a lock file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="entries">The entries by endpoint id.</param>
    public static void Write(string path, IReadOnlyDictionary<string, LockEntry> entries) => AtomicFile.Write(path, JsonOutput.Text(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteStartObject("endpoints");
        foreach ((string id, LockEntry entry) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(id);
            writer.WriteString("source", entry.Source);
            writer.WriteString("fetched", TextOf(entry.Fetched));
            writer.WriteString("sha256", entry.Sha256);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }));

    /// <summary>A time as the lock file and reports write it.</summary>
    /// <param name="time">The time.</param>
    /// <returns>UTC, in seconds.</returns>
    public static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static LockEntry? EntryOf(JsonElement entry) =>
        JsonPath.Find(entry, "source") is { ValueKind: JsonValueKind.String } source
        && JsonPath.Find(entry, "sha256") is { ValueKind: JsonValueKind.String } hash
        && JsonPath.Find(entry, "fetched") is { ValueKind: JsonValueKind.String } fetched
        && DateTimeOffset.TryParseExact(fetched.GetString(), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? new LockEntry(source.GetString()!, time, hash.GetString()!)
            : null;
}

// Compares two folders of packages, entry by entry, and looks for the way from each to its sources:
// dotnet run --file build/compare-packages.cs -- FOLDER FOLDER REPOSITORY COMMIT. Part of build/check-packages.
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property NoWarn=$(NoWarn);EnableGenerateDocumentationFile
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

(string first, string second, string repository, string commit) = (args[0], args[1], args[2], args[3]);
int passed = 0;
int failed = 0;

foreach (string path in Directory.EnumerateFiles(first, "*.*nupkg").Order(StringComparer.Ordinal))
{
    string name = Path.GetFileName(path);
    Dictionary<string, byte[]> one = Read(path);
    Dictionary<string, byte[]> other = Read(Path.Combine(second, name));
    string[] different = [.. one.Keys.Union(other.Keys).Where(entry => !one.TryGetValue(entry, out byte[]? here) || !other.TryGetValue(entry, out byte[]? there) || !here.AsSpan().SequenceEqual(there)).Order(StringComparer.Ordinal)];
    Check($"{name}: {one.Count} files, {one.Keys.Count(static entry => entry.EndsWith(".dll", StringComparison.Ordinal))} DLLs, the same in both", different);

    string nuspec = Encoding.UTF8.GetString(one.Single(static entry => entry.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value);
    Check($"{name}: says where it comes from", nuspec.Contains($"url=\"{repository}.git\"", StringComparison.Ordinal) && nuspec.Contains($"commit=\"{commit}\"", StringComparison.Ordinal) ? [] : [nuspec]);

    foreach ((string entry, byte[] content) in one.Where(static entry => entry.Key.EndsWith(".pdb", StringComparison.Ordinal)).OrderBy(static entry => entry.Key, StringComparer.Ordinal))
    {
        Check($"{name}: {entry} leads to its sources", Unreachable(content));
    }
}

Console.WriteLine($"packages: {passed} passed, {failed} failed");
return failed == 0 && passed > 0 ? 0 : 1;

void Check(string what, IReadOnlyCollection<string> complaints)
{
    Console.WriteLine($"{(complaints.Count == 0 ? "passed" : "failed")}: {what}{string.Concat(complaints.Select(static complaint => $"\n  {complaint}"))}");
    (passed, failed) = complaints.Count == 0 ? (passed + 1, failed) : (passed, failed + 1);
}

static Dictionary<string, byte[]> Read(string path)
{
    using ZipArchive archive = ZipFile.OpenRead(path);
    return archive.Entries.ToDictionary(static entry => entry.FullName, static entry =>
    {
        using Stream content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    });
}

// The sources of a portable PDB that are neither in it nor found by its source link.
string[] Unreachable(byte[] pdb)
{
    using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
    MetadataReader symbols = provider.GetMetadataReader();
    string link = symbols.GetCustomDebugInformation(EntityHandle.ModuleDefinition)
        .Select(symbols.GetCustomDebugInformation)
        .Where(information => symbols.GetGuid(information.Kind) == new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A"))
        .Select(information => Encoding.UTF8.GetString(symbols.GetBlobBytes(information.Value)))
        .SingleOrDefault("");
    bool isLinked = link.Contains($"\"/_/*\":\"{repository.Replace("//github.com/", "//raw.githubusercontent.com/", StringComparison.Ordinal)}/{commit}/*\"", StringComparison.Ordinal);

    return
    [
        .. symbols.Documents
            .Where(handle => !symbols.GetCustomDebugInformation(handle).Any(information => symbols.GetGuid(symbols.GetCustomDebugInformation(information).Kind) == new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE")))
            .Select(handle => symbols.GetString(symbols.GetDocument(handle).Name))
            .Where(name => !isLinked || !name.StartsWith("/_/", StringComparison.Ordinal) || name.Contains("/obj/", StringComparison.Ordinal)),
    ];
}

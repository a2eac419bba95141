using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Specs;

/// <summary>Finds documents on disk.</summary>
internal static class SpecFiles
{
    /// <summary>Reads the documents that a command line names.</summary>
    /// <param name="paths">Files, or folders that are searched for <c>*.json</c>.</param>
    /// <param name="specs">The documents, in ordinal order of their paths, each once.</param>
    /// <param name="problem">What is wrong with the paths; empty when nothing is.</param>
    /// <returns><see langword="false"/> when a path does not exist or there is no document at all.</returns>
    public static bool TryFind(IReadOnlyList<string> paths, out IReadOnlyList<SpecFile> specs, out string problem)
    {
        var found = new SortedDictionary<string, (string File, string Name)>(StringComparer.Ordinal);
        specs = [];
        problem = "";
        foreach (string path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                problem = $"There is no file or folder '{path}'.";
                return false;
            }

            foreach (string file in Find(path))
            {
                // Named twice, or by a folder and by itself, a file is still one document.
                found.TryAdd(Path.GetFullPath(file), (file, File.Exists(path) ? Path.GetFileName(path) : Path.GetRelativePath(path, file)));
            }
        }

        if (found.Count == 0)
        {
            problem = $"There are no documents (*.json) in {string.Join(", ", paths.Select(path => $"'{path}'"))}.";
            return false;
        }

        specs = [.. found.Values
            .Select(item => new SpecFile(item.File.Replace('\\', '/'), File.ReadAllText(item.File)) { Name = item.Name.Replace('\\', '/') })
            .OrderBy(spec => spec.Path, StringComparer.Ordinal)];
        return true;
    }

    /// <summary>The JSON in a folder and its folders, except for lock files.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The paths of the files, in no particular order.</returns>
    public static IEnumerable<string> In(string folder) => Directory
        .EnumerateFiles(folder, "*.json", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MatchCasing = MatchCasing.CaseInsensitive,
        })
        .Where(file => Path.GetFileName(file) != LockFile.Name);

    private static IEnumerable<string> Find(string path) => File.Exists(path) ? [path] : In(path);
}

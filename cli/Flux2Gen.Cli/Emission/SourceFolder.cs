namespace Flux2Gen.Cli.Emission;

/// <summary>Writes emitted sources to disk, to be read.</summary>
internal static class SourceFolder
{
    /// <summary>Writes sources.</summary>
    /// <param name="folder">The folder; it is made when it is not there.</param>
    /// <param name="sources">The sources.</param>
    /// <returns>The paths of the files written.</returns>
    public static IReadOnlyList<string> Write(string folder, IEnumerable<EmittedSource> sources)
    {
        var files = new List<string>();
        foreach (EmittedSource source in sources)
        {
            string file = Path.Combine(folder, source.HintName);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var writer = new StreamWriter(file);
            source.Text.Write(writer);
            files.Add(file);
        }

        return files;
    }
}

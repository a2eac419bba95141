using System.Text.RegularExpressions;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>
/// Compares a text with a file of the repository. With <c>UPDATE_SNAPSHOTS=1</c> in the environment the file is written
/// instead, and the change is there to be reviewed.
/// </summary>
internal static partial class Snapshot
{
    public static void Match(string actual, string name)
    {
        string path = RepositoryFiles.Path("tests", "Generator.Tests", "Emission", "Snapshots", $"{name}.verified.cs.txt");
        string scrubbed = Version().Replace(actual.Replace("\r\n", "\n", StringComparison.Ordinal), "\"Flux2Gen\", \"VERSION\"");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, scrubbed);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot '{name}'. Run the tests with UPDATE_SNAPSHOTS=1 and review the new file.");
        Assert.Equal(File.ReadAllText(path), scrubbed);
    }

    [GeneratedRegex("\"Flux2Gen\", \"[0-9.]+\"")]
    private static partial Regex Version();
}

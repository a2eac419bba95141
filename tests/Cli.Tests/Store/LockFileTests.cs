using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Store;

public sealed class LockFileTests : IDisposable
{
    private static readonly LockEntry Entry = new("https://fal.ai/x", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "abc");

    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, LockFile.Name);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read()
    {
        LockFile.Write(FilePath, new Dictionary<string, LockEntry> { ["b/b"] = Entry, ["a/a"] = Entry with { Sha256 = "def" } });

        SortedDictionary<string, LockEntry> read = LockFile.Read(FilePath);

        Assert.Equal(["a/a", "b/b"], read.Keys);
        Assert.Equal(Entry, read["b/b"]);
    }

    [Fact]
    public void The_file_is_for_people_and_for_diffs()
    {
        LockFile.Write(FilePath, new Dictionary<string, LockEntry> { ["a/a"] = Entry });

        Assert.Equal(
            """
            {
              "version": 1,
              "endpoints": {
                "a/a": {
                  "source": "https://fal.ai/x",
                  "fetched": "2026-01-02T03:04:05Z",
                  "sha256": "abc"
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(FilePath));
    }

    [Fact]
    public void No_file_is_no_entries() => Assert.Empty(LockFile.Read(FilePath));

    [Theory]
    [InlineData("", "not a lock file")]
    [InlineData("{", "not a lock file")]
    [InlineData("[]", "not a lock file")]
    [InlineData("""{"version":2}""", "newer flux2gen")]
    [InlineData("""{"version":1,"endpoints":{"a/a":{}}}""", "damaged")]
    [InlineData("""{"version":1,"endpoints":{"a/a":{"source":"s","fetched":"yesterday","sha256":"h"}}}""", "damaged")]
    [InlineData("""{"version":1,"endpoints":{"../a":{"source":"s","fetched":"2026-01-02T03:04:05Z","sha256":"h"}}}""", "damaged")]
    public void A_file_that_is_not_right_is_said_to_be(string text, string message)
    {
        _folder.Write(LockFile.Name, text);

        Assert.Contains(message, Assert.Throws<StoreException>(() => LockFile.Read(FilePath)).Message, StringComparison.Ordinal);
    }
}

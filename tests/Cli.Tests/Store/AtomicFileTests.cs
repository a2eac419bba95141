using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Store;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_written_without_a_mark_and_with_its_folders()
    {
        string file = Path.Combine(_folder.Path, "a", "b.json");

        AtomicFile.Write(file, "ä");
        AtomicFile.Write(file, "ö");

        Assert.Equal("ö"u8.ToArray(), File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_behind()
    {
        string taken = Path.Combine(_folder.Path, "taken");
        Directory.CreateDirectory(Path.Combine(taken, "x"));

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(taken, "text"));

        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Text_that_is_not_valid_leaves_the_old_text()
    {
        string file = _folder.Write("a.json", "old");

        Assert.ThrowsAny<ArgumentException>(() => AtomicFile.Write(file, "\ud800"));

        Assert.Equal("old", File.ReadAllText(file));
    }
}

using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Documents;

public sealed class SpecFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_lock_file_of_a_folder_is_no_document()
    {
        string file = _folder.Write("a.json", "{}");
        _folder.Write("flux2gen.lock.json", "{}");

        Assert.True(SpecFiles.TryFind([_folder.Path], out IReadOnlyList<SpecFile> specs, out _));
        Assert.Equal([file.Replace('\\', '/')], specs.Select(spec => spec.Path));
    }

    [Fact]
    public void Folders_are_searched_to_the_bottom_in_ordinal_order()
    {
        _folder.Write("b.json", "2");
        _folder.Write("a/z.json", "1");
        _folder.Write("B.json", "0");
        _folder.Write("notes.txt", "");

        Assert.True(SpecFiles.TryFind([_folder.Path], out IReadOnlyList<SpecFile> specs, out _));

        Assert.Equal(["B.json", "a/z.json", "b.json"], specs.Select(spec => Relative(spec.Path)));
        Assert.Equal(["0", "1", "2"], specs.Select(spec => spec.Text));
    }

    [Fact]
    public void A_file_named_twice_is_one_document()
    {
        string file = _folder.Write("a.json", "1");

        Assert.True(SpecFiles.TryFind([file, _folder.Path], out IReadOnlyList<SpecFile> specs, out _));

        Assert.Single(specs);
    }

    [Fact]
    public void A_file_may_have_any_extension()
    {
        string file = _folder.Write("a.openapi", "1");

        Assert.True(SpecFiles.TryFind([file], out IReadOnlyList<SpecFile> specs, out _));

        Assert.Single(specs);
    }

    [Fact]
    public void A_path_that_is_not_there_is_an_error()
    {
        Assert.False(SpecFiles.TryFind([Path.Combine(_folder.Path, "none")], out _, out string problem));
        Assert.Contains("There is no file or folder", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_documents_is_an_error()
    {
        Assert.False(SpecFiles.TryFind([_folder.Path], out _, out string problem));
        Assert.Contains("There are no documents", problem, StringComparison.Ordinal);
    }

    private string Relative(string path) => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/');
}

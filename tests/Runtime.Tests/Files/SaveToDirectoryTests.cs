using System.Net.Http.Headers;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Names that come from a server, in a folder that they must not leave.</summary>
public sealed class SaveToDirectoryTests : DownloadTest
{
    [Theory]
    [InlineData("cat.png", null, "cat.png")]
    [InlineData(null, "inline; filename=\"dog.png\"", "dog.png")]
    [InlineData(null, "attachment; filename=\"x.png\"; filename*=UTF-8''k%C3%A4se.png", "käse.png")]
    [InlineData(null, null, "url.webp")]
    [InlineData("../../evil.png", null, "evil.png")]
    [InlineData("..", "attachment; filename=\"..\\..\\evil.exe\"", "evil.exe")]
    [InlineData("name", null, "name.png")]
    public async Task A_file_is_saved_in_a_folder_under_a_name_of_its_own(string? name, string? disposition, string expected)
    {
        Server.Answer((_, _) =>
        {
            HttpResponseMessage response = ScriptedHandler.Response(200, "x");
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            if (disposition is not null)
            {
                response.Content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
            }

            return Task.FromResult(response);
        });

        string path = await new FalFile { Url = "https://v3b.fal.media/files/b/x/url.webp?sig=1", FileName = name }.SaveToDirectoryAsync(Folder.File("new"), Options);

        Assert.Equal(Path.Combine(Folder.File("new"), expected), path);
        Assert.Equal("x", await System.IO.File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_name_that_is_taken_gets_a_number_unless_the_file_may_be_replaced()
    {
        FalFile file = new() { Url = "data:text/plain,new", FileName = "a.txt" };
        await System.IO.File.WriteAllTextAsync(Folder.File("a.txt"), "old");
        Directory.CreateDirectory(Folder.File("a (2).txt"));

        Assert.Equal(Folder.File("a (3).txt"), await file.SaveToDirectoryAsync(Folder.Path));
        Assert.Equal(Folder.File("a (4).txt"), await file.SaveToDirectoryAsync(Folder.Path));
        Assert.Equal("old", await System.IO.File.ReadAllTextAsync(Folder.File("a.txt")));
        Assert.Equal(Folder.File("a.txt"), await file.SaveToDirectoryAsync(Folder.Path, new FalDownloadOptions { Overwrite = true }));
        Assert.Equal("new", await System.IO.File.ReadAllTextAsync(Folder.File("a.txt")));
        Assert.Equal(3, Folder.Files.Length);
    }

    [Fact]
    public async Task A_link_is_neither_followed_nor_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string outside = Folder.File("outside.txt");
        Directory.CreateDirectory(Folder.File("in"));
        System.IO.File.CreateSymbolicLink(Path.Combine(Folder.File("in"), "a.txt"), outside);

        string path = await new FalFile { Url = "data:,x", FileName = "a.txt" }.SaveToDirectoryAsync(Folder.File("in"));

        Assert.Equal("a (2).txt", Path.GetFileName(path));
        Assert.False(System.IO.File.Exists(outside));
    }

    [Fact]
    public async Task Many_at_once_get_a_name_each()
    {
        string[] paths = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => new FalFile { Url = $"data:,{number}", FileName = "a.txt" }.SaveToDirectoryAsync(Folder.Path))));

        Assert.Equal(200, paths.Distinct().Count());
        Assert.Equal(200, Folder.Files.Select(System.IO.File.ReadAllText).Distinct().Count());
    }

    [Fact]
    public async Task A_file_without_any_name_is_called_file() =>
        Assert.Equal(Folder.File("file.png"), await new FalFile { Url = "data:image/png;base64,Y2F0" }.SaveToDirectoryAsync(Folder.Path));
}

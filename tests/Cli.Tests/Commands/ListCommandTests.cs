using System.Text.Json;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Every_document_is_listed_with_its_name_and_state()
    {
        foreach (string id in (string[])["owner/a", "owner/b", "owner/c"])
        {
            _tool.Fal.Document(id, TestSpecs.Document(id));
            await _tool.RunAsync("add", id);
        }

        _tool.Folder.Write("specs/owner/b.json", TestSpecs.Document("owner/b", """{"type":"string"}"""));
        File.Delete(_tool.File("owner/c.json"));
        _tool.Folder.Write("specs/mine.json", TestSpecs.Document("owner/mine"));

        Assert.Equal(0, await _tool.RunAsync("list", "--json"));

        JsonElement[] endpoints = [.. _tool.Json.GetProperty("endpoints").EnumerateArray()];
        Assert.Equal(["owner/a current", "owner/b edited", "owner/c missing", "owner/mine unrecorded"], endpoints.Select(endpoint => $"{endpoint.GetProperty("id")} {endpoint.GetProperty("state")}"));
        Assert.Equal("OwnerA", endpoints[0].GetProperty("name").GetString());
        Assert.Equal("2026-01-02T03:04:05Z", endpoints[0].GetProperty("fetched").GetString());

        Assert.Equal(0, await _tool.RunAsync("list"));
        Assert.Contains("fal.OwnerA", _tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _tool.Output);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_empty()
    {
        Assert.Equal(0, await _tool.RunAsync("list"));
        Assert.Contains("flux2gen add", _tool.Output, StringComparison.Ordinal);
    }
}

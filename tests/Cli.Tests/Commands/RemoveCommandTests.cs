using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class RemoveCommandTests : IDisposable
{
    private readonly Tool _tool = new();

    public RemoveCommandTests() => _tool.Fal.Document("owner/a/x", TestSpecs.Document("owner/a/x")).Document("owner/b", TestSpecs.Document("owner/b"));

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task A_document_and_its_record_are_gone_and_the_others_stay()
    {
        await _tool.RunAsync("add", "owner/a/x", "owner/b");

        Assert.Equal(0, await _tool.RunAsync("remove", "owner/a/x"));

        Assert.Equal([LockFile.Name, "owner/b.json"], _tool.Snapshot().Keys);
        Assert.Equal(["owner/b"], LockFile.Read(_tool.File(LockFile.Name)).Keys);
    }

    [Fact]
    public async Task A_document_that_was_never_recorded_can_be_removed()
    {
        _tool.Folder.Write("specs/owner/b.json", TestSpecs.Document("owner/b"));

        Assert.Equal(0, await _tool.RunAsync("remove", "owner/b"));
        Assert.Empty(_tool.Snapshot());
    }

    [Theory]
    [InlineData("owner/none")]
    [InlineData("../outside")]
    public async Task What_is_not_there_is_1_and_nothing_else_is_touched(string id)
    {
        string outside = _tool.Folder.Write("outside.json", "{}");
        await _tool.RunAsync("add", "owner/b");

        Assert.Equal(1, await _tool.RunAsync("remove", id));

        Assert.Equal(2, _tool.Snapshot().Count);
        Assert.True(File.Exists(outside));
    }
}

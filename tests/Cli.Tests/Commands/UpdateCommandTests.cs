using System.Net;
using System.Text.Json;
using Flux2Gen.Cli.Store;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Updating;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class UpdateCommandTests : IDisposable, ISpecDiff
{
    private const string A = "owner/a";
    private const string B = "owner/b";
    private const string Broken = """{"openapi":"3.0.4","info":{"x-fal-metadata":{"endpointId":"owner/a"}},"paths":{}}""";

    private static readonly string New = TestSpecs.Document(A, """{"type":"object","properties":{"prompt":{"type":"string"}}}""");

    private readonly Tool _tool;
    private readonly List<(string Id, string Before, string After)> _compared = [];

    public UpdateCommandTests()
    {
        _tool = new Tool { Diff = this };
        _tool.Fal.Document(A, TestSpecs.Document(A)).Document(B, TestSpecs.Document(B));
    }

    public void Dispose() => _tool.Dispose();

    IReadOnlyList<SpecChange> ISpecDiff.Compare(string endpointId, string before, string after)
    {
        _compared.Add((endpointId, before, after));
        return [new SpecChange("safe", "prompt is new")];
    }

    [Fact]
    public async Task Nothing_changes_when_fal_has_not_changed()
    {
        SortedDictionary<string, string> before = await AddAsync();

        Assert.Equal(0, await _tool.RunAsync("update"));

        Assert.Equal(before, _tool.Snapshot());
        Assert.Empty(_compared);
        Assert.Equal(0, await _tool.RunAsync("update", "--check"));
    }

    [Fact]
    public async Task Another_order_of_members_is_no_change()
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(A, NormalForm.Of(TestSpecs.Document(A)).ReplaceLineEndings("\r\n"));

        Assert.Equal(0, await _tool.RunAsync("update", "--check"));
        Assert.Equal(0, await _tool.RunAsync("update"));
        Assert.Equal(before, _tool.Snapshot());
    }

    [Fact]
    public async Task What_changed_is_said_and_written_and_recorded()
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(A, New);
        _tool.Time.Now = _tool.Time.Now.AddDays(7);

        Assert.Equal(0, await _tool.RunAsync("update"));

        Assert.Equal(NormalForm.Of(New), _tool.Snapshot()["owner/a.json"]);
        Assert.Equal(before["owner/b.json"], _tool.Snapshot()["owner/b.json"]);
        Assert.Equal(_tool.Time.Now, LockFile.Read(_tool.File(LockFile.Name))[A].Fetched);
        Assert.Equal(_tool.Time.Now.AddDays(-7), LockFile.Read(_tool.File(LockFile.Name))[B].Fetched);
        Assert.Equal([(A, before["owner/a.json"], NormalForm.Of(New))], _compared);
        Assert.Contains("safe: prompt is new", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_changes_nothing_and_is_3()
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(A, New);

        Assert.Equal(3, await _tool.RunAsync("update", "--check", "--json"));

        Assert.Equal(before, _tool.Snapshot());
        JsonElement[] endpoints = [.. _tool.Json.GetProperty("endpoints").EnumerateArray()];
        Assert.Equal(["outdated", "unchanged"], endpoints.Select(endpoint => endpoint.GetProperty("result").GetString()));
        Assert.Equal("prompt is new", endpoints[0].GetProperty("changes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Only_what_is_named_is_updated()
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(A, New);

        Assert.Equal(0, await _tool.RunAsync("update", B));

        Assert.Equal(before, _tool.Snapshot());
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(500, 4)]
    [InlineData(403, 1)]
    public async Task What_cannot_be_fetched_stays_and_the_others_are_updated(int status, int exitCode)
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(B, (HttpStatusCode)status).Document(A, New);

        Assert.Equal(exitCode, await _tool.RunAsync("update"));

        Assert.Equal(before["owner/b.json"], _tool.Snapshot()["owner/b.json"]);
        Assert.Equal(NormalForm.Of(New), _tool.Snapshot()["owner/a.json"]);
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_which_no_code_can_be_made_leaves_the_old_one()
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(A, Broken);

        Assert.Equal(1, await _tool.RunAsync("update"));
        Assert.Contains("error FLUX", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(1, await _tool.RunAsync("update", "--check"));

        Assert.Equal(before, _tool.Snapshot());
    }

    [Fact]
    public async Task A_missing_file_comes_back()
    {
        SortedDictionary<string, string> before = await AddAsync();
        File.Delete(_tool.File("owner/a.json"));

        Assert.Equal(3, await _tool.RunAsync("update", "--check"));
        Assert.Equal(0, await _tool.RunAsync("update"));

        Assert.Equal(before, _tool.Snapshot());
    }

    [Fact]
    public async Task A_file_that_was_changed_by_hand_is_kept_unless_forced()
    {
        await AddAsync();
        string edited = _tool.Folder.Write("specs/owner/a.json", TestSpecs.Document(A, """{"type":"object","properties":{"mine":{"type":"string"}}}"""));
        string text = File.ReadAllText(edited);

        Assert.Equal(0, await _tool.RunAsync("update"));
        Assert.Contains("changed by hand", _tool.Output, StringComparison.Ordinal);
        _tool.Fal.Document(A, New);
        Assert.Equal(3, await _tool.RunAsync("update", "--check"));
        Assert.Equal(1, await _tool.RunAsync("update"));
        Assert.Equal(text, File.ReadAllText(edited));

        Assert.Equal(0, await _tool.RunAsync("update", "--force"));
        Assert.Equal(NormalForm.Of(New), File.ReadAllText(edited));
    }

    [Fact]
    public async Task What_was_never_added_is_not_updated()
    {
        await AddAsync();

        Assert.Equal(1, await _tool.RunAsync("update", "owner/other"));
        Assert.Contains("flux2gen add owner/other", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_recorded_is_nothing_to_do()
    {
        Assert.Equal(0, await _tool.RunAsync("update"));
        Assert.Contains("flux2gen add", _tool.Output, StringComparison.Ordinal);
    }

    private async Task<SortedDictionary<string, string>> AddAsync()
    {
        Assert.Equal(0, await _tool.RunAsync("add", A, B));
        return _tool.Snapshot();
    }
}

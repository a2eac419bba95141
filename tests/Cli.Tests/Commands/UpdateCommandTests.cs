using System.Net;
using System.Text.Json;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class UpdateCommandTests : IDisposable
{
    private const string A = "owner/a";
    private const string B = "owner/b";
    private const string Broken = """{"openapi":"3.0.4","info":{"x-fal-metadata":{"endpointId":"owner/a"}},"paths":{}}""";

    private const string Old = """{"type":"object","properties":{"seed":{"type":"integer"}}}""";

    private static readonly string New = TestSpecs.Document(A, """{"type":"object","properties":{"prompt":{"type":"string"}}}""");

    private readonly Tool _tool = new();

    public UpdateCommandTests() => _tool.Fal.Document(A, TestSpecs.Document(A, Old)).Document(B, TestSpecs.Document(B));

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Nothing_changes_when_fal_has_not_changed()
    {
        SortedDictionary<string, string> before = await AddAsync();

        Assert.Equal(0, await _tool.RunAsync("update"));

        Assert.Equal(before, _tool.Snapshot());
        Assert.DoesNotContain("compile", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _tool.RunAsync("update", "--check"));
    }

    [Fact]
    public async Task Another_order_of_members_is_no_change()
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(A, NormalForm.Of(TestSpecs.Document(A, Old)).ReplaceLineEndings("\r\n"));

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
        Assert.Equal(
            """
            updated     owner/a (specs/owner/a.json)
                        compile  run time change
                        breaking risky    OwnerAInput.Seed: is gone
                                          What old programs send is ignored, or refused. Do not set it.
                        safe     safe     OwnerAInput.Prompt: is new: string?
            unchanged   owner/b (specs/owner/b.json)
            2 endpoints, 1 changed: 1 breaking, 0 risky, 1 safe

            """.ReplaceLineEndings("\n"),
            Text());
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
        Assert.Equal("is gone", endpoints[0].GetProperty("changes")[0].GetProperty("what").GetString());
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

    [Fact]
    public async Task Scripts_get_the_members_that_diff_gives_them()
    {
        SortedDictionary<string, string> before = await AddAsync();
        _tool.Fal.Document(A, New);
        await _tool.RunAsync("update", "--check", "--json");
        JsonElement update = _tool.Json;
        await _tool.RunAsAsync(["diff", _tool.Folder.Write("old.json", before["owner/a.json"]), _tool.Folder.Write("new.json", New), "--json"]);

        Assert.Equal(_tool.Json.GetProperty("endpoints")[0].GetProperty("changes").GetRawText(), update.GetProperty("endpoints")[0].GetProperty("changes").GetRawText());
        Assert.Equal(1, update.GetProperty("version").GetInt32());
        Assert.Equal(1, update.GetProperty("summary").GetProperty("breaking").GetInt32());
        Assert.Equal(2, update.GetProperty("summary").GetProperty("endpoints").GetInt32());
    }

    [Fact]
    public async Task A_pull_request_gets_Markdown_with_what_failed()
    {
        await AddAsync();
        _tool.Fal.Document(A, New).Document(B, HttpStatusCode.NotFound);

        Assert.Equal(1, await _tool.RunAsync("update", "--format", "markdown"));

        Assert.Contains("### `owner/a`\n", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("| **breaking** | risky | `OwnerAInput.Seed` | is gone |", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("- `owner/b`: failed. fal.ai does not have it (404).\n", _tool.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n2 endpoints, 1 changed: 1 breaking, 0 risky, 1 safe\n", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_list_people_see_the_beginning_and_the_others_all()
    {
        await AddAsync();
        string properties = string.Join(',', Enumerable.Range(1, 30).Select(number => $"\"p{number}\":{{\"type\":\"string\"}}"));
        _tool.Fal.Document(A, TestSpecs.Document(A, "{\"type\":\"object\",\"properties\":{" + properties + "}}"));

        await _tool.RunAsync("update", "--check");
        Assert.Equal(8, Text().Split("OwnerAInput.").Length - 1);
        Assert.StartsWith("            breaking risky    OwnerAInput.Seed: is gone", Text().Split('\n')[2], StringComparison.Ordinal);
        Assert.Contains("            … and 23 more: ", Text(), StringComparison.Ordinal);

        await _tool.RunAsync("update", "--check", "--json");
        Assert.Equal(31, _tool.Json.GetProperty("endpoints")[0].GetProperty("changes").GetArrayLength());
        await _tool.RunAsync("update", "--check", "--format", "markdown");
        Assert.Equal(31, _tool.Output.Split("`OwnerAInput.").Length - 1);
    }

    [Fact]
    public async Task What_callers_do_not_see_is_said_to_be_nothing()
    {
        await AddAsync();
        _tool.Fal.Document(A, TestSpecs.Document(A, Old).Replace("\"openapi\"", "\"x-more\": 1, \"openapi\"", StringComparison.Ordinal));

        Assert.Equal(3, await _tool.RunAsync("update", "--check"));
        Assert.Contains("Callers see no difference.", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_broken_by_hand_is_compared_with_nothing_and_can_be_overwritten()
    {
        await AddAsync();
        _tool.Folder.Write("specs/owner/a.json", "{");
        _tool.Fal.Document(A, New);

        Assert.Equal(3, await _tool.RunAsync("update", "--check", A));
        Assert.Contains("no client can be made of the old document", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _tool.RunAsync("update", "--force", A));
        Assert.Equal(NormalForm.Of(New), _tool.Snapshot()["owner/a.json"]);
    }

    [Fact]
    public async Task The_names_that_the_project_has_chosen_are_those_of_the_changes()
    {
        await AddAsync();
        _tool.Fal.Document(A, New);

        await _tool.RunAsync("update", "--check", "--name", $"{A}=Painter");
        Assert.Contains("PainterInput.Seed: is gone", _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task What_a_document_says_plays_with_nothing(string format)
    {
        await AddAsync();
        _tool.Fal.Document(A, TestSpecs.Document(A, """{"type":"object","properties":{"seed":{"type":"integer","default":1},"x\u202e\u001b":{"type":"string","enum":["\u202e|`\u001b[2J","@all"]},"z":{"type":"string","default":"\u202e\u001b"}}}"""));
        await _tool.RunAsync("update");
        _tool.Fal.Document(A, TestSpecs.Document(A, """{"type":"object","properties":{"seed":{"type":"integer","default":2},"x\u202e\u001b":{"type":"string","enum":["b"]},"z":{"type":"string","default":"\u009b\u2066"}}}"""));

        await _tool.RunAsync("update", "--check", "--format", format);

        Assert.Contains("default", _tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_tool.Output, character => character is '\u202E' or '\u2066' or '\u001b' or '\u009b');
        Assert.Equal(format != "markdown", _tool.Output.Contains("@all", StringComparison.Ordinal));
    }

    private string Text() => _tool.Output.ReplaceLineEndings("\n").Replace(_tool.Folder.Path.Replace('\\', '/') + "/", "", StringComparison.Ordinal);

    private async Task<SortedDictionary<string, string>> AddAsync()
    {
        Assert.Equal(0, await _tool.RunAsync("add", A, B));
        return _tool.Snapshot();
    }
}

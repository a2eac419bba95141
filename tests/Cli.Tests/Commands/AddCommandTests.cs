using System.Net;
using System.Text.Json;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class AddCommandTests : IDisposable
{
    private const string Id = "owner/model/fast";
    private const string Body = """{"type":"object","properties":{"prompt":{"type":"string"},"seed":{"type":"integer"}},"required":["prompt"]}""";

    private readonly Tool _tool = new();

    public AddCommandTests() => _tool.Fal.Document(Id, TestSpecs.Document(Id, Body));

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task An_endpoint_is_there_in_normal_form_and_recorded_with_the_line_that_works_now()
    {
        Assert.Equal(0, await _tool.RunAsync("add", Id));

        string normal = NormalForm.Of(TestSpecs.Document(Id, Body));
        Assert.Equal([LockFile.Name, $"{Id}.json"], _tool.Snapshot().Keys);
        Assert.Equal(normal, File.ReadAllText(_tool.File($"{Id}.json")));
        Assert.Equal(new LockEntry(FakeFal.AddressOf(Id), _tool.Time.Now, NormalForm.HashOf(normal)), LockFile.Read(_tool.File(LockFile.Name))[Id]);
        Assert.Contains("await fal.OwnerModelFast.SubscribeAsync(new OwnerModelFastInput { Prompt = \"…\" });", _tool.Output, StringComparison.Ordinal);
        Assert.Empty(_tool.Error);
    }

    [Fact]
    public async Task Scripts_get_json()
    {
        Assert.Equal(1, await _tool.RunAsync("add", Id, "owner/none", "--json"));

        JsonElement[] endpoints = [.. _tool.Json.GetProperty("endpoints").EnumerateArray()];
        Assert.Equal(["added", "failed"], endpoints.Select(endpoint => endpoint.GetProperty("result").GetString()));
        Assert.EndsWith($"specs/{Id}.json", endpoints[0].GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Contains("404", endpoints[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_again_it_is_unchanged_and_no_file_is_written()
    {
        await _tool.RunAsync("add", Id);
        SortedDictionary<string, string> before = _tool.Snapshot();
        _tool.Time.Now = _tool.Time.Now.AddDays(1);

        Assert.Equal(0, await _tool.RunAsync("add", Id, Id));

        Assert.Equal(before, _tool.Snapshot());
        Assert.StartsWith("unchanged", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Fal.Requests.Count);
    }

    [Fact]
    public async Task One_that_cannot_be_had_does_not_keep_the_others_out()
    {
        Assert.Equal(1, await _tool.RunAsync("add", "owner/none", Id));

        Assert.Equal([LockFile.Name, $"{Id}.json"], _tool.Snapshot().Keys);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/etc/passwd")]
    [InlineData("fal-ai/../../x")]
    public async Task What_is_no_id_is_not_fetched_and_not_written(string id)
    {
        Assert.Equal(1, await _tool.RunAsync("add", id));

        Assert.Empty(_tool.Fal.Requests);
        Assert.Empty(_tool.Snapshot());
        Assert.Contains("is not an endpoint id", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_which_no_code_can_be_made_is_not_written_and_the_reason_is_shown_with_its_place()
    {
        _tool.Fal.Document(Id, """{"openapi":"3.0.4","info":{"x-fal-metadata":{"endpointId":"owner/model/fast"}},"paths":{}}""");

        Assert.Equal(1, await _tool.RunAsync("add", Id));

        Assert.Empty(_tool.Snapshot());
        Assert.Matches(@"fast\.json\([0-9]+,[0-9]+\): error FLUX[0-9]{4}: ", _tool.Output);
    }

    [Fact]
    public async Task A_warning_is_shown_and_the_document_is_written()
    {
        _tool.Fal.Document(Id, TestSpecs.Document(Id, """{"type":"object","properties":{"a":{"$ref":"#/components/schemas/NotThere"}}}"""));

        Assert.Equal(0, await _tool.RunAsync("add", Id));

        Assert.Contains(": warning FLUX", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_4()
    {
        _tool.Fal.Document(Id, HttpStatusCode.BadGateway);

        Assert.Equal(4, await _tool.RunAsync("add", Id));

        Assert.StartsWith("unreachable", _tool.Output, StringComparison.Ordinal);
        Assert.Empty(_tool.Snapshot());
    }

    [Fact]
    public async Task The_document_of_another_endpoint_is_not_written()
    {
        _tool.Fal.Document(Id, TestSpecs.Document("owner/other"));

        Assert.Equal(1, await _tool.RunAsync("add", Id));

        Assert.Empty(_tool.Snapshot());
    }

    [Fact]
    public async Task A_file_that_was_changed_by_hand_is_kept_unless_forced()
    {
        await _tool.RunAsync("add", Id);
        string edited = _tool.Folder.Write($"specs/{Id}.json", TestSpecs.Document(Id));

        Assert.Equal(1, await _tool.RunAsync("add", Id));
        Assert.Equal(TestSpecs.Document(Id), File.ReadAllText(edited));
        Assert.Contains("--force", _tool.Output, StringComparison.Ordinal);

        Assert.Equal(0, await _tool.RunAsync("add", Id, "--force"));
        Assert.Equal(NormalForm.Of(TestSpecs.Document(Id, Body)), File.ReadAllText(edited));
    }

    [Fact]
    public async Task A_document_saved_by_hand_that_says_the_same_is_taken_over()
    {
        string file = _tool.Folder.Write($"specs/{Id}.json", TestSpecs.Document(Id, Body));

        Assert.Equal(0, await _tool.RunAsync("add", Id));

        Assert.Equal(NormalForm.Of(TestSpecs.Document(Id, Body)), File.ReadAllText(file));
        Assert.Single(LockFile.Read(_tool.File(LockFile.Name)));
    }

    [Fact]
    public async Task A_name_that_another_endpoint_has_is_shown_as_it_will_be()
    {
        _tool.Fal.Document("fal-ai/bria/fibo", TestSpecs.Document("fal-ai/bria/fibo")).Document("bria/fibo", TestSpecs.Document("bria/fibo"));
        await _tool.RunAsync("add", "bria/fibo");

        Assert.Equal(0, await _tool.RunAsync("add", "fal-ai/bria/fibo"));

        Assert.Contains("fal.FalAiBriaFibo.", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_lock_file_ends_it_before_anything_is_written()
    {
        _tool.Folder.Write($"specs/{LockFile.Name}", "<<<<<<< HEAD");

        Assert.Equal(1, await _tool.RunAsync("add", Id));

        Assert.Equal([LockFile.Name], _tool.Snapshot().Keys);
        Assert.Contains("not a lock file", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_way_is_a_failure_in_a_line_and_what_was_written_is_recorded()
    {
        _tool.Fal.Document("owner/next", TestSpecs.Document("owner/next"));
        Directory.CreateDirectory(_tool.File("owner/next.json/x"));

        Assert.Equal(1, await _tool.RunAsync("add", Id, "owner/next"));

        Assert.Equal([LockFile.Name, $"{Id}.json"], _tool.Snapshot().Keys);
        Assert.Single(LockFile.Read(_tool.File(LockFile.Name)));
        Assert.DoesNotContain("   at ", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_cannot_play_with_the_terminal()
    {
        _tool.Fal.Document(Id, TestSpecs.Document("owner/x\\u001b]0;title\\u0007"));

        Assert.Equal(1, await _tool.RunAsync("add", Id));

        Assert.DoesNotContain('\u001b', _tool.Output);
    }

    [Theory]
    [InlineData("http://fal.example")]
    [InlineData("nonsense")]
    public async Task An_address_that_is_none_is_2(string address)
    {
        _tool.Variables["FLUX2GEN_FAL"] = address;

        Assert.Equal(2, await _tool.RunAsync("add", Id));
    }
}

using System.Text.Json;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Cli.Tests.Commands;

/// <summary>From end to end: the program, the network, and the local fal in fal's place.</summary>
public sealed class LocalFalTests : IAsyncLifetime
{
    private const string Body = """{"type":"object","properties":{"prompt":{"type":"string"}},"required":["prompt"]}""";

    private readonly Tool _tool = new() { IsOnline = true };
    private readonly TemporaryFolder _remote = new();
    private LocalFal? _fal;

    public async ValueTask InitializeAsync()
    {
        _remote.Write("a.json", TestSpecs.Document("owner/painter", Body));
        _remote.Write("b.json", TestSpecs.Document("owner/singer"));
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _fal!.DisposeAsync();
        _remote.Dispose();
        _tool.Dispose();
    }

    [Fact]
    public async Task Search_add_change_update()
    {
        Assert.Equal(0, await _tool.RunAsAsync(["search", "paint", "--json"]));
        string id = Assert.Single(_tool.Json.GetProperty("endpoints").EnumerateArray().ToArray()).GetProperty("id").GetString()!;
        Assert.Equal(0, await _tool.RunAsync("add", id));
        Assert.Equal(0, await _tool.RunAsync("update", "--check"));

        _remote.Write("a.json", TestSpecs.Document(id, """{"type":"object"}"""));
        await StartAsync();

        Assert.Equal(3, await _tool.RunAsync("update", "--check"));
        Assert.Equal(0, await _tool.RunAsync("update"));
        Assert.Equal(0, await _tool.RunAsync("update", "--check"));
        Assert.DoesNotContain("prompt", _tool.Snapshot()["owner/painter.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_never_sent()
    {
        _tool.Variables["FAL_KEY"] = "id:secret";

        await _tool.RunAsAsync(["search", "paint"]);
        await _tool.RunAsync("add", "owner/painter");

        Assert.All(_fal!.Requests, request => Assert.DoesNotContain("Authorization", request.Headers.Keys, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(2, _fal.Requests.Count);
    }

    [Fact]
    public async Task A_fal_that_is_gone_is_4_and_the_files_stay()
    {
        await _tool.RunAsync("add", "owner/painter");
        SortedDictionary<string, string> before = _tool.Snapshot();
        await _fal!.DisposeAsync();

        Assert.Equal(4, await _tool.RunAsync("update"));
        Assert.Equal(4, await _tool.RunAsAsync(["search", "paint"]));

        Assert.Equal(before, _tool.Snapshot());
    }

    [Fact]
    public async Task Nothing_found_is_said()
    {
        Assert.Equal(0, await _tool.RunAsAsync(["search", "no", "such", "thing"]));
        Assert.Contains("'no such thing'", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_says_where_it_is_and_ends_when_it_is_told_to()
    {
        using var end = new CancellationTokenSource();
        end.Cancel();

        // Told so before it has started, it does not start; and that is no failure with a stack.
        Assert.Contains(await _tool.RunAsAsync(["serve", _remote.Path, "--port", "0"], end.Token), (int[])[0, 130]);
        Assert.Empty(_tool.Error);
    }

    [Fact]
    public async Task Serve_without_documents_or_with_a_port_that_is_taken_fails_in_a_line()
    {
        Assert.Equal(2, await _tool.RunAsAsync(["serve", Path.Combine(_remote.Path, "none")]));
        Assert.Equal(1, await _tool.RunAsAsync(["serve", _remote.Path, "--port", _fal!.BaseAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        Assert.Equal(1, await _tool.RunAsAsync(["serve", _remote.Write("broken.json", "{"), "--port", "0"]));
        Assert.DoesNotContain("   at ", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_serve_serves_can_be_added_from_it()
    {
        using var end = new CancellationTokenSource();
        await using var output = new SignallingWriter();
        Task<int> serving = Cli.Commands.FluxCommand.RunAsync(["serve", _remote.Path, "--port", "0", "--json"], output, TextWriter.Null, new Cli.Commands.ToolEnvironment(), end.Token);
        JsonElement started = JsonElement.Parse(await output.Flushed);

        Assert.Equal(0, await _tool.RunAsync("add", "owner/singer", "--fal", started.GetProperty("address").GetString()!));

        await end.CancelAsync();
        Assert.Equal(0, await serving);
    }

    private async Task StartAsync()
    {
        if (_fal is not null)
        {
            await _fal.DisposeAsync();
        }

        _fal = await LocalFal.StartAsync(new LocalFalOptions { Specs = [_remote.Path] }, Tool.Cancellation);
        _tool.Variables["FLUX2GEN_FAL"] = _fal.BaseAddress.AbsoluteUri;
    }
}

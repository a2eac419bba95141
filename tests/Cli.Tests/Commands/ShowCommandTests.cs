using System.Text.Json;
using System.Text.RegularExpressions;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class ShowCommandTests : IDisposable
{
    private const string Id = "owner/model";
    private const string Body = """
        {"type":"object","required":["prompt"],"properties":{
          "prompt":{"type":"string","description":"What to draw.","maxLength":100},
          "steps":{"type":"integer","minimum":1,"maximum":50,"default":28},
          "format":{"type":"string","enum":["png","jpeg"]},
          "image_urls":{"type":"array","items":{"type":"string"},"minItems":1}}}
        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task The_inputs_are_shown_as_CSharp_sees_them()
    {
        _tool.Folder.Write($"specs/{Id}.json", TestSpecs.Document(Id, Body));

        Assert.Equal(0, await _tool.RunAsync("show", Id, "--json"));

        Assert.Equal(
            [
                "Prompt string True [at most 100 characters] [] What to draw.",
                "Steps int? False [1 to 50] [28] The steps.",
                "Format OwnerModelFormat? False [png, jpeg] [] The format.",
                "ImageUrls IReadOnlyList<FalFileInput>? False [at least 1 item] [] The image URLs.",
            ],
            _tool.Json.GetProperty("inputs").EnumerateArray().Select(Line));
        Assert.Empty(_tool.Fal.Requests);
    }

    [Fact]
    public async Task People_get_a_table_and_a_call()
    {
        string file = _tool.Folder.Write("anywhere.json", TestSpecs.Document(Id, Body));

        Assert.Equal(0, await _tool.RunAsync("show", file));

        Assert.Matches(@"(?m)^Prompt \* +string +at most 100 characters +What to draw\. *\r?$", _tool.Output);
        Assert.Contains("await fal.OwnerModel.SubscribeAsync(new OwnerModelInput { Prompt = \"…\" });", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_narrow_terminal_a_property_is_a_paragraph()
    {
        using var narrow = new Tool { Width = 80 };
        string file = narrow.Folder.Write("anywhere.json", TestSpecs.Document(Id, Body));

        Assert.Equal(0, await narrow.RunAsync("show", file));

        string[] lines = [.. Regex.Replace(narrow.Output, @"\e\[[0-9;]*m", "").Split('\n').Select(line => line.TrimEnd())];
        Assert.Contains("Prompt *   string", lines);
        Assert.Contains("           at most 100 characters", lines);
        Assert.Contains("           What to draw.", lines);
        Assert.Contains("Steps      int? = 28", lines);
        Assert.All(lines.TakeWhile(line => !line.StartsWith("* has", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task An_endpoint_that_is_not_in_the_folder_is_looked_up_and_not_stored()
    {
        _tool.Fal.Document(Id, TestSpecs.Document(Id, Body));

        Assert.Equal(0, await _tool.RunAsync("show", Id));

        Assert.Single(_tool.Fal.Requests);
        Assert.Empty(_tool.Snapshot());
    }

    [Theory]
    [InlineData("owner/none", 1)]
    [InlineData("none.json", 2)]
    [InlineData("../none", 2)]
    public async Task What_is_not_there_is_said(string subject, int exitCode)
    {
        Assert.Equal(exitCode, await _tool.RunAsync("show", subject));
        Assert.NotEmpty(_tool.Error);
    }

    [Fact]
    public async Task A_document_that_is_none_is_1() => Assert.Equal(1, await _tool.RunAsync("show", _tool.Folder.Write("x.json", "{")));

    private static string Line(JsonElement input) =>
        $"{input.GetProperty("name")} {input.GetProperty("type")} {input.GetProperty("required")} [{input.GetProperty("range")}] [{input.GetProperty("default")}] {input.GetProperty("description")}";
}

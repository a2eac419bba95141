using System.Text.Json;
using Flux2Gen.Cli.Commands;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class DiffCommandTests : IDisposable
{
    private const string Small = """{"type":"object","properties":{"prompt":{"type":"string"}}}""";
    private const string Large = """{"type":"object","properties":{"prompt":{"type":"string"},"seed":{"type":"integer"}}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void What_nobody_need_care_about_is_0()
    {
        Assert.Equal(0, Diff(Small, Large));
        Assert.Contains("TestXInput.Seed: is new: long?", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_break_is_3()
    {
        Assert.Equal(3, Diff(Large, Small));
        Assert.Contains("TestXInput.Seed: is gone", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_change_is_0() => Assert.Equal(0, Diff(Small, Small));

    [Theory]
    [InlineData()]
    [InlineData("one")]
    [InlineData("not-there", "not-there")]
    [InlineData(".", ".", "--format", "xml")]
    [InlineData(".", ".", "--file-inputs", "maybe")]
    [InlineData(".", ".", "--name", "Painter")]
    [InlineData(".", ".", "--name", "test/x=class")]
    [InlineData(".", ".", "--name", "test=Painter")]
    public void A_wrong_command_line_is_2(params string[] args)
    {
        Assert.Equal(2, FluxCommand.Run(["diff", .. args], _output, _error));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public void A_document_that_is_none_is_1_and_said_with_its_place()
    {
        string good = _folder.Write("good.json", TestSpecs.Document("test/x"));
        string broken = _folder.Write("broken.json", "{\n  \"a\": }");

        Assert.Equal(1, FluxCommand.Run(["diff", good, broken], _output, _error));
        Assert.Matches(@"broken\.json\(2,\d+\): error FLUX0001: ", _error.ToString());
        Assert.Equal("0 endpoints, 0 changed: 0 breaking, 0 risky, 0 safe; 1 document left out", _output.ToString().TrimEnd());
    }

    [Fact]
    public void One_broken_document_of_a_folder_does_not_end_the_whole()
    {
        _folder.Write("old/a.json", TestSpecs.Document("test/a", Large));
        _folder.Write("old/b.json", TestSpecs.Document("test/b"));
        _folder.Write("new/a.json", TestSpecs.Document("test/a", Small));
        _folder.Write("new/b.json", "{");
        _folder.Write("new/flux2gen.lock.json", """{ "version": 1 }""");

        Assert.Equal(1, FluxCommand.Run(["diff", Path.Combine(_folder.Path, "old"), Path.Combine(_folder.Path, "new"), "--json"], _output, _error));

        JsonElement json = JsonElement.Parse(_output.ToString());
        Assert.Equal("test/a", Assert.Single(json.GetProperty("endpoints").EnumerateArray().ToArray()).GetProperty("id").GetString());
        Assert.EndsWith("/new/b.json", Assert.Single(json.GetProperty("diagnostics").EnumerateArray().ToArray()).GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\S+/new/b\.json\(1,\d\): error FLUX0001: [^\n]+\n$", _error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_settings_of_a_project_count()
    {
        const string Input = """{"type":"object","properties":{"image_url":{"type":"string"}}}""";

        Diff("""{"type":"object"}""", Input);
        Assert.Contains("TestXInput.ImageUrl: is new: FalFileInput?", _output.ToString(), StringComparison.Ordinal);
        Diff("""{"type":"object"}""", Input, "--file-inputs", "false", "--name", "test/x=Painter");
        Assert.Contains("PainterInput.ImageUrl: is new: string?", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verification_ends_in_a_line_for_scripts()
    {
        string before = _folder.Write("old/x.json", TestSpecs.Document("test/x", Large));
        string after = _folder.Write("new/x.json", TestSpecs.Document("test/x", Small));

        Assert.Equal(0, FluxCommand.Run(["diff", before, after, "--verify"], _output, _error));
        Assert.Matches("^diff: pairs=1 changes=1 compile-breaks=1 agreed=[1-9][0-9]* disagreed=0$", _output.ToString().TrimEnd());
    }

    [Fact]
    public void Nothing_to_verify_is_a_failure()
    {
        string before = _folder.Write("old/x.json", TestSpecs.Document("test/x"));
        string after = _folder.Write("new/y.json", TestSpecs.Document("test/y"));

        Assert.Equal(1, FluxCommand.Run(["diff", before, after, "--verify"], _output, _error));
    }

    private int Diff(string before, string after, params string[] options) => FluxCommand.Run(
        ["diff", _folder.Write("old/x.json", TestSpecs.Document("test/x", before)), _folder.Write("new/x.json", TestSpecs.Document("test/x", after)), .. options],
        _output,
        _error);
}

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
    public void A_wrong_command_line_is_2(params string[] args)
    {
        Assert.Equal(2, FluxCommand.Run(["diff", .. args], _output, _error));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public void A_document_that_is_none_is_1_and_named()
    {
        string good = _folder.Write("good.json", TestSpecs.Document("test/x"));
        string broken = _folder.Write("broken.json", "{");

        Assert.Equal(1, FluxCommand.Run(["diff", good, broken], _output, _error));
        Assert.Contains("broken.json", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
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

    private int Diff(string before, string after) => FluxCommand.Run(
        ["diff", _folder.Write("old/x.json", TestSpecs.Document("test/x", before)), _folder.Write("new/x.json", TestSpecs.Document("test/x", after))],
        _output,
        _error);
}

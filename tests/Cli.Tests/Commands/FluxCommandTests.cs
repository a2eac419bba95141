using Flux2Gen.Cli.Commands;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class FluxCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("check")]
    [InlineData("emit")]
    [InlineData("check", "--max-failures", "many", "x.json")]
    [InlineData("check", "not-there.json")]
    [InlineData("check", "--fuzz", "many")]
    [InlineData("check", "--mutations", "0", ".")]
    [InlineData("check", "--mutation", "201", ".")]
    [InlineData("check", "--mutation", "many", ".")]
    [InlineData("nonsense")]
    [InlineData("add")]
    [InlineData("add", "owner/model", "--nonsense")]
    [InlineData("update", "--chek")]
    [InlineData("remove")]
    [InlineData("show")]
    [InlineData("search")]
    [InlineData("search", "x", "--limit", "0")]
    [InlineData("serve", "not-there")]
    [InlineData("serve", "--port", "70000")]
    public void A_wrong_command_line_is_2(params string[] args)
    {
        Assert.Equal(2, Run(args));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public void A_folder_without_documents_is_2() => Assert.Equal(2, Run("check", _folder.Path));

    [Fact]
    public void Help_is_0_and_calls_the_program_by_its_name()
    {
        Assert.Equal(0, Run("--help"));
        Assert.Contains("flux2gen [command]", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run("update", "--help"));
        Assert.Contains("flux2gen update", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run("--version"));
    }

    [Fact]
    public void A_document_that_fails_is_1_and_the_last_line_says_so()
    {
        string file = _folder.Write("broken.json", "{");

        Assert.Equal(1, Run("check", file));
        Assert.StartsWith("catalog: specs=1 emitted=0 compiled=0 roundtrip=0 ", LastLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_that_come_all_the_way_are_0()
    {
        const string Body = """{"type":"object","properties":{"prompt":{"type":"string"},"seed":{"anyOf":[{"type":"integer"},{"type":"null"}]}},"required":["prompt"]}""";
        _folder.Write("owner/model.json", TestSpecs.Document("owner/model", Body, Body));

        Assert.Equal(0, Run("check", _folder.Path));
        Assert.StartsWith("catalog: specs=1 emitted=1 compiled=1 roundtrip=1 diagnostics=0 seconds=", LastLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mutants=200", "--mutations")]
    [InlineData("mutants=3", "--mutations", "3")]
    [InlineData("mutants=2", "--mutation", "1", "--mutation", "200")]
    public void Altered_documents_are_checked_instead_when_asked(string count, params string[] options)
    {
        string file = _folder.Write("model.json", TestSpecs.Document("owner/model", """{"type":"object","properties":{"prompt":{"type":"string"}}}"""));

        Assert.Equal(0, Run(["check", file, .. options]));
        Assert.StartsWith($"mutants: documents=1 mutations=200 {count} compiled=", LastLine(), StringComparison.Ordinal);
        Assert.Contains(" failed=0 seconds=", LastLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_emitted_follows_the_settings_of_a_project_file()
    {
        string file = _folder.Write("model.json", TestSpecs.Document("owner/model", """{"type":"object","properties":{"image_url":{"type":"string"}}}"""));

        Assert.Equal(0, Run("emit", file, "--namespace", "Shop.Models", "--accessibility", "internal", "--api-name", "Pictures", "--file-inputs", "false"));
        Assert.Contains("namespace Shop.Models;", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("internal sealed partial class Pictures(", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("FalFileInput", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_is_none_is_1_and_the_generator_says_why()
    {
        string file = _folder.Write("model.json", TestSpecs.Document("owner/model"));

        Assert.Equal(1, Run("emit", file, "--accessibility", "hidden"));
        Assert.Contains("FLUX0401", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_are_checked_with_the_settings_of_a_project_file()
    {
        string file = _folder.Write("model.json", TestSpecs.Document("owner/model", """{"type":"object","properties":{"image_url":{"type":"string"}}}"""));

        Assert.Equal(0, Run("check", file, "--namespace", "Shop.Models", "--accessibility", "internal", "--api-name", "Pictures", "--file-inputs", "false", "--well-known-types", "false"));
        Assert.StartsWith("catalog: specs=1 emitted=1 compiled=1 roundtrip=1 diagnostics=0 seconds=", LastLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_emitted_can_be_seen()
    {
        string file = _folder.Write("model.json", TestSpecs.Document("owner/model"));

        Assert.Equal(0, Run("emit", file, "--root-namespace", "Shop"));
        Assert.Contains("namespace Shop.Fal", _output.ToString(), StringComparison.Ordinal);
    }

    private int Run(params string[] args) => FluxCommand.Run(args, _output, _error);

    private string LastLine() => _output.ToString().TrimEnd().Split('\n')[^1];
}

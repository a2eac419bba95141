using System.Text;
using Flux2Gen.Cli.Commands;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class EmitCommandTests
{
    private static readonly EmittedSource Source = new("a.g.cs", SourceText.From("class A;", Encoding.UTF8));

    [Fact]
    public void One_source_is_printed_as_it_is()
    {
        (int exitCode, string output, _) = Show(new EmittedProject([Source], []));

        Assert.Equal(0, exitCode);
        Assert.Equal("class A;", output.TrimEnd());
    }

    [Fact]
    public void Several_sources_are_printed_with_their_names()
    {
        (_, string output, _) = Show(new EmittedProject([Source, Source with { HintName = "b.g.cs" }], []));

        Assert.Contains("// ---- a.g.cs\nclass A;", output, StringComparison.Ordinal);
        Assert.Contains("// ---- b.g.cs\nclass A;", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_are_written_to_a_folder()
    {
        using var folder = new TemporaryFolder();

        (_, string output, _) = Show(new EmittedProject([Source], []), folder.Path);

        string file = Path.Combine(folder.Path, "a.g.cs");
        Assert.Equal("class A;", File.ReadAllText(file));
        Assert.Equal(file, output.TrimEnd());
    }

    [Fact]
    public void An_error_in_a_document_is_1_and_goes_to_the_error_stream()
    {
        (int exitCode, _, string error) = Show(new EmittedProject([], [new SpecDiagnostic("a.json", 1, 2, DiagnosticSeverity.Error, "FLUX0001", "no")]));

        Assert.Equal(1, exitCode);
        Assert.Equal("a.json(1,2): error FLUX0001: no", error.TrimEnd());
    }

    private static (int ExitCode, string Output, string Error) Show(EmittedProject emitted, string? folder = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = EmitCommand.Show(new Terminal(output, error, isTerminal: false), emitted, folder);
        return (exitCode, output.ToString(), error.ToString());
    }
}

using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Mutants;
using Flux2Gen.Cli.Verification.Fuzzing;
using Flux2Gen.Cli.Verification.Mutants;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Cli.Tests.Fuzzing;

/// <summary>Documents of the grammar pass, and each kind of fault is found.</summary>
public sealed class FuzzCheckTests
{
    private readonly List<FuzzCase> _found = [];

    [Fact]
    public void Documents_of_the_grammar_pass()
    {
        FuzzReport report = Run(AlteringEmitter.Replacing("no such word", "", "x"), 1_000, 60);

        Assert.Empty(_found.SelectMany(static item => item.Lines));
        Assert.True(report.Passed);
        Assert.Equal("fuzz: documents=60 exceptions=0 escapes=0 compile-errors=0 slow=0", report.Summary);
        Assert.InRange(report.Emitted, 30, 60);
    }

    [Fact]
    public void Document_depends_on_seed_and_number_alone()
    {
        Assert.Equal(FuzzDocument.Create(1, 5).Text, FuzzDocument.Create(1, 5).Text);
        Assert.NotEqual(FuzzDocument.Create(1, 5).Text, FuzzDocument.Create(2, 5).Text);
        Assert.Equal(50, Enumerable.Range(1, 50).Select(static number => FuzzDocument.Create(1, number).Text).Distinct().Count());
    }

    [Theory]
    [InlineData("public sealed partial class", "public sealed partial class Evil { }\npublic sealed partial class", "escapes=3")]
    [InlineData("public const string EndpointId", "public const string zqxmark = \"\"; public const string EndpointId", "escapes=3")]
    [InlineData("#nullable enable", "#nullable enable\n#if true\n#endif", "escapes=3")]
    [InlineData("</summary>", "\u3164</summary>", "escapes=3")]
    [InlineData("new(Client);", "new(Missing);", "compile-errors=3")]
    public void Fault_in_the_code_is_found(string code, string other, string count)
    {
        FuzzReport report = Run(AlteringEmitter.Replacing("{", code, other), 1, 3);

        Assert.False(report.Passed);
        Assert.Contains($" {count}", report.Summary, StringComparison.Ordinal);
        Assert.Contains("bash build/check-fuzz --seed 1 --fuzz-only 1 --keep DIR", _found[0].Lines.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_of_the_generator_is_found()
    {
        FuzzReport report = Run(AlteringEmitter.Saying("{", static spec => new SpecDiagnostic(spec.Path, 3, 7, DiagnosticSeverity.Warning, "FLUX0900", "text")), 1, 3);

        Assert.Contains("exceptions=3", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_differs_the_second_time_is_found()
    {
        int runs = 0;
        FuzzReport report = Run(new AlteringEmitter("{", (_, emitted) => emitted with { Diagnostics = [.. emitted.Diagnostics, Warning(Interlocked.Increment(ref runs))] }), 1, 1);

        Assert.Contains("exceptions=1", report.Summary, StringComparison.Ordinal);
        Assert.Contains("a second run gives something else", Assert.Single(_found).Lines.First(), StringComparison.Ordinal);
    }

    private static SpecDiagnostic Warning(int number) => new("fuzz/1.json", number + 1, 2, DiagnosticSeverity.Warning, "FLUX0102", "text");

    private FuzzReport Run(ISpecEmitter emitter, int seed, int count) =>
        new FuzzCheck(emitter, new MutantCompiler(new CatalogCompiler(ReferenceAssemblies.All)), _found.Add).Run(seed, Enumerable.Range(1, count));
}

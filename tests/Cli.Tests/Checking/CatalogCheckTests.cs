using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Mutants;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Cli.Tests.Checking;

public sealed class CatalogCheckTests
{
    private static readonly SpecFile[] Two = [TestSpecs.File("owner/a"), TestSpecs.File("owner/b")];

    private readonly FakeEmitter _emitter = new();

    [Fact]
    public void Documents_that_come_all_the_way_pass()
    {
        CatalogReport report = Run(_emitter.Model("owner/a", SampleModels.Faithful), Two);

        Assert.True(report.Passed);
        Assert.StartsWith("catalog: specs=2 emitted=2 compiled=2 roundtrip=2 diagnostics=0 seconds=", report.Summary, StringComparison.Ordinal);
        Assert.Equal([report.Summary], Lines(report));
    }

    [Fact]
    public void A_document_with_an_error_is_not_emitted()
    {
        CatalogReport report = Run(_emitter.Diagnostic("owner/a", DiagnosticSeverity.Error), Two);

        Assert.False(report.Passed);
        Assert.Contains("specs=2 emitted=1 compiled=1 roundtrip=1 diagnostics=1", report.Summary, StringComparison.Ordinal);
        Assert.Equal("owner/a.json(3,7): error FLUX1234: is odd", Lines(report)[0]);
    }

    [Fact]
    public void A_warning_is_told_and_fails_nothing()
    {
        CatalogReport report = Run(_emitter.Diagnostic("owner/a", DiagnosticSeverity.Warning), Two);

        Assert.True(report.Passed);
        Assert.Equal("owner/a.json(3,7): warning FLUX1234: is odd", Lines(report)[0]);
    }

    [Fact]
    public void A_document_that_silently_gives_nothing_fails()
    {
        CatalogReport report = Run(_emitter.Nothing("owner/a"), [.. Two, new SpecFile("package.json", "{}")]);

        Assert.Contains("specs=3 emitted=1 compiled=1 roundtrip=1", report.Summary, StringComparison.Ordinal);
        Assert.Contains("owner/a.json: emit: no source for endpoint 'owner/a' and no word why", Lines(report));
        Assert.Contains("package.json: emit: not a fal document, and no word about it", Lines(report));
    }

    [Theory]
    [InlineData(SampleModels.Broken, "CS0029")]
    [InlineData(SampleModels.Unclean, "CS0169")]
    public void A_source_that_does_not_compile_cleanly_counts_alone(string model, string id)
    {
        CatalogReport report = Run(_emitter.Model("owner/a", model), Two);

        Assert.Contains("specs=2 emitted=2 compiled=1 roundtrip=1", report.Summary, StringComparison.Ordinal);
        Assert.Contains(Lines(report), line => line.StartsWith("owner/a.json: compile: owner.a.g.cs(", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(report), line => line.Contains("All.g.cs", StringComparison.Ordinal));
        Assert.Equal([["owner/a.json", "owner/b.json"], ["owner/b.json"]], _emitter.Calls);
    }

    [Theory]
    [InlineData("/// <summary>a < b</summary>\npublic sealed class Odd { }")]
    [InlineData("/// <summary><see cref=\"Missing\"/></summary>\npublic sealed class Odd { }")]
    [InlineData("#pragma warning restore CS1591\npublic sealed class Undocumented { }")]
    public void Documentation_comments_are_checked_too(string code)
    {
        CatalogReport report = Run(_emitter.Model("owner/a", code + Environment.NewLine + SampleModels.Faithful), Two);

        Assert.Contains("compiled=1", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_what_belongs_to_no_document_fails_all()
    {
        _emitter.Shared = "class C : Missing { }";

        CatalogReport report = Run(_emitter, Two);

        Assert.False(report.Passed);
        Assert.Contains("emitted=2 compiled=0 roundtrip=0", report.Summary, StringComparison.Ordinal);
        Assert.Contains(Lines(report), line => line.StartsWith("compile: Base.g.cs(", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_that_loses_a_member_fails_with_its_place()
    {
        SpecFile spec = TestSpecs.File("owner/a", output: """{"type":"object","properties":{"a":{"const":1}},"required":["a"]}""");

        CatalogReport report = Run(_emitter.Model("owner/a", SampleModels.Forgetful), [spec]);

        Assert.Contains("compiled=1 roundtrip=0", report.Summary, StringComparison.Ordinal);
        Assert.Contains("owner/a.json: round trip: output, all members: $.a: expected 1, found nothing", Lines(report));
    }

    /// <summary>Each kind of loss is one that the samples show: no check passes because it looked at nothing.</summary>
    [Theory]
    [InlineData("value.__State, value.AdditionalProperties);", "value.__State, null);", "unlisted member: $.flux2gen_unlisted: expected ")]
    [InlineData("members.Optional(1, value.Size);", "", "all members: $.size: expected ")]
    [InlineData("members.Optional(1, value.Size);", "if (value.Size is not null) { members.Optional(1, value.Size); }", "$.size: expected null, found nothing")]
    public void Code_that_loses_something_fails(string code, string other, string failure)
    {
        const string Body = """{"type":"object","properties":{"prompt":{"type":"string"},"size":{"anyOf":[{"enum":["a"]},{"type":"integer"},{"type":"null"}]}},"required":["prompt"]}""";
        SpecFile spec = TestSpecs.File("owner/a", Body, Body);
        CatalogReport good = new CatalogCheck(new GeneratorEmitter(ReferenceAssemblies.All, "Catalog"), new CatalogCompiler(ReferenceAssemblies.All)).Run([spec]);
        CatalogReport bad = new CatalogCheck(AlteringEmitter.Replacing("owner/a", code, other), new CatalogCompiler(ReferenceAssemblies.All)).Run([spec]);

        Assert.True(good.Passed);
        Assert.Contains("compiled=1 roundtrip=0", bad.Summary, StringComparison.Ordinal);
        Assert.Contains(Lines(bad), line => line.Contains(failure, StringComparison.Ordinal));
    }

    /// <summary>The program, as these tests, reads and writes JSON without reflection.</summary>
    [Fact]
    public void The_check_runs_without_reflection()
    {
        string settings = File.ReadAllText(Path.ChangeExtension(typeof(CatalogCheck).Assembly.Location, ".runtimeconfig.json"));

        Assert.False(System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault);
        Assert.Contains("\"System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault\": false", settings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleModels.Throwing, "InvalidOperationException: cannot")]
    [InlineData(SampleModels.NoModel, "Model is neither a model nor a JsonElement")]
    public void A_type_that_cannot_be_used_fails(string model, string problem)
    {
        CatalogReport report = Run(_emitter.Model("owner/a", model), Two);

        Assert.Contains("compiled=2 roundtrip=1", report.Summary, StringComparison.Ordinal);
        Assert.Contains(Lines(report), line => line.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_version_of_an_endpoint_is_compiled_on_its_own()
    {
        SpecFile[] specs = [TestSpecs.File("owner/a"), TestSpecs.File("owner/b"), TestSpecs.File("owner/a") with { Path = "old/a.json" }];

        CatalogReport report = Run(_emitter, specs);

        Assert.Contains("specs=3 emitted=3 compiled=3 roundtrip=3", report.Summary, StringComparison.Ordinal);
        Assert.Equal([["owner/a.json", "owner/b.json"], ["old/a.json"]], _emitter.Calls);
    }

    [Fact]
    public void Failures_are_limited_for_each_document_and_in_all()
    {
        string members = string.Join(',', Enumerable.Range(0, 30).Select(index => $"\"m{index}\":{{\"type\":\"string\"}}"));
        SpecFile spec = TestSpecs.File("owner/a", input: $$"""{"type":"object","properties":{ {{members}} } }""");

        CatalogReport report = Run(_emitter.Model("owner/a", SampleModels.Forgetful), [spec]);

        Assert.Equal(7, Lines(report).Length);
        Assert.Matches(@"^owner/a\.json: and \d+ more$", Lines(report)[5]);
        Assert.Equal("and 4 more failures; --max-failures shows more of them", Lines(report, maxFailures: 2)[2]);
    }

    [Fact]
    public void Sources_can_be_kept()
    {
        using var folder = new TemporaryFolder();

        new CatalogCheck(_emitter, new CatalogCompiler(ReferenceAssemblies.All)) { KeepFolder = folder.Path }.Run(Two);

        Assert.True(File.Exists(Path.Combine(folder.Path, "owner.a.g.cs")));
    }

    private static CatalogReport Run(FakeEmitter emitter, IReadOnlyList<SpecFile> specs) =>
        new CatalogCheck(emitter, new CatalogCompiler(ReferenceAssemblies.All)).Run(specs);

    private static string[] Lines(CatalogReport report, int maxFailures = 50)
    {
        using var output = new StringWriter();
        report.Write(output, maxFailures);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}

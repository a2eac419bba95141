using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.Mutants;
using Flux2Gen.Cli.Verification.Mutations;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Cli.Tests.Mutants;

/// <summary>What is no working code and no diagnostic at a place fails, and fails alone.</summary>
public sealed class MutationCheckTests
{
    private const string Body = """{ "type": "object", "properties": { "prompt": { "type": "string" }, "nested": { "type": "object", "properties": { "deep": { "type": "integer" } } } }, "required": ["prompt"] }""";

    private static readonly Mutation Harmless = new(1, new MutationKind("harmless", static document => document.Root["x-altered"] = true));

    private static readonly Mutation Breaking = new(2, MutationKind.OfText("breaking", static (text, _) => text[..^3]));

    private readonly List<Mutant> _failed = [];

    [Fact]
    public void Code_that_works_and_a_refusal_at_a_place_are_both_well()
    {
        MutationReport report = Run(AlteringEmitter.Replacing("no such word", "", "x"), Harmless, Breaking);

        Assert.True(report.Passed);
        Assert.StartsWith("mutants: documents=2 mutations=200 mutants=4 compiled=2 refused=2 failed=0 seconds=", report.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed partial record OwnerTwoInput", "public sealed partial record OwnerTwoInput : Missing", "compile: M1/owner.two.g.cs(")]
    [InlineData("value.__State, value.AdditionalProperties);", "value.__State, null);", "round trip: input, unlisted member: $.flux2gen_unlisted: expected ")]
    [InlineData("new(\"deep\")", "new(\"dive\")", "emit: not a word about deep")]
    public void A_fault_in_the_code_of_one_is_a_failure_of_that_one(string code, string other, string failure)
    {
        MutationReport report = Run(AlteringEmitter.Replacing("owner/two", code, other), Harmless);

        Assert.StartsWith("mutants: documents=2 mutations=200 mutants=2 compiled=1 refused=0 failed=1 ", report.Summary, StringComparison.Ordinal);
        Assert.StartsWith($"owner/two.json: mutation 1 (harmless): {failure}", Assert.Single(_failed).Failures.First(), StringComparison.Ordinal);
    }

    public static TheoryData<string, int, int, string, string> Diagnostics => new()
    {
        { "owner/two.json", 3, 7, "FLUX0900", "emit: owner/two.json(3,7): warning FLUX0900" },
        { "", 0, 0, "crash", "emit: warning crash" },
        { "other.json", 3, 7, "FLUX0102", "emit: about no place of the document" },
        { "owner/two.json", 1, 1, "FLUX0102", "emit: about the document as a whole, though something in it is wrong" },
    };

    [Theory]
    [MemberData(nameof(Diagnostics))]
    public void A_diagnostic_that_helps_nobody_fails(string path, int line, int column, string id, string failure)
    {
        MutationReport report = Run(AlteringEmitter.Saying("owner/two", _ => new SpecDiagnostic(path, line, column, DiagnosticSeverity.Warning, id, "text")), Harmless);

        Assert.Equal(1, report.Failed);
        Assert.Contains(failure, Assert.Single(_failed).Failures.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_fails()
    {
        MutationReport report = Run(new AlteringEmitter("owner/two", static (_, _) => new EmittedProject([], [])), Harmless);

        Assert.Equal(1, report.Failed);
        Assert.EndsWith("emit: no client and no word why", Assert.Single(Assert.Single(_failed).Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_fails()
    {
        MutationReport report = Run(new AlteringEmitter("owner/two", static (_, _) => throw new InvalidOperationException("fell over")), Harmless);

        Assert.Equal(1, report.Failed);
        Assert.EndsWith("emit: InvalidOperationException: fell over", Assert.Single(Assert.Single(_failed).Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_in_spite_of_an_error_fails()
    {
        Run(AlteringEmitter.Saying("owner/two", static spec => new SpecDiagnostic(spec.Path, 3, 7, DiagnosticSeverity.Error, "FLUX0003", "text")), Harmless);

        Assert.Contains("emit: a client in spite of an error", Assert.Single(Assert.Single(_failed).Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void An_alteration_that_changes_nothing_is_no_mutant()
    {
        MutationReport report = Run(AlteringEmitter.Replacing("no such word", "", "x"), new Mutation(1, MutationKind.OfText("none", static (_, _) => Document("owner/one").Text)));

        Assert.Equal((1, 1), (report.Mutants, report.Unaltered));
    }

    [Fact]
    public void Work_without_end_is_left_behind()
    {
        using var never = new ManualResetEventSlim();

        Assert.Throws<TimeoutException>(() => Bounded.Run(TimeSpan.FromMilliseconds(1), () => never.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)));
        never.Set();
    }

    private static SpecFile Document(string id) => TestSpecs.File(id, Body, Body);

    private MutationReport Run(ISpecEmitter emitter, params Mutation[] mutations) =>
        new MutationCheck(emitter, new MutantCompiler(new CatalogCompiler(ReferenceAssemblies.All)), _failed.Add)
            .Run([Document("owner/one"), Document("owner/two")], _ => mutations);
}

using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.Diffs;

namespace Flux2Gen.Cli.Tests.Diffing;

public sealed class SpecDiffTests
{
    public static TheoryData<string> Cases => [.. ChangeCases.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_is_found_and_classified(string name)
    {
        ChangeCase expected = ChangeCases.All.Single(item => item.Name == name);

        EndpointDiff diff = SpecDiff.Compare(expected.Before, expected.After);

        string found = string.Join("\n", diff.Changes.Select(change => $"{change.Kind} {change.Where}: {change.Compile}, {change.Runtime}: {change.What}. {change.Meaning} {change.Action}"));
        Change? change = diff.Changes.FirstOrDefault(change => change.Kind == expected.Kind && change.Where == expected.Prefix + expected.Where);
        Assert.True(change is not null, found);
        Assert.True((change.Compile, change.Runtime) == (expected.Compile, expected.Runtime), found);
        Assert.NotEmpty(change.What);
        Assert.EndsWith(".", change.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_compiler_agrees_with_every_case_both_ways()
    {
        VerificationReport report = new DiffVerification().Run(
            [.. ChangeCases.All.SelectMany(item => ((SpecFile, SpecFile)[])[(item.Before, item.After), (item.After, item.Before)])]);

        Assert.True(report.Disagreements.Count == 0, string.Join("\n", report.Disagreements));
        Assert.Equal(ChangeCases.All.Count * 2, report.Pairs);
        Assert.True(report.CompileBreaks > 0);
    }

    [Fact]
    public void The_same_document_has_no_changes() =>
        Assert.All(ChangeCases.All, item => Assert.Empty(SpecDiff.Compare(item.Before, item.Before).Changes));

    [Fact]
    public void Each_kind_of_property_change_is_told_once()
    {
        ChangeCase item = ChangeCases.All.Single(item => item.Name == "added-optional");

        Change change = Assert.Single(SpecDiff.Compare(item.Before, item.After).Changes);

        Assert.Equal("seed", change.Wire);
        Assert.Equal(Direction.Input, change.Direction);
    }

    [Fact]
    public void Documents_pair_by_endpoint_and_the_rest_is_gone_or_new()
    {
        DiffResult result = SpecDiff.Compare(
            [TestSpecs.File("test/stays"), TestSpecs.File("test/goes")],
            [TestSpecs.File("test/comes"), TestSpecs.File("test/stays")]);

        Assert.Equal(["test/comes", "test/goes", "test/stays"], result.Endpoints.Select(endpoint => endpoint.Id));
        Assert.True(result.Endpoints[0].IsNew);
        Change gone = Assert.Single(result.Endpoints[1].Changes);
        Assert.Equal((ChangeKind.EndpointRemoved, Impact.Breaking, Impact.Breaking), (gone.Kind, gone.Compile, gone.Runtime));
        Assert.Empty(result.Endpoints[2].Changes);
        Assert.True(result.IsBreaking);
    }

    [Fact]
    public void Two_documents_of_different_endpoints_are_compared_as_if_they_had_one_name()
    {
        DiffResult result = SpecDiff.Compare(
            [TestSpecs.File("test/one", input: """{"type":"object","properties":{"a":{"type":"string"}}}""")],
            [TestSpecs.File("test/two", input: """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}""")]);

        Assert.Contains(result.Changes, change => change.Kind == ChangeKind.EndpointMoved);
        Assert.Contains(result.Changes, change => change is { Kind: ChangeKind.PropertyAdded, Where: "TestOneInput.B" });
        Assert.DoesNotContain(result.Changes, change => change.Kind is ChangeKind.TypeRemoved or ChangeKind.TypeRenamed);
    }

    [Fact]
    public void The_worst_comes_first()
    {
        EndpointDiff diff = SpecDiff.Compare(
            TestSpecs.File("test/x", input: """{"type":"object","properties":{"a":{"type":"string"},"z":{"type":"string"}}}"""),
            TestSpecs.File("test/x", input: """{"type":"object","properties":{"a":{"type":"string","default":"x"},"n":{"type":"integer"}}}"""));

        Assert.Equal(
            [ChangeKind.PropertyRemoved, ChangeKind.DefaultChanged, ChangeKind.PropertyAdded],
            diff.Changes.Select(change => change.Kind));
    }

    [Fact]
    public void A_document_that_is_none_is_named_with_the_place_of_what_is_wrong()
    {
        DocumentException exception = Assert.Throws<DocumentException>(() => SpecDiff.Compare(TestSpecs.File("test/x"), new SpecFile("broken.json", "{")));

        SpecDiagnostic diagnostic = Assert.Single(exception.Diagnostics);
        Assert.Equal(("broken.json", "FLUX0001", 1), (diagnostic.Path, diagnostic.Id, diagnostic.Line));
    }

    [Fact]
    public void One_unusable_document_does_not_end_the_whole()
    {
        var broken = new SpecFile("owner/b.json", TestSpecs.Document("test/b").Replace("\"object\"", "7", StringComparison.Ordinal));

        DiffResult result = SpecDiff.Compare(
            [TestSpecs.File("test/a"), TestSpecs.File("test/b"), TestSpecs.File("test/c")],
            [TestSpecs.File("test/a", """{"type":"object","properties":{"n":{"type":"integer"}}}"""), broken]);

        // What is broken is not gone.
        Assert.Equal(["test/a", "test/c"], result.Endpoints.Select(endpoint => endpoint.Id));
        Assert.Equal([ChangeKind.PropertyAdded, ChangeKind.EndpointRemoved], result.Changes.Select(change => change.Kind));
        Assert.All(result.Diagnostics, diagnostic => Assert.Equal(("owner/b.json", true), (diagnostic.Path, diagnostic.Line > 1 && diagnostic.Column > 1)));
        Assert.NotEmpty(result.Diagnostics);
    }

    [Theory]
    [InlineData("specs/one.json", "one.json", 0)]
    [InlineData("specs/other.json", "other.json", 1)]
    public void A_document_that_does_not_even_tell_its_endpoint_stands_for_the_one_of_its_name(string path, string name, int changes)
    {
        SpecFile[] good = [TestSpecs.File("test/one") with { Name = "one.json" }, TestSpecs.File("test/two")];
        SpecFile[] bad = [new SpecFile(path, "{") { Name = name }, TestSpecs.File("test/two")];

        Assert.Equal(changes, SpecDiff.Compare(good, bad).Changes.Count());
        Assert.Equal(changes, SpecDiff.Compare(bad, good).Changes.Count());
    }

    [Fact]
    public void Of_two_documents_of_one_endpoint_on_one_side_the_second_is_left_out()
    {
        DiffResult result = SpecDiff.Compare([TestSpecs.File("test/x"), TestSpecs.File("test/x") with { Path = "again.json" }], [TestSpecs.File("test/x")]);

        Assert.Empty(result.Changes);
        SpecDiagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("again.json", "FLUX0301"), (diagnostic.Path, diagnostic.Id));
    }
}

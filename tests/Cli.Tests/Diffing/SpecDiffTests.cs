using Flux2Gen.Cli.Diffing;
using Flux2Gen.Cli.Diffing.Verifying;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Tests.Support;

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
    public void A_document_that_is_none_is_named()
    {
        DocumentException exception = Assert.Throws<DocumentException>(() => SpecDiff.Compare(TestSpecs.File("test/x"), new SpecFile("broken.json", "{")));

        Assert.StartsWith("broken.json: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_documents_of_one_endpoint_on_one_side_are_refused() =>
        Assert.Throws<DocumentException>(() => SpecDiff.Compare([TestSpecs.File("test/x"), TestSpecs.File("test/x")], [TestSpecs.File("test/x")]));
}

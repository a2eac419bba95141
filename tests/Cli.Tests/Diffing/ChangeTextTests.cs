using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Diffing;

public sealed class ChangeTextTests
{
    private const string Record = """{"type":"object","properties":{"a":{"type":"string"}}}""";
    private const string Nothing = "{}";
    private const string Triple = """{"type":"object","properties":{"p":{"type":"array","prefixItems":[{"type":"integer"},{"type":"integer"},{"type":"integer"}],"minItems":3,"maxItems":3}}}""";
    private const string ThreeInAList = """{"type":"object","properties":{"p":{"type":"array","items":{"type":"integer"},"minItems":3,"maxItems":3}}}""";

    [Theory]
    [InlineData(Record, Record, Nothing, Record, "gives TestXOutput now; it gave JsonElement")]
    [InlineData(Nothing, Record, Record, Record, "takes TestXInput now; it took JsonElement")]
    [InlineData(Nothing, Record, Nothing, Record, "takes TestXInput and gives TestXOutput now; it took JsonElement and gave JsonElement")]
    public void Call_change_names_the_changed_half_before_and_after(string oldInput, string newInput, string oldOutput, string newOutput, string expected)
    {
        EndpointDiff diff = SpecDiff.Compare(TestSpecs.File("test/x", oldInput, oldOutput), TestSpecs.File("test/x", newInput, newOutput));

        Change change = Assert.Single(diff.Changes, change => change is { Kind: ChangeKind.CallChanged, Where: "TestXEndpoint" });
        Assert.Equal(expected, change.What);
    }

    [Theory]
    [InlineData(ThreeInAList, Triple)]
    [InlineData(Triple, ThreeInAList)]
    public void Same_number_of_items_is_no_other_limit(string before, string after)
    {
        EndpointDiff diff = SpecDiff.Compare(TestSpecs.File("test/x", before, before), TestSpecs.File("test/x", after, after));

        Assert.DoesNotContain(diff.Changes, change => change.Kind is ChangeKind.LimitsNarrowed or ChangeKind.LimitsWidened);
        Assert.All(diff.Changes, change => Assert.Equal(Impact.Safe, change.Runtime));
    }

    [Theory]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/Out"}}""")]
    [InlineData("""{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Out"}}""")]
    public void Null_of_a_component_counts_in_lists_and_maps(string holder)
    {
        string input = ChangeCase.Object($"\"v\":{holder}");
        SpecFile nullable = TestSpecs.File("test/x", input, """{"type":["integer","null"]}""");
        SpecFile plain = TestSpecs.File("test/x", input, """{"type":"integer"}""");

        Assert.Equal(Impact.Breaking, Input(nullable, plain).Runtime);
        Assert.Equal(Impact.Safe, Input(plain, nullable).Runtime);

        static Change Input(SpecFile before, SpecFile after) =>
            Assert.Single(SpecDiff.Compare(before, after).Changes, change => change is { Where: "TestXInput.V", Kind: not ChangeKind.DocsChanged });
    }

    [Fact]
    public void Null_of_optional_properties_is_reported_once()
    {
        static string Properties(string schema) => ChangeCase.Object($"\"a\":{schema},\"b\":{schema}");
        EndpointDiff diff = SpecDiff.Compare(
            TestSpecs.File("test/x", Properties("""{"type":"string"}""")),
            TestSpecs.File("test/x", Properties("""{"anyOf":[{"type":"string"},{"type":"null"}]}""")));

        Change change = Assert.Single(diff.Changes);
        Assert.Equal((ChangeKind.BecameNullable, Impact.Safe, "2 optional properties may be null now"), (change.Kind, change.Worst, change.What));
    }

    [Theory]
    [InlineData("ImageFile", """{"url":{"type":"string"},"width":{"type":"integer"},"height":{"type":"integer"}}""")]
    [InlineData("VideoFile", """{"url":{"type":"string"},"fps":{"type":"number"}}""")]
    public void Optional_members_of_the_librarys_files_change_nothing(string name, string members)
    {
        EndpointDiff Diff(string before, string after) => SpecDiff.Compare(Case(before, after).Before, Case(before, after).After);
        ChangeCase Case(string before, string after) => new("file", ChangeKind.DocsChanged, "", Impact.Safe, Impact.Safe)
        {
            OldOutput = ChangeCase.Object($$""" "file":{"$ref":"#/components/schemas/{{name}}"} """),
            NewOutput = ChangeCase.Object($$""" "file":{"$ref":"#/components/schemas/{{name}}"} """),
            OldComponents = $$""" "{{name}}":{"type":"object","properties":{{before}},"required":["url"]} """,
            NewComponents = $$""" "{{name}}":{"type":"object","properties":{{after}},"required":["url"]} """,
        };

        string more = members.Replace("}}", "},\"content_type\":{\"type\":\"string\"},\"file_size\":{\"type\":\"integer\"}}", StringComparison.Ordinal);

        Assert.Empty(Diff(members, more).Changes);
        Assert.Empty(Diff(more, members).Changes);
    }

    [Fact]
    public void Endpoint_that_takes_a_name_over_is_breaking()
    {
        DiffResult result = SpecDiff.Compare(
            [TestSpecs.File("fal-ai/painter/pro"), TestSpecs.File("fal-ai/other")],
            [TestSpecs.File("fal-ai/painter/pro"), TestSpecs.File("fal-ai/painter-pro"), TestSpecs.File("fal-ai/other")]);

        Change change = Assert.Single(result.Changes, change => change.Kind == ChangeKind.MeaningChanged);
        Assert.Equal(("FalApi.PainterPro", "'fal-ai/painter-pro' now, 'fal-ai/painter/pro' before", Impact.Breaking), (change.Where, change.What, change.Runtime));
        Assert.True(result.IsBreaking);
    }

    [Fact]
    public void Type_whose_name_moved_is_compared_where_it_stands()
    {
        // The name of the list's items was the tuple's that held them.
        EndpointDiff diff = SpecDiff.Compare(
            TestSpecs.File("test/x", """{"type":"object","properties":{"v":{"type":"array","prefixItems":[{"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}],"minItems":2,"maxItems":2}],"minItems":1,"maxItems":1}}}"""),
            TestSpecs.File("test/x", """{"type":"object","properties":{"v":{"type":"array","items":{"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}],"minItems":2,"maxItems":2},"minItems":1,"maxItems":1}}}"""));

        Assert.NotEmpty(diff.Changes);
        Assert.All(diff.Changes, change => Assert.Equal(Impact.Safe, change.Runtime));
    }
}

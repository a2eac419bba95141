using Flux2Gen.Generator.Input;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Configuration;

/// <summary><c>Endpoints</c> and <c>ExceptEndpoints</c> of a <c>FalSpec</c>.</summary>
public sealed class EndpointFilterTests
{
    private const string Project = "/src/Acme/Acme.csproj";

    private static readonly TestOptions Options = new TestOptions().With("MSBuildProjectFullPath", Project);

    private static readonly TestSpec Catalog = TestCatalog.Of(
        TestSpec.Of(id: "fal-ai/a"), TestSpec.Of(id: "fal-ai/a/edit"), TestSpec.Of(id: "fal-ai/b"), TestSpec.Of(id: "acme/b/edit"));

    [Theory]
    [InlineData("fal-ai/a", "", "fal-ai.a")]
    [InlineData("fal-ai/*", "", "fal-ai.a fal-ai.a.edit fal-ai.b")]
    [InlineData("*/edit", "", "acme.b.edit fal-ai.a.edit")]
    [InlineData("*", "*/edit", "fal-ai.a fal-ai.b")]
    [InlineData("", "fal-ai/*", "acme.b.edit")]
    [InlineData("fal-ai/a,acme/b/edit", "", "acme.b.edit fal-ai.a")]
    [InlineData(",fal-ai/a,\n acme/*;", "acme/*", "fal-ai.a")]
    public void They_choose_endpoints(string endpoints, string except, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(Catalog.With(endpoints, except));

        Assert.Equal(
            expected,
            string.Join(' ', run.Sources.Keys.Where(static name => name != "FalApi.g.cs").Select(static name => name[..^".g.cs".Length]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("fal-ai/a", "fal-ai/a", true)]
    [InlineData("fal-ai/a", "fal-ai/ab", false)]
    [InlineData("fal-ai/A", "fal-ai/a", false)]
    [InlineData("*", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*a*", "fal-ai/x", true)]
    [InlineData("*/edit", "fal-ai/flux/edit", true)]
    [InlineData("*/edit", "fal-ai/edit/x", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-b-b-d", false)]
    [InlineData("a**", "a", true)]
    [InlineData("fal-ai/.*", "fal-ai/x", false)]
    public void A_star_stands_for_any_characters(string pattern, string id, bool matches) => Assert.Equal(matches, EndpointFilter.Matches(pattern, id));

    [Fact]
    public void A_pattern_of_many_stars_is_no_trap() => Assert.False(EndpointFilter.Matches(string.Concat(Enumerable.Repeat("*a", 60)) + "b", new string('a', 2000)));

    [Fact]
    public void They_work_on_single_documents_too()
    {
        TestSpec[] specs = [TestSpec.Of(id: "fal-ai/a"), TestSpec.Of(id: "fal-ai/b")];

        GeneratorRun run = GeneratorRun.Of([.. specs.Select(static spec => spec.With(exceptEndpoints: "fal-ai/b"))]);

        Assert.Equal(["FalApi.g.cs", "fal-ai.a.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_document_that_tells_no_endpoint_is_not_filtered_away()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(new TestSpec("specs/other.json", "{ \"a\": ").With(endpoints: "fal-ai/*"));

        Assert.Contains("error FLUX0001", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void FLUX0403_a_pattern_that_matches_nothing()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options, Catalog.With("fal-ai/a,fal-ai/gone", "acme/*,nobody/*"));

        Assert.Equal(
            [
                $"{Project}(1,1): warning FLUX0403: Endpoints of a FalSpec lists 'fal-ai/gone', which matches no endpoint of its documents. Correct the pattern or remove it.",
                $"{Project}(1,1): warning FLUX0403: ExceptEndpoints of a FalSpec lists 'nobody/*', which matches no endpoint of its documents. Correct the pattern or remove it.",
            ],
            run.Diagnostics);
        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void A_pattern_is_of_use_when_it_matches_in_one_file_of_the_item()
    {
        TestSpec[] specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec).Select(static spec => spec.With(endpoints: "*/edit"))];

        Assert.Equal(5, GeneratorRun.Of(specs).Sources.Count);
    }
}

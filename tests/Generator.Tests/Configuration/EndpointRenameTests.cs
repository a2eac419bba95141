using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Configuration;

/// <summary>The <c>Name</c> of a <c>FalSpec</c>.</summary>
public sealed class EndpointRenameTests
{
    private const string Project = "/src/Acme/Acme.csproj";

    private static readonly TestOptions Options = new TestOptions().With("MSBuildProjectFullPath", Project);

    [Fact]
    public void All_names_begin_with_it()
    {
        GeneratorRun run = GeneratorRun.Of(RepositoryFiles.Spec("fal-ai/flux-2-pro").WithName("Painter"), RepositoryFiles.Spec("fal-ai/flux-2/edit"));

        string source = run.Sources["fal-ai.flux-2-pro.g.cs"];
        Assert.DoesNotContain("Flux2Pro", source, StringComparison.Ordinal);
        run.Compile("""
            using MyApp.Fal;
            class Uses
            {
                public PainterEndpoint Endpoint(FalApi fal) => fal.Painter;
                public PainterInput Input => new() { Prompt = "x", ImageSize = PainterImageSize.SquareHd, OutputFormat = PainterOutputFormat.Png };
                public object Other(FalApi fal) => fal.Flux2Edit;
            }
            """);
        Assert.Equal(
            GeneratorRun.Of(RepositoryFiles.Spec("fal-ai/flux-2/edit")).Source,
            run.Sources["fal-ai.flux-2.edit.g.cs"]);
    }

    [Fact]
    public void A_component_that_is_named_after_the_endpoint_follows_it()
    {
        TestSpec spec = TestSpec.WithInput("\"a\": { \"$ref\": \"#/components/schemas/TestMode\" }, \"b\": { \"$ref\": \"#/components/schemas/Other\" }", """
            "TestMode": { "type": "string", "enum": ["x"] }, "Other": { "type": "string", "enum": ["y"] }
            """);

        string source = GeneratorRun.Of(spec.WithName("Probe")).Source;

        Assert.Contains("record struct ProbeMode\n", source, StringComparison.Ordinal);
        Assert.Contains("record struct ProbeOther\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void It_settles_a_collision()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.Of(id: "acme/b-c"), TestSpec.Of(id: "acme/b/c").WithName("AcmeOther"));

        Assert.Equal(3, run.Sources.Count);
        run.Compile("class Uses { public object A(MyApp.Fal.FalApi fal) => fal.AcmeBC; public object B(MyApp.Fal.FalApi fal) => fal.AcmeOther; }");
    }

    [Fact]
    public void A_name_that_is_given_twice_is_FLUX0203_and_not_another_name()
    {
        TestSpec second = TestSpec.Of(id: "fal-ai/two").WithName("Same");

        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.Of(id: "fal-ai/one").WithName("Same"), second);

        Assert.Equal([$"specs/fal-ai/two.json({second.PlaceOf("\"fal-ai/two\"")}): error FLUX0203: The C# names of 'fal-ai/two', which begin with Same, are taken by 'fal-ai/one'. No client is emitted for 'fal-ai/two'; remove one of the documents, or give one another Name."], run.Diagnostics);
        run.Compile();
    }

    [Theory]
    [InlineData("FalApi")]
    [InlineData("Client")]
    [InlineData("JsonTypes")]
    [InlineData("Equals")]
    [InlineData("Fal")]
    [InlineData("Flux2Gen")]
    [InlineData("System")]
    [InlineData("record")]
    [InlineData("Größe")]
    [InlineData("A_1")]
    public void Any_name_compiles(string name)
    {
        GeneratorRun run = GeneratorRun.Of(RepositoryFiles.Spec("fal-ai/flux-2/edit").WithName(name));

        Assert.Contains($" {name}Endpoint(", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("2nd painter")]
    [InlineData("_hidden")]
    [InlineData("class")]
    [InlineData("Painter-2")]
    [InlineData("A{}; class Evil")]
    [InlineData("🤩")]
    public void FLUX0402_a_name_that_is_none(string name)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options, TestSpec.Of().WithName(name));

        Assert.Equal([$"{Project}(1,1): error FLUX0402: '{name}' cannot be the Name of the FalSpec 'test.json': a name has letters, digits and underscores, begins with a letter, and is no C# keyword. Until it is corrected, names are made of the ids."], run.Diagnostics);
        Assert.Equal(GeneratorRun.Of(TestSpec.Of()).Sources, run.Sources);
    }

    [Fact]
    public void FLUX0402_a_name_without_end()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options, TestSpec.Of().WithName(new string('A', 181)));

        Assert.Contains("error FLUX0402", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
        Assert.Contains("a name has at most 180 characters", run.Diagnostics[0], StringComparison.Ordinal);
    }

    [Fact]
    public void FLUX0402_one_name_for_a_whole_catalogue()
    {
        TestSpec catalog = TestCatalog.Of(TestSpec.Of(id: "fal-ai/one"), TestSpec.Of(id: "fal-ai/two")).With(name: "Same");

        GeneratorRun run = GeneratorRun.WithDiagnostics(Options, catalog);

        Assert.Equal([$"{Project}(1,1): error FLUX0402: 'Same' cannot be the Name of the FalSpec 'catalog.json': the file has 2 endpoints; choose one of them with Endpoints. Until it is corrected, names are made of the ids."], run.Diagnostics);
        Assert.Equal(3, run.Sources.Count);
    }

    [Fact]
    public void A_catalogue_of_which_one_endpoint_is_wanted_takes_a_name()
    {
        TestSpec catalog = TestCatalog.Of(TestSpec.Of(id: "fal-ai/one"), TestSpec.Of(id: "fal-ai/two")).With(endpoints: "*/two", name: "Second");

        Assert.Contains("class SecondEndpoint(", GeneratorRun.Of(catalog).Source, StringComparison.Ordinal);
    }
}

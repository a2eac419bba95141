using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Emission;

public sealed class GeneratorEmitterTests
{
    private const string Prompt = """{"type":"object","properties":{"prompt":{"type":"string"}},"required":["prompt"]}""";
    private const string Dangling = """{"type":"object","properties":{"a":{"$ref":"#/components/schemas/NotThere"}}}""";

    [Fact]
    public void A_source_is_named_after_its_endpoint_and_in_the_namespace_of_the_project()
    {
        EmittedProject emitted = Emit(TestSpecs.File("owner/model/fast", Prompt, Prompt));

        EmittedSource source = Assert.Single(emitted.Sources, source => source.HintName == "owner.model.fast.g.cs");
        Assert.Contains("namespace MyApp.Fal", source.Text.ToString(), StringComparison.Ordinal);
        Assert.Empty(emitted.Diagnostics);
    }

    [Fact]
    public void A_warning_of_the_generator_stays_a_warning_with_its_place()
    {
        EmittedProject emitted = Emit(TestSpecs.File("owner/model", Prompt, Dangling));

        SpecDiagnostic diagnostic = Assert.Single(emitted.Diagnostics);
        Assert.False(diagnostic.IsError);
        Assert.Matches(@"^owner/model\.json\([0-9]+,[0-9]+\): warning FLUX[0-9]{4}: .*NotThere", diagnostic.ToString());
    }

    [Fact]
    public void The_order_of_the_documents_does_not_matter()
    {
        SpecFile one = TestSpecs.File("owner/a", Prompt, Dangling);
        SpecFile other = TestSpecs.File("owner/b", Dangling, Prompt);

        EmittedProject emitted = Emit(one, other);
        EmittedProject reversed = Emit(other, one);

        Assert.Equal(emitted.Sources.Select(Text), reversed.Sources.Select(Text));
        Assert.Equal(emitted.Diagnostics, reversed.Diagnostics);
    }

    private static string Text(EmittedSource source) => source.HintName + source.Text;

    private static EmittedProject Emit(params SpecFile[] specs) => new GeneratorEmitter(ReferenceAssemblies.All, "MyApp").Emit(specs);
}

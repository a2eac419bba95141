using System.Text;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Tests.Endpoints;

public sealed class CallSnippetTests
{
    [Theory]
    [InlineData("""{"type":"object"}""", "new OwnerModelInput()")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"type":"integer","minimum":4},"b":{"type":"string"}}}""", "new OwnerModelInput { A = 4 }")]
    [InlineData("""{"type":"object","required":["image_url"],"properties":{"image_url":{"type":"string"}}}""", "new OwnerModelInput { ImageUrl = FalFileInput.FromFile(\"picture.png\") }")]
    [InlineData("""{"type":"object","required":["video_urls"],"properties":{"video_urls":{"type":"array","items":{"type":"string"}}}}""", "new OwnerModelInput { VideoUrls = [FalFileInput.FromFile(\"clip.mp4\")] }")]
    [InlineData("""{"type":"object","required":["f"],"properties":{"f":{"enum":["png","jpeg"]}}}""", "new OwnerModelInput { F = OwnerModelF.Png }")]
    [InlineData("""{"type":"object","required":["f"],"properties":{"f":{"type":"object","required":["g"],"properties":{"g":{"type":"boolean"}}}}}""", "new OwnerModelInput { F = new OwnerModelF { G = true } }")]
    public void A_call_has_what_has_to_be_given(string input, string argument)
    {
        Assert.Equal($"await fal.OwnerModel.SubscribeAsync({argument});", EndpointView.TryRead(TestSpecs.Document("owner/model", input))!.Call);
        AssertCompiles([TestSpecs.File("owner/model", input)]);
    }

    [Theory]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"number"}]}""")]
    [InlineData("""{"anyOf":[{"type":"array","items":{"type":"string"}},{"type":"string"}]}""")]
    [InlineData("""{"anyOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},{"type":"boolean"}]}""")]
    [InlineData("""{"anyOf":[{"type":"object","additionalProperties":{"type":"integer"}},{"enum":["auto"]}]}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"array","items":{"type":"number"}}}""")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}]}""")]
    [InlineData("""{"enum":[1,2]}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""")]
    [InlineData("""{}""")]
    [InlineData("""true""")]
    public void A_value_of_any_type_compiles(string schema) =>
        AssertCompiles([TestSpecs.File("owner/model", $$"""{"type":"object","required":["a"],"properties":{"a":{{schema}} } }""")]);

    [Fact]
    public void The_calls_of_real_endpoints_compile()
    {
        Assert.True(SpecFiles.TryFind([Path.Combine(TestSpecs.RepositoryRoot, "specs")], out IReadOnlyList<SpecFile> specs, out _));

        AssertCompiles(specs);
    }

    private static void AssertCompiles(IReadOnlyList<SpecFile> specs)
    {
        EmittedProject project = new GeneratorEmitter(ReferenceAssemblies.All, "MyApp").Emit(specs);
        string program = $$"""
            #pragma warning disable CS0612, CS0618
            using System.Collections.Generic;
            using Flux2Gen;
            using MyApp.Fal;

            internal static class Program
            {
                internal static async System.Threading.Tasks.Task Run(FalApi fal)
                {
                    {{string.Join("\n        ", specs.Select(spec => EndpointView.TryRead(spec.Text)?.Call))}}
                }
            }
            """;

        CompileOutcome outcome = new CatalogCompiler(ReferenceAssemblies.All).Compile([.. project.Sources, new EmittedSource("Program.cs", SourceText.From(program, Encoding.UTF8))]);

        Assert.Empty(outcome.Errors);
    }
}

using System.Text;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Tests.Endpoints;

public sealed class FirstProgramTests
{
    private const string File = """{"type":"object","title":"File","required":["url"],"properties":{"url":{"type":"string"}}}""";

    [Theory]
    [InlineData("""{"type":"object","required":["images"],"properties":{"images":{"type":"array","items":{"$ref":"#/components/schemas/Image"}}}}""", "foreach (var made in result.Data.Images)\n{\n    Console.WriteLine($\"saved {await made.SaveToDirectoryAsync(\"results\")}\");\n}\n")]
    [InlineData("""{"type":"object","properties":{"seed":{"type":"integer"},"video":{"$ref":"#/components/schemas/Video"}}}""", "await result.Data.Video!.SaveToDirectoryAsync(\"results\")")]
    [InlineData("""{"type":"object","properties":{"audio":{"$ref":"#/components/schemas/Audio"}},"required":["audio"]}""", "await result.Data.Audio.SaveToDirectoryAsync(\"results\")")]
    [InlineData("""{"type":"object","properties":{"images":{"type":"array","items":{"$ref":"#/components/schemas/Image"}}}}""", "foreach (var made in result.Data.Images ?? [])")]
    [InlineData("""{"type":"object","properties":{"text":{"type":"string"}}}""", "Console.WriteLine(result.Data);")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "Console.WriteLine(result.Data);")]
    [InlineData("""{}""", "Console.WriteLine(result.Data);")]
    public void A_program_shows_what_the_endpoint_makes(string output, string ending)
    {
        string document = TestSpecs.Document("owner/model", """{"type":"object","required":["prompt"],"properties":{"prompt":{"type":"string"}}}""", output)
            .Replace("\"schemas\": {", $$"""
                "schemas": { "Image": {{File.Replace("File", "Image", StringComparison.Ordinal)}}, "Video": {{File.Replace("File", "Video", StringComparison.Ordinal)}}, "Audio": {{File.Replace("File", "Audio", StringComparison.Ordinal)}},
                """, StringComparison.Ordinal);

        string program = AssertCompiles(new SpecFile("owner/model.json", document));

        Assert.Contains(ending, program, StringComparison.Ordinal);
        Assert.Contains("Prompt = \"a lighthouse at dusk\"", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_for_real_endpoints_compile()
    {
        Assert.True(SpecFiles.TryFind([Path.Combine(TestSpecs.RepositoryRoot, "specs")], out IReadOnlyList<SpecFile> specs, out _));

        Assert.All(specs, spec => AssertCompiles(spec));
    }

    private static string AssertCompiles(SpecFile spec)
    {
        string program = FirstProgram.Of(EndpointView.TryRead(spec.Text)!.Model, "MyApp.Fal", "FalApi");
        int code = program.IndexOf("\n\n", StringComparison.Ordinal);
        string inMethod = $$"""
            using System;
            {{program[..code]}}

            internal static class Program
            {
                internal static async System.Threading.Tasks.Task Run()
                {
            {{program[code..]}}
                }
            }
            """;
        EmittedProject project = new GeneratorEmitter(ReferenceAssemblies.All, "MyApp").Emit([spec]);

        Assert.Empty(new CatalogCompiler(ReferenceAssemblies.All).Compile([.. project.Sources, new EmittedSource("Program.cs", SourceText.From(inMethod, Encoding.UTF8))]).Errors);
        return program;
    }
}

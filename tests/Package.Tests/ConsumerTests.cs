using System.Text;

namespace Flux2Gen.Package.Tests;

/// <summary>A project outside of the repository that has nothing but the package.</summary>
public sealed class ConsumerTests(PackedPackage package)
{
    private const string Program = """
        using Flux2Gen;
        using Acme.Fal;

        var input = new Flux2ProInput { Prompt = "a lighthouse", ImageSize = Flux2ProImageSize.LandscapeSixteenNine };
        Console.WriteLine(input.ToJson());
        Console.WriteLine(new FalApi(new FalClient()).Flux2Pro.Id);
        """;

    [Fact]
    public async Task It_builds_without_a_warning_and_runs()
    {
        string folder = ConsumerProject.Create(package, "run", Program);

        string output = await Dotnet.RunAsync(folder, "run");
        Assert.Equal(["{\"prompt\":\"a lighthouse\",\"image_size\":\"landscape_16_9\"}", "fal-ai/flux-2-pro"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>The example of its page, in a project that refers to nothing else.</summary>
    [Theory]
    [InlineData("Flux2Gen.AspNetCore", "\"Microsoft.NET.Sdk\"", "\"Microsoft.NET.Sdk.Web\"")]
    [InlineData("Flux2Gen.Webhooks", "<OutputType>Exe</OutputType>", "")]
    public async Task A_package_beside_it_brings_all_that_it_needs(string id, string replaced, string replacement)
    {
        string page = Encoding.UTF8.GetString(package.Read(id, "README.md")).ReplaceLineEndings("\n");
        string program = page.Split("```csharp\n")[1].Split("```")[0].Replace("MyApp.Fal", "Acme.Fal", StringComparison.Ordinal);
        string folder = ConsumerProject.Create(package, id, program);
        string project = Path.Combine(folder, "Acme.csproj");
        string text = await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken);
        text = text
            .Replace(replaced, replacement, StringComparison.Ordinal)
            .Replace("\"Flux2Gen\"", $"\"{id}\"", StringComparison.Ordinal)
            .Replace("latest-all", "latest", StringComparison.Ordinal);
        await File.WriteAllTextAsync(project, text, TestContext.Current.CancellationToken);

        await Dotnet.RunAsync(folder, "build");
    }

    [Fact]
    public async Task A_broken_document_is_an_error_at_its_place()
    {
        string folder = ConsumerProject.Create(package, "broken", Program);
        await File.WriteAllTextAsync(Path.Combine(folder, "specs", "broken.json"), "{\n  \"openapi\": 3.0.4\n}", TestContext.Current.CancellationToken);

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("broken.json(2,17): error FLUX0001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        string folder = ConsumerProject.Create(package, "off", Program);

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "-p:DisableFlux2Gen=true");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error CS0246: The type or namespace name 'Acme' could not be found", output, StringComparison.Ordinal);
    }
}

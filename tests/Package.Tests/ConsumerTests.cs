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

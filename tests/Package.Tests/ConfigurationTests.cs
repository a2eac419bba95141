namespace Flux2Gen.Package.Tests;

/// <summary>What the project file says reaches the generator, through the build files of the package.</summary>
public sealed class ConfigurationTests(PackedPackage package)
{
    [Fact]
    public async Task Properties_and_metadata_reach_the_generator()
    {
        const string Program = """
            using Acme.Pictures;
            using Flux2Gen;

            var models = new Models(new FalClient());
            var input = new PainterInput { Prompt = "a lighthouse", ImageSize = PainterImageSize.SquareHd };
            Console.WriteLine($"{models.Painter.Id} {input.ToJson()} {typeof(PainterInput).IsPublic} {typeof(Models).IsPublic}");
            Type[] types = typeof(Program).Assembly.GetTypes();
            Console.WriteLine(string.Join(' ', types.Where(type => type.Name.EndsWith("Endpoint", StringComparison.Ordinal)).Select(type => type.Name).Order(StringComparer.Ordinal)));
            Console.WriteLine(typeof(Flux2EditInput).GetProperty("ImageUrls")!.PropertyType == typeof(IReadOnlyList<string>));
            Console.WriteLine(typeof(Flux2EditOutput).GetProperty("Images")!.PropertyType == typeof(IReadOnlyList<Flux2EditImageFile>));
            """;
        string folder = ConsumerProject.Create(
            package,
            "configured",
            Program,
            """
            <Flux2GenNamespace>Acme.Pictures</Flux2GenNamespace>
            <Flux2GenAccessibility>internal</Flux2GenAccessibility>
            <Flux2GenApiName>Models</Flux2GenApiName>
            <Flux2GenWellKnownTypes>false</Flux2GenWellKnownTypes>
            <Flux2GenFileInputs>false</Flux2GenFileInputs>
            """,
            """
            <FalSpec Include="specs/**/*.json" />
            <FalSpec Update="specs/flux-2-pro.json" Name="Painter" />
            <FalSpec Include="catalog.json" ExceptEndpoints="*/turbo/*;*/flash/*">
              <Endpoints>
                fal-ai/flux-2/*;
                fal-ai/flux-2-pro/edit
              </Endpoints>
            </FalSpec>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog.json"), Catalog("flux-2-pro", "flux-2-pro/edit", "flux-2/edit", "flux-2/flash/edit", "flux-2/turbo/edit"), TestContext.Current.CancellationToken);

        string output = await Dotnet.RunAsync(folder, "run");

        Assert.Equal(
            ["fal-ai/flux-2-pro {\"prompt\":\"a lighthouse\",\"image_size\":\"square_hd\"} False False", "Flux2EditEndpoint Flux2ProEditEndpoint PainterEndpoint", "True", "True"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task A_wrong_value_is_an_error_at_the_project_file()
    {
        string folder = ConsumerProject.Create(
            package,
            "wrong",
            "Console.WriteLine();",
            "<Flux2GenAccessibility>privat</Flux2GenAccessibility>",
            """<FalSpec Include="specs/flux-2-pro.json" Name="Two;Words" Endpoints="fal-ai/flux-2-pro;fal-ai/gone" />""");

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Acme.csproj(1,1): error FLUX0401: Flux2GenAccessibility is 'privat'", output, StringComparison.Ordinal);
        Assert.Contains("Acme.csproj(1,1): error FLUX0402: 'Two Words' cannot be the Name of the FalSpec 'flux-2-pro.json'", output, StringComparison.Ordinal);
        Assert.Contains("Acme.csproj(1,1): error FLUX0403: Endpoints of a FalSpec lists 'fal-ai/gone'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    /// <summary>What docs/diagnostics.md says about projects that take warnings for errors.</summary>
    [Fact]
    public async Task A_warning_can_be_silenced_by_project()
    {
        string folder = ConsumerProject.Create(package, "silenced", "Console.WriteLine();");
        string spec = ConsumerProject.Spec("flux-2-pro").Replace("#/components/schemas/ImageSize\"", "#/components/schemas/Gone\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "specs", "flux-2-pro.json"), spec, TestContext.Current.CancellationToken);
        string globalConfig = Path.Combine(folder, ".globalconfig");

        Assert.Contains("error FLUX0101", await BuildAsync(folder), StringComparison.Ordinal);
        Assert.Contains("warning FLUX0101", await BuildAsync(folder, "-p:WarningsNotAsErrors=FLUX0101"), StringComparison.Ordinal);
        Assert.DoesNotContain("FLUX0101", await BuildAsync(folder, "-p:NoWarn=FLUX0101"), StringComparison.Ordinal);

        await File.WriteAllTextAsync(globalConfig, "is_global = true\ndotnet_diagnostic.FLUX0101.severity = none\n", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("FLUX0101", await BuildAsync(folder), StringComparison.Ordinal);
    }

    private static async Task<string> BuildAsync(string folder, params string[] arguments) =>
        (await Dotnet.TryRunAsync(folder, ["build", "--no-incremental", .. arguments])).Output;

    private static string Catalog(params string[] names) => $$"""
        {
          "models": [
            {{string.Join(",\n    ", names.Select(static name => $$"""{ "endpoint_id": "fal-ai/{{name}}", "openapi": {{ConsumerProject.Spec(name)}} }"""))}}
          ],
          "next_cursor": null,
          "has_more": false
        }
        """;
}

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Tests.Configuration;

/// <summary>MSBuild properties.</summary>
public sealed class SettingsTests
{
    private const string Project = "/src/Acme/Acme.csproj";

    private static readonly TestOptions Options = new TestOptions().With("MSBuildProjectFullPath", Project);

    private readonly TestSpec[] _specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)];

    [Fact]
    public void Nothing_is_public_when_the_project_says_internal()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With("Flux2GenAccessibility", "Internal"), _specs);

        Assert.Empty(run.Diagnostics);
        byte[] image = run.Compile();
        string[] types = [.. Types(image).Where(static type => type.StartsWith("MyApp.", StringComparison.Ordinal))];
        Assert.Contains("MyApp.Fal.Flux2ProEndpointExtensions: internal", types);
        Assert.Contains("MyApp.Fal.FalApi: internal", types);
        Assert.All(types, static type => Assert.EndsWith(": internal", type, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_is_public_otherwise() => Assert.All(
        Types(GeneratorRun.Of(_specs).Compile()).Where(static type => type.StartsWith("MyApp.", StringComparison.Ordinal)),
        static type => Assert.EndsWith(": public", type, StringComparison.Ordinal));

    [Fact]
    public void The_api_class_has_the_name_that_the_project_gives_it()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With("Flux2GenApiName", "Models"), _specs);

        Assert.Empty(run.Diagnostics);
        Assert.Contains("public sealed partial class Models(", run.Sources["FalApi.g.cs"], StringComparison.Ordinal);
        run.Compile("class Uses { public object Of(MyApp.Fal.Models models) => models.Flux2ProEdit; }");
    }

    [Fact]
    public void Without_well_known_types_each_endpoint_has_its_own()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With("Flux2GenWellKnownTypes", "false"), _specs);

        Assert.Empty(run.Diagnostics);
        run.Compile("""
            using MyApp.Fal;
            class Uses
            {
                public Flux2ProInput Input => new() { Prompt = "x", ImageSize = new Flux2ProImageSizeObject { Width = 1, Height = 2 } };
                public Flux2ProInput Preset => new() { Prompt = "x", ImageSize = Flux2ProImageSize.SquareHd };
                public Flux2ProImageFile Of(Flux2ProOutput output) => output.Images[0];
            }
            """);
        Assert.DoesNotContain("global::Flux2Gen.ImageFile", run.Sources["fal-ai.flux-2-pro.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("global::Flux2Gen.ImageSize", run.Sources["fal-ai.flux-2-pro.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_file_inputs_addresses_are_strings()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With("Flux2GenFileInputs", "False"), _specs);

        Assert.Empty(run.Diagnostics);
        Assert.All(run.Sources.Values, static source => Assert.DoesNotContain("FalFileInput", source, StringComparison.Ordinal));
        run.Compile("""
            class Uses { public System.Collections.Generic.IReadOnlyList<string> Of(MyApp.Fal.Flux2EditInput input) => input.ImageUrls; }
            """);
    }

    [Theory]
    [InlineData("Flux2GenAccessibility", "privat", "'public' or 'internal'", "public")]
    [InlineData("Flux2GenAccessibility", "protected internal", "'public' or 'internal'", "public")]
    [InlineData("Flux2GenApiName", "Fal Api", "a C# name such as 'AcmeFal', not of small letters alone, that no member of the class has", "FalApi")]
    [InlineData("Flux2GenApiName", "class", "a C# name such as 'AcmeFal', not of small letters alone, that no member of the class has", "FalApi")]
    [InlineData("Flux2GenApiName", "Client", "a C# name such as 'AcmeFal', not of small letters alone, that no member of the class has", "FalApi")]
    [InlineData("Flux2GenApiName", "A{}; class Evil", "a C# name such as 'AcmeFal', not of small letters alone, that no member of the class has", "FalApi")]
    [InlineData("Flux2GenApiName", "record", "a C# name such as 'AcmeFal', not of small letters alone, that no member of the class has", "FalApi")]
    [InlineData("Flux2GenWellKnownTypes", "no", "'true' or 'false'", "true")]
    [InlineData("Flux2GenFileInputs", "0", "'true' or 'false'", "true")]
    [InlineData("DisableFlux2Gen", "yes", "'true' or 'false'", "false")]
    [InlineData("Flux2GenNamespace", "Acme.2nd", "a C# namespace such as 'Acme.Fal'", "Acme._2nd")]
    [InlineData("Flux2GenNamespace", "Acme; class Evil", "a C# namespace such as 'Acme.Fal'", "Acme__class_Evil")]
    [InlineData("Flux2GenNamespace", "Acme..Fal", "a C# namespace such as 'Acme.Fal'", "Acme.Fal")]
    public void FLUX0401_a_value_that_is_none(string property, string value, string expected, string used)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With(property, value), TestSpec.Of());

        Assert.Equal([$"{Project}(1,1): error FLUX0401: {property} is '{value}', but must be {expected}. Correct it in the project file; until then it is taken for '{used}'."], run.Diagnostics);
        run.Compile();
    }

    [Fact]
    public void FLUX0401_without_a_project_file_has_no_place()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(new TestOptions().With("Flux2GenAccessibility", "privat"), TestSpec.Of());

        Assert.StartsWith("error FLUX0401", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
        Assert.Equal(Location.None, run.Result.Diagnostics[0].Location);
    }

    [Theory]
    [InlineData("acme.Class.@event", "acme.Class.@event")]
    [InlineData("Acme.namespace", "Acme.@namespace")]
    [InlineData(" Acme.Fal ", "Acme.Fal")]
    public void A_namespace_may_hold_keywords(string value, string expected)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With("Flux2GenNamespace", value), TestSpec.Of());

        Assert.Empty(run.Diagnostics);
        Assert.Contains($"namespace {expected};", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("TestInput")]
    [InlineData("TestEndpoint")]
    [InlineData("Test")]
    public void FLUX0404_an_api_name_that_an_endpoint_has(string name)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With("Flux2GenApiName", name), TestSpec.Of(), TestSpec.Of(id: "fal-ai/other"));

        Assert.Equal([$"{Project}(1,1): error FLUX0404: Flux2GenApiName is '{name}', but the client of 'fal-ai/test' has that name. Choose another; until then the class is called FalApi."], run.Diagnostics);
        Assert.Equal(GeneratorRun.Of(TestSpec.Of(), TestSpec.Of(id: "fal-ai/other")).Sources, run.Sources);
        run.Compile();
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public void A_project_that_is_switched_off_gets_neither_code_nor_diagnostics(string value)
    {
        TestOptions options = Options.With("Flux2GenAccessibility", "privat").With("DisableFlux2Gen", value);

        GeneratorRun run = GeneratorRun.WithDiagnostics(options, TestSpec.Of(), new TestSpec("broken.json", "{"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_project_without_documents_is_told_nothing()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(Options.With("Flux2GenAccessibility", "privat"), new TestSpec("appsettings.json", "{}", isMarked: false));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    private static string[] Types(byte[] image)
    {
        using var portable = new PEReader(new MemoryStream(image));
        MetadataReader reader = portable.GetMetadataReader();
        return
        [
            .. reader.TypeDefinitions
                .Select(handle => reader.GetTypeDefinition(handle))
                .Where(static type => !type.IsNested)
                .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}: {(type.Attributes.HasFlag(TypeAttributes.Public) ? "public" : "internal")}"),
        ];
    }
}

using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Tests.Compile;

/// <summary>What is emitted compiles in any project, and code that used an old name fails at that name.</summary>
public sealed class CompileTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public void All_five_compile_as_one_project_without_a_warning(LanguageVersion version)
    {
        GeneratorRun run = GeneratorRun.Of([.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)]);

        Assert.NotEmpty(run.Compile(version: version));
    }

    [Fact]
    public void Types_of_the_project_with_our_names_do_no_harm()
    {
        GeneratorRun run = GeneratorRun.Of(RepositoryFiles.Spec("fal-ai/flux-2/edit"));

        Assert.NotEmpty(run.Compile("""
            namespace MyApp { public class ImageSize; public class FalClient; public class System; public class List<T>; public class Flux2Gen; }
            namespace MyApp.Fal { public class ImageFile; public class FalJsonReader; }
            """));
    }

    [Fact]
    public void A_renamed_property_is_a_compile_error_at_the_old_name()
    {
        TestSpec spec = RepositoryFiles.Spec("fal-ai/flux-2/edit");
        const string code = """
            var input = new MyApp.Fal.Flux2EditInput { Prompt = "x", ImageUrls = ["https://example.com/a.png"], GuidanceScale = 3 };
            """;
        Assert.Empty(Errors(spec, code));

        string error = Assert.Single(Errors(spec.WithText(spec.Text.Replace("guidance_scale", "prompt_strength", StringComparison.Ordinal)), code));

        Assert.Contains("CS0117", error, StringComparison.Ordinal);
        Assert.Contains("GuidanceScale", error, StringComparison.Ordinal);
        Assert.Contains($"(1,{code.IndexOf("GuidanceScale", StringComparison.Ordinal) + 1})", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_enum_value_is_a_new_member()
    {
        TestSpec spec = RepositoryFiles.Spec("fal-ai/flux-2/edit");
        const string code = "var format = MyApp.Fal.Flux2EditOutputFormat.Avif;";
        Assert.Contains("CS0117", Assert.Single(Errors(spec, code)), StringComparison.Ordinal);

        Assert.Empty(Errors(spec.WithText(spec.Text.Replace("\"webp\"", "\"webp\", \"avif\"", StringComparison.Ordinal)), code));
    }

    [Fact]
    public void A_required_property_that_is_left_out_is_a_compile_error()
    {
        string error = Assert.Single(Errors(RepositoryFiles.Spec("fal-ai/flux-2-pro"), "var input = new MyApp.Fal.Flux2ProInput();"));

        Assert.Contains("Flux2ProInput.Prompt", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-app.web", "my_app.web.Fal")]
    [InlineData("class.2x", "@class._2x.Fal")]
    public void A_root_namespace_that_is_no_namespace_is_made_one(string root, string expected)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(new TestOptions(root), TestSpec.Of());

        Assert.Contains($"namespace {expected};", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void The_namespace_can_be_chosen()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(new TestOptions(ns: "Acme.Pictures"), TestSpec.Of());

        Assert.All(run.Sources.Values, static source => Assert.Contains("namespace Acme.Pictures;", source, StringComparison.Ordinal));
        run.Compile();
    }

    private static string[] Errors(TestSpec spec, string code) =>
        GeneratorRun.WithDiagnostics(spec).ErrorsOf($$"""
            class Program
            {
                static void Main()
                {
            {{code}}
                }
            }
            """.Replace("            ", "", StringComparison.Ordinal))
        .Where(static error => error.Contains("error", StringComparison.Ordinal) && !error.Contains("CS0219", StringComparison.Ordinal))
        .Select(static error => ShiftLines(error))
        .ToArray();

    /// <summary>Lines as the caller counts them: the frame around the code has four.</summary>
    private static string ShiftLines(string error)
    {
        int open = error.IndexOf('(', StringComparison.Ordinal);
        int comma = error.IndexOf(',', open);
        int line = int.Parse(error.AsSpan(open + 1, comma - open - 1), System.Globalization.CultureInfo.InvariantCulture);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({line - 4}{error[comma..]}");
    }
}

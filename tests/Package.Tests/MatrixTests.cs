using Microsoft.CodeAnalysis;

namespace Flux2Gen.Package.Tests;

/// <summary>Projects of many kinds build with the package and without a warning.</summary>
public sealed class MatrixTests(PackedPackage package, MatrixProjects matrix) : IClassFixture<MatrixProjects>
{
    [Theory]
    [InlineData("targets", "net8.0")]
    [InlineData("targets", "net9.0")]
    [InlineData("targets", "net10.0")]
    [InlineData("plain", "net10.0")]
    [InlineData("csharp12", "net8.0")]
    [InlineData("first", "net10.0")]
    [InlineData("second", "net10.0")]
    [InlineData("third", "net10.0")]
    [InlineData("central", "net10.0")]
    [InlineData("fsharp", "net10.0")]
    [InlineData("many", "net8.0")]
    [InlineData("many", "net10.0")]
    [InlineData("testing", "net10.0")]
    public void It_builds_without_a_warning(string project, string framework)
    {
        Assert.Equal([], matrix.LinesOf(project));
        Assert.True(File.Exists(Path.Combine(matrix.Folder, project, "bin", "Debug", framework, $"{project}.dll")), matrix.Output);
    }

    /// <summary>The smallest part of fal's catalogue that says something about the rest.</summary>
    [Fact]
    public void Many_documents_are_emitted() => Assert.True(matrix.ManyDocuments >= Math.Min(40, matrix.AvailableDocuments), $"{matrix.ManyDocuments} documents");

    [Theory]
    [InlineData("testing", "POST queue.fal.run/fal-ai/flux-2-pro")]
    public async Task What_a_README_shows_runs(string project, string expected)
    {
        Assert.True(matrix.IsBuilt, matrix.Output);
        string folder = Path.Combine(matrix.Folder, project);

        string output = await Dotnet.RunAsync(folder, Path.Combine(folder, "bin", "Debug", "net10.0", $"{project}.dll"));

        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("third", "{\"prompt\":\"second\",\"image_size\":\"square_hd\"}\nthird")]
    [InlineData("fsharp", "{\"prompt\":\"f sharp\"}")]
    public async Task It_runs(string project, string expected)
    {
        Assert.True(matrix.IsBuilt, matrix.Output);

        string output = await Dotnet.RunAsync(matrix.Folder, Path.Combine(matrix.Folder, project, "bin", "Debug", "net10.0", $"{project}.dll"));

        Assert.Equal(expected, output.Trim().ReplaceLineEndings("\n"));
    }

    /// <summary>For a type to be completed, coloured and gone to, no build is needed, and a changed document shows at once.</summary>
    [Fact]
    public async Task An_IDE_sees_the_emitted_types_without_a_build()
    {
        Assert.True(matrix.IsBuilt, matrix.Output);
        DesignTimeProject project = await DesignTimeProject.LoadAsync(Path.Combine(matrix.Folder, "csharp12"));
        Assert.Equal(["flux-2-edit.json", "flux-2-pro.json"], project.Documents.Select(static document => Path.GetFileName(document.Path)).Order(StringComparer.Ordinal));

        Compilation emitted = project.Emitted();
        Assert.Empty(emitted.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.Single(emitted.GetTypeByMetadataName("Acme.Fal.FalApi")!.GetMembers("Flux2Pro"));
        Assert.Single(emitted.GetTypeByMetadataName("Acme.Fal.Flux2ProInput")!.GetMembers("Prompt"));

        project.Edit(project.Documents.Single(static document => document.Path.EndsWith("flux-2-pro.json", StringComparison.Ordinal)), static text => text.Replace("\"prompt\"", "\"wish\"", StringComparison.Ordinal));
        INamedTypeSymbol input = project.Emitted().GetTypeByMetadataName("Acme.Fal.Flux2ProInput")!;
        Assert.Single(input.GetMembers("Wish"));
        Assert.Empty(input.GetMembers("Prompt"));
    }

    [Fact]
    public async Task Dotnet_watch_looks_at_the_documents()
    {
        Assert.True(matrix.IsBuilt, matrix.Output);

        string files = await Dotnet.RunAsync(Path.Combine(matrix.Folder, "third"), "watch", "--list");

        Assert.Contains(Path.Combine(matrix.Folder, "third", "specs", "flux-2-pro.json"), files, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("netstandard2.1")]
    [InlineData("netstandard2.0")]
    public async Task An_older_framework_is_refused_with_the_reason(string framework)
    {
        string folder = ConsumerProject.Create(package, framework, "", $"<TargetFramework>{framework}</TargetFramework><OutputType>Library</OutputType>");

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"error FLUX0902: Flux2Gen needs net8.0 or later, and this project targets {framework}: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }
}

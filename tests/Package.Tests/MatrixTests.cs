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
    public void It_builds_without_a_warning(string project, string framework)
    {
        Assert.Equal([], matrix.LinesOf(project));
        Assert.True(File.Exists(Path.Combine(matrix.Folder, project, "bin", "Debug", framework, $"{project}.dll")), matrix.Output);
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

    [Fact]
    public async Task An_IDE_sees_the_documents_and_the_generator()
    {
        Assert.True(matrix.IsBuilt, matrix.Output);

        // What Visual Studio, Rider and C# Dev Kit ask for, instead of compiling.
        string arguments = await Dotnet.RunAsync(
            Path.Combine(matrix.Folder, "first"),
            "msbuild", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=never", "-getItem:CscCommandLineArgs");

        Assert.Contains("Flux2Gen.Generator.dll", arguments, StringComparison.Ordinal);
        Assert.Contains("/additionalfile:specs/flux-2-pro.json", arguments.Replace("\\\\", "/", StringComparison.Ordinal), StringComparison.Ordinal);
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

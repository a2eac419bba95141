using System.IO.Compression;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Package.Tests;

/// <summary>Documents are found wherever a project lists them, and have no effects but the client.</summary>
public sealed class ListingTests(ListingProjects projects) : IClassFixture<ListingProjects>
{
    [Theory]
    [InlineData("late")]
    [InlineData("targets")]
    [InlineData("emitted")]
    [InlineData("web")]
    [InlineData("worker")]
    [InlineData("library")]
    [InlineData("tests")]
    public void Projects_build_twice_without_a_warning(string project)
    {
        Assert.Equal([], ProjectTree.MessagesOf(projects.First, project));
        Assert.Equal([], ProjectTree.MessagesOf(projects.Second, project));
    }

    [Fact]
    public void Second_build_compiles_what_changed() => Assert.Equal(["emitted", "targets"], projects.Recompiled);

    [Theory]
    [InlineData("late/artifacts/bin/late/debug/late.dll", "EditorEndpoint Flux2FlashEditEndpoint PainterEndpoint")]
    [InlineData("targets/bin/Debug/net10.0/targets.dll", "EditorEndpoint PainterEndpoint")]
    [InlineData("emitted/bin/Debug/net8.0/emitted.dll", "Flux2ProEndpoint")]
    [InlineData("emitted/bin/Debug/net10.0/emitted.dll", "Flux2ProEndpoint")]
    [InlineData("tests/bin/Debug/net10.0/tests.dll", "2 False FalApi Flux2ProOutput")]
    public async Task Programs_have_the_documents_of_all_places(string program, string expected)
    {
        string output = await Dotnet.RunAsync(projects.Folder, Path.Combine(projects.Folder, program));

        Assert.Equal(expected, output.Trim());
    }

    [Theory]
    [InlineData("late", "late/specs/flux-2-pro.json documents/flux-2-edit.json documents/flash.json documents/turbo.json")]
    [InlineData("targets", "targets/obj/Debug/net10.0/made/fal-ai/edit.json targets/specs/flux-2-pro.json")]
    public async Task IDEs_see_each_document_once(string project, string documents)
    {
        DesignTimeProject loaded = await DesignTimeProject.LoadAsync(Path.Combine(projects.Folder, project));

        Assert.Equal(
            documents.Split(' ').Order(StringComparer.Ordinal),
            loaded.Documents.Select(document => Path.GetRelativePath(projects.Folder, document.Path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Compilation emitted = loaded.Emitted();
        Assert.NotNull(emitted.GetTypeByMetadataName("Acme.Fal.PainterInput"));
        Assert.NotNull(emitted.GetTypeByMetadataName("Acme.Fal.EditorInput"));
    }

    [Fact]
    public async Task Dotnet_watch_looks_at_documents_of_Directory_Build_targets()
    {
        string files = await Dotnet.RunAsync(Path.Combine(projects.Folder, "late"), "watch", "--list");

        Assert.All((string[])["flux-2-edit.json", "flash.json"], document => Assert.Contains(Path.Combine(projects.Folder, "documents", document), files, StringComparison.Ordinal));
        Assert.DoesNotContain("project.assets.json", files, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web", "appsettings.json specs/always.json specs/asked.json specs/own.json wwwroot/served.json")]
    [InlineData("worker", "appsettings.json")]
    public void Documents_are_published_on_request_only(string project, string expected)
    {
        string folder = Path.Combine(projects.Folder, project, "bin", "Debug", "net10.0", "publish");

        Assert.Equal(expected.Split(' '), JsonFiles(Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)), project));
    }

    [Fact]
    public void Documents_are_not_packed()
    {
        using ZipArchive archive = ZipFile.OpenRead(Directory.EnumerateFiles(Path.Combine(projects.Folder, "web", "bin"), "*.nupkg", SearchOption.AllDirectories).Single());

        Assert.Equal(
            ["appsettings.json", "specs/always.json", "specs/asked.json", "specs/own.json"],
            JsonFiles(archive.Entries.Select(static entry => entry.FullName).Where(static name => name.StartsWith("content/", StringComparison.Ordinal)).Select(static name => name["content/".Length..]), "web"));
    }

    [Theory]
    [InlineData("fsharp", "error FLUX0904: Flux2Gen emits C#, and this project is written in F#. Put the fal documents into a C# project, and refer to that project here.")]
    [InlineData("basic", "error FLUX0904: Flux2Gen emits C#, and this project is written in VB. Put the fal documents into a C# project, and refer to that project here.")]
    [InlineData("older", "error FLUX0903: Flux2Gen needs C# 12 or later, and this project sets LangVersion to 11.0. Remove LangVersion, or set it to 12 or later.")]
    [InlineData("pinned", "error FLUX0903: Flux2Gen needs C# 12 or later, and this project sets LangVersion to 7.3. Remove LangVersion, or set it to 12 or later.")]
    public void Other_languages_and_versions_get_one_error(string project, string error) => Assert.Equal([error], ProjectTree.MessagesOf(projects.First, project));

    /// <summary>An IDE needs the references of a project, and hears of its language version from the generator.</summary>
    [Fact]
    public async Task IDEs_load_a_project_of_an_older_version()
    {
        DesignTimeProject loaded = await DesignTimeProject.LoadAsync(Path.Combine(projects.Folder, "older"));

        Assert.Equal(["FLUX0903"], loaded.Diagnostics().Select(static diagnostic => diagnostic.Id));
    }

    private static string[] JsonFiles(IEnumerable<string> files, string project) =>
    [
        .. files
            .Select(static file => file.Replace('\\', '/'))
            .Where(file => file.EndsWith(".json", StringComparison.Ordinal) && !file.StartsWith($"{project}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}

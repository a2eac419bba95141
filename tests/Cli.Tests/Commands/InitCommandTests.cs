using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private const string Id = "owner/model";
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n\n  <PropertyGroup>\n    <OutputType>Exe</OutputType>\n  </PropertyGroup>\n\n</Project>\n";

    private readonly Tool _tool = new();

    public InitCommandTests() => _tool.Fal.Document(Id, TestSpecs.Document(Id));

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task A_project_gets_the_package_the_documents_and_an_endpoint()
    {
        string project = _tool.Folder.Write("a.csproj", Project);

        Assert.Equal(0, await InitAsync());

        Assert.Equal(
            Project.Replace("\n</Project>", "\n  <ItemGroup>\n    <PackageReference Include=\"Flux2Gen\" Version=\"1.2.3\" />\n  </ItemGroup>\n\n  <ItemGroup>\n    <FalSpec Include=\"specs/**/*.json\" />\n  </ItemGroup>\n\n</Project>", StringComparison.Ordinal),
            File.ReadAllText(project));
        Assert.Equal([LockFile.Name, $"{Id}.json"], _tool.Snapshot().Keys);
        Assert.Contains("await fal.OwnerModel.", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_told_what_to_write_with_the_names_of_their_project()
    {
        _tool.Folder.Write("my-app.csproj", Project.Replace("<OutputType>", "<Flux2GenApiName>Models</Flux2GenApiName><OutputType>", StringComparison.Ordinal));

        Assert.Equal(0, await InitAsync());

        Assert.Contains("    using my_app.Fal;", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("    var fal = new Models(new FalClient());", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("    var result = await fal.OwnerModel.SubscribeAsync(\n        new OwnerModelInput(),", _tool.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.WriteLine(\"Hello, World!\");\n")]
    [InlineData("\uFEFF// See https://aka.ms/new-console-template for more information\r\nConsole.WriteLine(\"Hello, World!\");\r\n")]
    public async Task A_program_that_nobody_has_written_becomes_one_that_calls_the_endpoint(string template)
    {
        _tool.Folder.Write("a.csproj", Project);
        string program = _tool.Folder.Write("Program.cs", template);

        Assert.Equal(0, await InitAsync());

        Assert.StartsWith("using Flux2Gen;\nusing a.Fal;\n", File.ReadAllText(program), StringComparison.Ordinal);
        Assert.Contains("await fal.OwnerModel.SubscribeAsync(", File.ReadAllText(program), StringComparison.Ordinal);
        Assert.Contains("Program.cs: a first program", _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.WriteLine(\"Hello, World!\");\nConsole.WriteLine();\n")]
    [InlineData("// mine\nConsole.WriteLine(\"Hello, World!\");\n")]
    [InlineData("")]
    public async Task A_program_that_somebody_has_written_is_left_alone(string text)
    {
        _tool.Folder.Write("a.csproj", Project);
        string program = _tool.Folder.Write("Program.cs", text);

        Assert.Equal(0, await InitAsync());

        Assert.Equal(text, File.ReadAllText(program));
        Assert.Contains("    using a.Fal;", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_document_the_program_is_left_as_it_was()
    {
        const string Template = "Console.WriteLine(\"Hello, World!\");\n";
        _tool.Folder.Write("a.csproj", Project);
        string program = _tool.Folder.Write("Program.cs", Template);

        Assert.Equal(1, await _tool.RunAsAsync(["init", "owner/none", "--project", _tool.Folder.Path]));

        Assert.Equal(Template, File.ReadAllText(program));
    }

    [Fact]
    public async Task Scripts_get_what_was_added_to_the_project()
    {
        _tool.Folder.Write("a.csproj", Project);

        Assert.Equal(0, await InitAsync("--project", _tool.Folder.Path, "--json"));
        Assert.EndsWith("a.csproj", _tool.Json.GetProperty("project").GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, _tool.Json.GetProperty("project").GetProperty("added").GetArrayLength());
        Assert.Equal("added", _tool.Json.GetProperty("endpoints")[0].GetProperty("result").GetString());

        Assert.Equal(1, await _tool.RunAsAsync(["init", "owner/none", "--project", _tool.Folder.Path, "--json"]));
        Assert.Equal(0, _tool.Json.GetProperty("project").GetProperty("added").GetArrayLength());
    }

    [Fact]
    public async Task A_second_time_nothing_changes()
    {
        string project = _tool.Folder.Write("a.csproj", Project);
        await InitAsync();
        string after = File.ReadAllText(project);

        Assert.Equal(0, await InitAsync());

        Assert.Equal(after, File.ReadAllText(project));
        Assert.StartsWith("unchanged", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_central_package_management_the_version_goes_where_versions_are()
    {
        string project = _tool.Folder.Write("src/a/a.csproj", "<Project>\n  <ItemGroup>\n    <PackageReference Include=\"Polly\" />\n  </ItemGroup>\n</Project>\n");
        string central = _tool.Folder.Write(
            "Directory.Packages.props",
            "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n  <ItemGroup>\n    <PackageVersion Include=\"Polly\" Version=\"8.0.0\" />\n  </ItemGroup>\n</Project>\n");

        Assert.Equal(0, await InitAsync("--project", project));
        Assert.Equal(0, await InitAsync("--project", project));

        Assert.Contains("    <PackageVersion Include=\"Flux2Gen\" Version=\"1.2.3\" />\n    <PackageVersion Include=\"Polly\"", File.ReadAllText(central), StringComparison.Ordinal);
        Assert.Contains("    <PackageReference Include=\"Flux2Gen\" />\n    <PackageReference Include=\"Polly\" />", File.ReadAllText(project), StringComparison.Ordinal);
        Assert.Single(File.ReadAllText(central).Split("Flux2Gen")[1..]);
        Assert.True(File.Exists(Path.Combine(_tool.Folder.Path, "src", "a", "specs", $"{Id}.json")));
    }

    [Fact]
    public async Task A_central_file_that_is_switched_off_is_left_alone()
    {
        string project = _tool.Folder.Write("a.csproj", Project.Replace("<OutputType>", "<ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally><OutputType>", StringComparison.Ordinal));
        string central = _tool.Folder.Write("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        string before = File.ReadAllText(central);

        Assert.Equal(0, await InitAsync());

        Assert.Equal(before, File.ReadAllText(central));
        Assert.Contains("Version=\"1.2.3\"", File.ReadAllText(project), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<PackageReference Include=\"flux2gen\" Version=\"9.9\" /><FalSpec Include=\"specs\\**\\*.json\" />")]
    [InlineData("<PackageReference Include=\"Polly; Flux2Gen\" /><FalSpec Include=\"$(MSBuildThisFileDirectory)specs/**\" />")]
    public async Task What_the_project_or_a_file_above_it_has_is_not_added(string items)
    {
        string project = _tool.Folder.Write("src/a.csproj", Project);
        _tool.Folder.Write("Directory.Build.props", $"<Project><ItemGroup>{items}</ItemGroup></Project>");

        Assert.Equal(0, await InitAsync("--project", project));

        Assert.Equal(Project, File.ReadAllText(project));
    }

    [Theory]
    [InlineData("<ItemGroup><FalSpec Include=\"specs/**/*.json\" /></ItemGroup>", true)]
    [InlineData("<Target Name=\"List\" BeforeTargets=\"CoreCompile\"><ItemGroup><FalSpec Include=\"specs/**/*.json\" /></ItemGroup></Target>", true)]
    [InlineData("<ItemGroup><FalSpec Update=\"specs/**/*.json\" Endpoints=\"fal-ai/*\" /></ItemGroup>", false)]
    public async Task Items_in_Directory_Build_targets_are_listed(string items, bool isListed)
    {
        string project = _tool.Folder.Write("src/a.csproj", Project);
        _tool.Folder.Write("Directory.Build.targets", $"<Project>{items}</Project>");

        Assert.Equal(0, await InitAsync("--project", project));

        Assert.Equal(!isListed, File.ReadAllText(project).Contains("<FalSpec Include=\"specs/**/*.json\" />", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_document_the_project_is_left_as_it_was()
    {
        string project = _tool.Folder.Write("a.csproj", Project);

        Assert.Equal(1, await _tool.RunAsAsync(["init", "owner/none", "--project", _tool.Folder.Path]));

        Assert.Equal(Project, File.ReadAllText(project));
        Assert.Empty(_tool.Snapshot());
    }

    [Fact]
    public async Task Without_a_project_or_with_two_nothing_is_fetched()
    {
        Assert.Equal(1, await InitAsync());
        Assert.Contains("There is no C# project", _tool.Error, StringComparison.Ordinal);

        _tool.Folder.Write("a.csproj", Project);
        _tool.Folder.Write("b.csproj", Project);
        Assert.Equal(1, await InitAsync());
        Assert.Contains("--project says which", _tool.Error, StringComparison.Ordinal);

        _tool.Folder.Write("c/c.csproj", "<Project>");
        Assert.Equal(1, await InitAsync("--project", Path.Combine(_tool.Folder.Path, "c")));
        Assert.Empty(_tool.Fal.Requests);
    }

    [Fact]
    public async Task A_version_that_would_be_markup_is_2() => Assert.Equal(2, await _tool.RunAsAsync(["init", Id, "--package-version", "1\" /><x"]));

    private Task<int> InitAsync(params string[] args) =>
        _tool.RunAsAsync(["init", Id, "--package-version", "1.2.3", .. args.Length > 0 ? args : ["--project", _tool.Folder.Path]]);
}

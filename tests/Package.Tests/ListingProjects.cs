namespace Flux2Gen.Package.Tests;

/// <summary>Projects that list documents in other places than the project file, or in other projects than plain C# ones.</summary>
public sealed class ListingProjects(PackedPackage package) : IAsyncLifetime
{
    private const string Client = """
        Type[] types = typeof(Program).Assembly.GetTypes();
        Console.WriteLine(string.Join(' ', types.Where(type => type.Name.EndsWith("Endpoint")).Select(type => type.Name).Order(StringComparer.Ordinal)));
        """;

    private const string Library = "namespace Acme; public static class Pictures { public static object Input => typeof(Acme.Fal.Flux2ProInput); }";
    private const string ServeAll = "var builder = WebApplication.CreateBuilder(args); builder.Build(); Console.WriteLine(typeof(Acme.Fal.FalApi));";

    private readonly ProjectTree _tree = new(package, "listing", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><Version>1.0.0-test</Version><IsPackable>false</IsPackable>");

    /// <summary>Gets the folder of all projects.</summary>
    public string Folder => _tree.Folder;

    /// <summary>Gets the output of the first build.</summary>
    public string First { get; private set; } = "";

    /// <summary>Gets the output of the second build, before which C# of <c>emitted</c> and a document of <c>targets</c> changed.</summary>
    public string Second { get; private set; } = "";

    /// <summary>Gets the projects that the second build compiled.</summary>
    public string[] Recompiled { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        WriteLate();
        WriteTargets();
        WriteEmitted();
        WriteWeb();
        WriteSharing();
        WriteRefused();

        const string Good = "late/late.csproj;targets/targets.csproj;emitted/emitted.csproj;web/web.csproj;worker/worker.csproj;tests/tests.csproj";
        const string Bad = "fsharp/fsharp.fsproj;basic/basic.vbproj;older/older.csproj;pinned/pinned.csproj";
        First = await _tree.BuildAsync((Good, "Build"), ("web/web.csproj", "Publish;Pack"), ("worker/worker.csproj", "Publish"), (Bad, "Build"));

        Dictionary<string, DateTime> before = Compiled();
        _tree.Write("emitted/Program.cs", Client + "\n// Changed.");
        _tree.Write("targets/source.txt", Document("flux-2/edit").Replace("\"prompt\"", "\"wish\"", StringComparison.Ordinal));
        Second = await _tree.BuildAsync((Good, "Build"));
        Recompiled = [.. Compiled().Where(pair => before[pair.Key] != pair.Value).Select(static pair => pair.Key.Split(Path.DirectorySeparatorChar)[0]).Distinct().Order(StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The time of each assembly that the compiler wrote.</summary>
    private Dictionary<string, DateTime> Compiled() => Directory.EnumerateFiles(Folder, "*.dll", SearchOption.AllDirectories)
        .Where(static file => file.Split(Path.DirectorySeparatorChar) is var parts && parts.Contains("obj") && !parts.Contains("ref") && !parts.Contains("refint"))
        .ToDictionary(file => Path.GetRelativePath(Folder, file), File.GetLastWriteTimeUtc);

    /// <summary>Items of Directory.Build.targets and of a file that it imports, with the output of builds below the project.</summary>
    private void WriteLate()
    {
        _tree.Project("late.csproj", "Microsoft.NET.Sdk", "<OutputType>Exe</OutputType><LangVersion>12</LangVersion><DefaultItemExcludes>$(DefaultItemExcludes);drafts/**</DefaultItemExcludes>", """
            <ItemGroup><FalSpec Include="**/*.json" /></ItemGroup>
            """,
            ("Program.cs", Client),
            ("specs/flux-2-pro.json", Document("flux-2-pro")),
            ("specs/flux2gen.lock.json", "{ }"),
            ("drafts/draft.json", "{ }"),
            (".settings/editor.json", "{ }"),
            ("Directory.Build.props", """
                <Project>
                  <Import Project="../Directory.Build.props" />
                  <PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup>
                </Project>
                """),
            ("Directory.Build.targets", """
                <Project>
                  <ItemGroup>
                    <FalSpec Include="$(MSBuildThisFileDirectory)specs/flux-2-pro.json" Name="Painter" />
                    <FalSpec Include="../documents/flux-2-edit.json" />
                    <FalSpec Update="../documents/flux-2-edit.json" Name="Editor" />
                  </ItemGroup>
                  <Import Project="more.targets" />
                </Project>
                """),
            ("more.targets", """
                <Project>
                  <ItemGroup Condition="'$(TargetFramework)' == 'net10.0'">
                    <FalSpec Include="../documents/flash.json;../documents/turbo.json" Endpoints="*/flash/*" />
                  </ItemGroup>
                </Project>
                """));
        _tree.Write("documents/flux-2-edit.json", Document("flux-2/edit"));
        _tree.Write("documents/flash.json", Document("flux-2/flash/edit"));
        _tree.Write("documents/turbo.json", Document("flux-2/turbo/edit"));
    }

    /// <summary>Documents that targets write, list, name and remove right before the compiler runs.</summary>
    private void WriteTargets() => _tree.Project("targets.csproj", "Microsoft.NET.Sdk", "<OutputType>Exe</OutputType><LangVersion>12</LangVersion>", """
        <ItemGroup><FalSpec Include="specs/**/*.json" /></ItemGroup>
        <Target Name="Make" BeforeTargets="BeforeBuild">
          <Copy SourceFiles="source.txt" DestinationFiles="$(IntermediateOutputPath)made/fal-ai/edit.json" SkipUnchangedFiles="true" />
        </Target>
        <Target Name="List" BeforeTargets="CoreCompile">
          <ItemGroup>
            <FalSpec Include="$(IntermediateOutputPath)made/**/*.json" Name="Editor" />
            <FalSpec Include="$(MSBuildProjectDirectory)/**/*.json" Exclude="@(FalSpec->'%(FullPath)')" />
          </ItemGroup>
        </Target>
        """,
        ("Program.cs", Client),
        ("source.txt", Document("flux-2/edit")),
        ("specs/flux-2-pro.json", Document("flux-2-pro")),
        ("specs/broken.json", "{"),
        ("Directory.Build.targets", """
            <Project>
              <Target Name="Change" BeforeTargets="CoreCompile">
                <ItemGroup>
                  <FalSpec Remove="specs/broken.json" />
                  <FalSpec Condition="'%(Filename)' == 'flux-2-pro'">
                    <Name>Painter</Name>
                  </FalSpec>
                </ItemGroup>
              </Target>
            </Project>
            """));

    /// <summary>Emitted files in a folder of a project with two frameworks, each with a condition of its own.</summary>
    private void WriteEmitted() => _tree.Project("emitted.csproj", "Microsoft.NET.Sdk", "<OutputType>Exe</OutputType><TargetFramework /><TargetFrameworks>net8.0;net10.0</TargetFrameworks><RollForward>Major</RollForward>", """
        <ItemGroup><FalSpec Include="specs/**/*.json" Condition="'$(TargetFramework)' == 'net10.0'" /></ItemGroup>
        """,
        ("Program.cs", Client),
        ("specs/flux-2-pro.json", Document("flux-2-pro")),
        ("Directory.Build.targets", """
            <Project>
              <PropertyGroup>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>Generated/$(TargetFramework)</CompilerGeneratedFilesOutputPath>
              </PropertyGroup>
              <ItemGroup><FalSpec Include="specs/**/*.json" Condition="'$(TargetFramework)' == 'net8.0'" /></ItemGroup>
            </Project>
            """));

    /// <summary>SDKs that take every JSON file for content.</summary>
    private void WriteWeb()
    {
        _tree.Project("web.csproj", "Microsoft.NET.Sdk.Web", "<IsPackable>true</IsPackable><NoWarn>$(NoWarn);NU5104</NoWarn>", """
            <ItemGroup>
              <FalSpec Include="specs/**/*.json;wwwroot/*.json" />
              <FalSpec Update="specs/asked.json" CopyToPublishDirectory="PreserveNewest" />
              <Content Update="specs/always.json" CopyToPublishDirectory="Always" />
              <Content Remove="specs/own.json" />
              <Content Include="specs/own.json" CopyToPublishDirectory="PreserveNewest" />
            </ItemGroup>
            """,
            ("Program.cs", ServeAll),
            ("appsettings.json", "{ }"),
            ("Directory.Build.targets", """<Project><ItemGroup><FalSpec Include="$(MSBuildThisFileDirectory)other/late.json" /></ItemGroup></Project>"""));
        foreach (string file in (string[])["specs/default", "specs/asked", "specs/always", "specs/own", "other/late", "wwwroot/served"])
        {
            _tree.Write($"web/{file}.json", Document("flux-2-pro").Replace("fal-ai/flux-2-pro", $"fal-ai/{Path.GetFileName(file)}", StringComparison.Ordinal));
        }

        _tree.Project("worker.csproj", "Microsoft.NET.Sdk.Worker", "<ImplicitUsings>disable</ImplicitUsings>", """<ItemGroup><FalSpec Include="specs/**" /></ItemGroup>""", ("Program.cs", "System.Console.WriteLine(typeof(Acme.Fal.FalApi));"), ("specs/flux-2-pro.json", Document("flux-2-pro")), ("appsettings.json", "{ }"));
    }

    /// <summary>A library and its tests that have the same documents in the same namespace.</summary>
    private void WriteSharing()
    {
        const string Same = "<Flux2GenAccessibility>internal</Flux2GenAccessibility>";
        const string Documents = """<ItemGroup><FalSpec Include="../late/specs/**/*.json" /></ItemGroup>""";
        _tree.Project("library.csproj", "Microsoft.NET.Sdk", Same, Documents + """<ItemGroup><InternalsVisibleTo Include="tests" /></ItemGroup>""", ("Library.cs", Library));
        _tree.Project("tests.csproj", "Microsoft.NET.Sdk", Same + "<OutputType>Exe</OutputType><GenerateDocumentationFile>true</GenerateDocumentationFile>", Documents + """<ItemGroup><ProjectReference Include="../library/library.csproj" /></ItemGroup>""", ("Program.cs", """
            using Acme.Fal;
            using Alias = Acme.Fal.Flux2ProInput;
            using static Acme.Fal.Flux2ProImageSize;

            var input = new Flux2ProInput { Prompt = "own", ImageSize = SquareHd };
            Alias other = input with { OutputFormat = Flux2ProOutputFormat.Png };
            List<Flux2ProInput> inputs = [input, other];
            Console.WriteLine($"{inputs.Count} {Acme.Pictures.Input.Equals(typeof(Flux2ProInput))} {nameof(FalApi)} {Tested.Name}");

            /// <summary>Tests <see cref="Flux2ProInput"/> and <see cref="Flux2ProInput.Prompt"/>.</summary>
            internal static class Tested
            {
                internal static string Name => typeof(Acme.Fal.Flux2ProOutput).Name;
            }
            """));
    }

    private void WriteRefused()
    {
        _tree.Project("fsharp.fsproj", "Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>", """
            <ItemGroup><Compile Include="Program.fs" /></ItemGroup>
            <Target Name="List" BeforeTargets="CoreCompile"><ItemGroup><FalSpec Include="../late/specs/flux-2-pro.json" /></ItemGroup></Target>
            """,
            ("Program.fs", "open Acme.Fal\nprintfn \"f\"\n"));
        _tree.Project("basic.vbproj", "Microsoft.NET.Sdk", "<TargetFramework>netstandard2.0</TargetFramework>", "", ("Module.vb", "Imports Acme.Fal\nModule M\nEnd Module\n"), ("Directory.Build.targets", """<Project><ItemGroup><FalSpec Include="../late/specs/flux-2-pro.json" /></ItemGroup></Project>"""));
        _tree.Project("older.csproj", "Microsoft.NET.Sdk", "<LangVersion>11.0</LangVersion>", """<ItemGroup><FalSpec Include="../late/specs/*.json" /></ItemGroup>""", ("Library.cs", Library));
        _tree.Project("pinned.csproj", "Microsoft.NET.Sdk", "<Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings>", """<ItemGroup><FalSpec Include="../late/specs/*.json" /></ItemGroup>""", ("Library.cs", "class Pictures : Acme.Fal.FalApi { }"), ("Directory.Build.targets", "<Project><PropertyGroup><LangVersion>7.3</LangVersion></PropertyGroup></Project>"));
    }

    private static string Document(string name) => ConsumerProject.Spec(name);
}

using System.Security;

namespace Flux2Gen.Package.Tests;

/// <summary>Projects of many kinds that use the package, each with warnings as errors and every analyzer there is, built in one go.</summary>
public sealed class MatrixProjects(PackedPackage package) : IAsyncLifetime
{
    private const string Library = """
        using Acme.Fal;

        namespace Acme
        {
            /// <summary>Pictures.</summary>
            public static class Pictures
            {
                /// <summary>An input for a prompt.</summary>
                public static string Input(string prompt) =>
                    Flux2Gen.FalJson.ToJson(new Flux2ProInput { Prompt = prompt, ImageSize = Flux2ProImageSize.SquareHd });
            }
        }
        """;

    /// <summary>Gets the folder of all projects.</summary>
    public string Folder { get; } = Path.Combine(package.Folder, "matrix");

    /// <summary>Gets what the build said.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Gets the number of documents in the project <c>many</c>.</summary>
    public int ManyDocuments { get; private set; }

    /// <summary>Gets the number of documents that there are to choose from.</summary>
    public int AvailableDocuments { get; private set; }

    /// <summary>Gets a value indicating whether all projects were built.</summary>
    public bool IsBuilt { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <RootNamespace>Acme</RootNamespace>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(package.Feed)}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{SecurityElement.Escape(Path.Combine(package.Folder, "packages"))}</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
        Project("targets", "<TargetFrameworks>net8.0;net9.0;net10.0</TargetFrameworks><Nullable>enable</Nullable>", Package, ("Pictures.cs", Library));
        Project("plain", "<TargetFramework>net10.0</TargetFramework><Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings>", Package, ("Pictures.cs", Library));
        Project("csharp12", "<TargetFramework>net8.0</TargetFramework><LangVersion>12</LangVersion><Nullable>enable</Nullable>", Package, ("Pictures.cs", Library));

        // Three projects: the last has the package through the first only, and a document of its own.
        Project("first", "<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable>", Package, ("Pictures.cs", Library));
        Project("second", "<TargetFramework>net10.0</TargetFramework><RootNamespace>Second</RootNamespace>", Reference("first"), ("Second.cs", """
            namespace Second
            {
                /// <summary>Pictures.</summary>
                public static class Pictures
                {
                    /// <summary>An input.</summary>
                    public static string Name => Acme.Pictures.Input("second");
                }
            }
            """), specs: false);
        Project("third", "<TargetFramework>net10.0</TargetFramework><RootNamespace>Third</RootNamespace><Nullable>enable</Nullable><OutputType>Exe</OutputType>", Reference("second"), ("Third.cs", """
            System.Console.WriteLine(Second.Pictures.Name);
            System.Console.WriteLine(new Third.Fal.Flux2ProInput { Prompt = "third" }.Prompt);
            """));

        // Nothing but what is emitted, of documents of every kind; a few of them have two names that C# takes for one.
        Project("many", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks><Nullable>enable</Nullable><NoWarn>$(NoWarn);FLUX0201</NoWarn>", Package + ConsumerProject.AllSpecs, null, specs: false);
        WriteManyDocuments();

        // The program in the README of the local fal, which is not written for the strictest analyzers.
        Project("testing", "<TargetFramework>net10.0</TargetFramework><RootNamespace>MyApp</RootNamespace><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><OutputType>Exe</OutputType><NoWarn>$(NoWarn);CA2000;CA2007</NoWarn>", Package + $"""<PackageReference Include="Flux2Gen.Emulator" Version="{package.Version}" />""", ("Program.cs", ReadmeProgram("Flux2Gen.Emulator")));

        // Central package management.
        Write("central/Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Flux2Gen" Version="{package.Version}" /></ItemGroup>
            </Project>
            """);
        Project("central", "<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable>", """<PackageReference Include="Flux2Gen" />""", ("Pictures.cs", Library));

        // F# has no source generators; it uses a C# project that has.
        Write("fsharp/fsharp.fsproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>
                <Compile Include="Program.fs" />
                {Reference("first")}
              </ItemGroup>
            </Project>
            """);
        Write("fsharp/Program.fs", """
            open Acme.Fal
            let input = Flux2ProInput(Prompt = "f sharp")
            printfn "%s" (Flux2Gen.FalJson.ToJson input)
            """);

        string[] projects = [.. Directory.EnumerateFiles(Folder, "*.*proj", SearchOption.AllDirectories)];
        Write("all.proj", $"""
            <Project>
              <ItemGroup>{string.Concat(projects.Select(static project => $"""<All Include="{SecurityElement.Escape(project)}" />"""))}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(All)" Targets="Restore" Properties="Matrix=restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(All)" BuildInParallel="true" ContinueOnError="ErrorAndContinue" /></Target>
            </Project>
            """);
        (int restored, string output) = await Dotnet.TryRunAsync(Folder, "msbuild", "all.proj", "-t:Restore", "-nologo");
        (int built, Output) = restored == 0 ? await Dotnet.TryRunAsync(Folder, "msbuild", "all.proj", "-t:Build", "-m", "-nologo", "-clp:NoSummary") : (restored, output);
        IsBuilt = built == 0;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the build said of a project.</summary>
    public string[] LinesOf(string project) => [.. Output.Split('\n')
        .Where(line => line.Contains($"{Path.DirectorySeparatorChar}{project}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && (line.Contains("warning ", StringComparison.Ordinal) || line.Contains("error ", StringComparison.Ordinal)))
        .Distinct()];

    private string Package => $"""<PackageReference Include="Flux2Gen" Version="{package.Version}" />""";

    /// <summary>Some forty of fal's own documents, if they are there, or those of the repository: spread over all owners, and the largest.</summary>
    private void WriteManyDocuments()
    {
        string folder = Path.GetFullPath(Path.Combine(PackedPackage.RepositoryRoot, "..", "shared", "fal-openapi", "2026-06-11"));
        folder = Directory.Exists(folder) ? folder : Path.Combine(PackedPackage.RepositoryRoot, "specs");
        string[] all = [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string[] chosen =
        [
            .. all.Where((_, index) => index % Math.Max(1, all.Length / 36) == 0)
                .Union(all.OrderByDescending(static file => new FileInfo(file).Length).ThenBy(static file => file, StringComparer.Ordinal).Take(6)),
        ];
        foreach (string file in chosen)
        {
            Write(Path.Combine("many", "specs", Path.GetRelativePath(folder, file)), File.ReadAllText(file));
        }

        (AvailableDocuments, ManyDocuments) = (all.Length, chosen.Length);
    }

    /// <summary>The first C# in the README of a package.</summary>
    private string ReadmeProgram(string id)
    {
        string readme = System.Text.Encoding.UTF8.GetString(package.Read(id, "README.md"));
        string program = readme[(readme.IndexOf("```csharp\n", StringComparison.Ordinal) + 10)..];
        return program[..program.IndexOf("```", StringComparison.Ordinal)];
    }

    private static string Reference(string project) => $"""<ProjectReference Include="../{project}/{project}.csproj" />""";

    private void Project(string name, string properties, string items, (string Name, string Text)? source, bool specs = true)
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>
                {items}
                {(specs ? ConsumerProject.AllSpecs : "")}
              </ItemGroup>
            </Project>
            """);
        if (source is { } file)
        {
            Write($"{name}/{file.Name}", file.Text);
        }

        if (specs)
        {
            Write($"{name}/specs/flux-2-pro.json", ConsumerProject.Spec("flux-2-pro"));
            Write($"{name}/specs/flux-2-edit.json", ConsumerProject.Spec("flux-2/edit"));
        }
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}

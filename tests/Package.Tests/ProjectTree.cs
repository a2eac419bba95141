using System.Security;

namespace Flux2Gen.Package.Tests;

/// <summary>A folder of projects that use the package, with one <c>Directory.Build.props</c>, built in one go.</summary>
internal sealed class ProjectTree
{
    private readonly string _version;

    public ProjectTree(PackedPackage package, string name, string properties)
    {
        Folder = Path.Combine(package.Folder, name);
        _version = package.Version;
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Acme</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(package.Feed)}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{SecurityElement.Escape(Path.Combine(package.Folder, "packages"))}</RestorePackagesPath>
                {properties}
              </PropertyGroup>
            </Project>
            """);
    }

    public string Folder { get; }

    /// <summary>Writes a project, whose name is its folder and its file.</summary>
    public void Project(string file, string sdk, string properties, string body, params (string Name, string Text)[] files)
    {
        string folder = Path.GetFileNameWithoutExtension(file);
        Write($"{folder}/{file}", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup><PackageReference Include="Flux2Gen" Version="{_version}" /></ItemGroup>
              {body}
            </Project>
            """);
        foreach ((string name, string text) in files)
        {
            Write($"{folder}/{name}", text);
        }
    }

    public void Write(string path, string text)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Restores and runs targets of projects, in the order given, and returns the output.</summary>
    public async Task<string> BuildAsync(params (string Projects, string Targets)[] steps)
    {
        string[] projects = [.. Directory.EnumerateFiles(Folder, "*.*proj", SearchOption.AllDirectories).Where(static file => Path.GetFileName(file) != "all.proj")];
        Write("all.proj", $"""
            <Project>
              <ItemGroup>{string.Concat(projects.Select(static project => $"""<All Include="{SecurityElement.Escape(project)}" />"""))}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(All)" Targets="Restore" Properties="Tree=restore" /></Target>
              <Target Name="Build">
                {string.Concat(steps.Select(static step => $"""<MSBuild Projects="{step.Projects}" Targets="{step.Targets}" BuildInParallel="true" ContinueOnError="ErrorAndContinue" />"""))}
              </Target>
            </Project>
            """);
        await Dotnet.RunAsync(Folder, "msbuild", "all.proj", "-t:Restore", "-nologo");
        return (await Dotnet.TryRunAsync(Folder, "msbuild", "all.proj", "-t:Build", "-m", "-nologo", "-clp:NoSummary")).Output;
    }

    /// <summary>The warnings and errors of a project, without the place and the project.</summary>
    public static string[] MessagesOf(string output, string project) => [.. output.Split('\n')
        .Where(line => line.Contains($"{Path.DirectorySeparatorChar}{project}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && (line.Contains(": warning ", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal)))
        .Select(static line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" [")[0].Trim())
        .Distinct()];
}

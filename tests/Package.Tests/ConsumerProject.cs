using System.Security;

namespace Flux2Gen.Package.Tests;

/// <summary>Makes projects outside of the repository that have nothing but the package.</summary>
internal static class ConsumerProject
{
    public const string AllSpecs = """<FalSpec Include="specs/**/*.json" />""";

    /// <summary>Makes a project with one document, <c>specs/flux-2-pro.json</c>, and gives its folder.</summary>
    public static string Create(PackedPackage package, string name, string program, string properties = "", string items = AllSpecs)
    {
        string folder = Path.Combine(package.Folder, name);
        Directory.CreateDirectory(Path.Combine(folder, "specs"));
        File.WriteAllText(Path.Combine(folder, "specs", "flux-2-pro.json"), Spec("flux-2-pro"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "Acme.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <NoWarn>CA1303;CA2000</NoWarn>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(package.Feed)}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{SecurityElement.Escape(Path.Combine(package.Folder, "packages"))}</RestorePackagesPath>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Flux2Gen" Version="{package.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    /// <summary>The text of one of fal's own documents in the repository.</summary>
    public static string Spec(string name) =>
        File.ReadAllText(Path.Combine(PackedPackage.RepositoryRoot, "specs", "fal-ai", $"{name}.json"));
}

using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Flux2Gen.Package.Tests;

/// <summary>What is in the packages, to the file. A build on the command line does not catch what breaks other hosts.</summary>
public sealed partial class PackageContentTests(PackedPackage package)
{
    private const string Slot = "analyzers/dotnet/roslyn4.8/cs/";

    [Fact]
    public void The_library_has_the_generator_and_the_build_files() => Assert.Equal(
        [
            "Flux2Gen.nuspec",
            "LICENSE",
            "README.md",
            "THIRD-PARTY-NOTICES.txt",
            $"{Slot}Flux2Gen.Generator.dll",
            $"{Slot}Flux2Gen.Specs.dll",
            $"{Slot}Microsoft.Bcl.AsyncInterfaces.dll",
            $"{Slot}Microsoft.OpenApi.dll",
            $"{Slot}System.Text.Encodings.Web.dll",
            $"{Slot}System.Text.Json.dll",
            "buildTransitive/Flux2Gen.Items.targets",
            "buildTransitive/Flux2Gen.props",
            "buildTransitive/Flux2Gen.targets",
            "icon.png",
            "lib/net10.0/Flux2Gen.dll",
            "lib/net10.0/Flux2Gen.xml",
            "lib/net8.0/Flux2Gen.dll",
            "lib/net8.0/Flux2Gen.xml",
        ],
        package.Entries("Flux2Gen"));

    [Fact]
    public void The_local_fal_is_a_library_and_nothing_else() => Assert.Equal(
        ["Flux2Gen.Emulator.nuspec", "LICENSE", "README.md", "icon.png", "lib/net10.0/Flux2Gen.Emulator.dll", "lib/net10.0/Flux2Gen.Emulator.xml"],
        package.Entries("Flux2Gen.Emulator"));

    [Fact]
    public void Webhooks_package_embeds_no_third_party() => Assert.Equal(
        [
            "Flux2Gen.Webhooks.nuspec",
            "LICENSE",
            "README.md",
            "icon.png",
            "lib/net10.0/Flux2Gen.Webhooks.dll",
            "lib/net10.0/Flux2Gen.Webhooks.xml",
            "lib/net8.0/Flux2Gen.Webhooks.dll",
            "lib/net8.0/Flux2Gen.Webhooks.xml",
        ],
        package.Entries("Flux2Gen.Webhooks"));

    [Fact]
    public void Webhooks_in_ASP_NET_Core_are_a_library_and_nothing_else() => Assert.Equal(
        [
            "Flux2Gen.AspNetCore.nuspec",
            "LICENSE",
            "README.md",
            "icon.png",
            "lib/net10.0/Flux2Gen.AspNetCore.dll",
            "lib/net10.0/Flux2Gen.AspNetCore.xml",
            "lib/net8.0/Flux2Gen.AspNetCore.dll",
            "lib/net8.0/Flux2Gen.AspNetCore.xml",
        ],
        package.Entries("Flux2Gen.AspNetCore"));

    /// <summary>With its generator and its build files, which a dependency does not bring unless it says so.</summary>
    [Theory]
    [InlineData("Flux2Gen.Webhooks", "Flux2Gen")]
    [InlineData("Flux2Gen.AspNetCore", "Flux2Gen.Webhooks")]
    public void Webhooks_bring_the_library_with_all_that_is_in_it(string id, string library)
    {
        XElement[] dependencies = [.. Groups(Metadata(id), "dependencies").Elements().Where(static item => item.Attribute("id")!.Value.StartsWith("Flux2Gen", StringComparison.Ordinal))];

        Assert.Equal([(library, package.Version), (library, package.Version)], dependencies.Select(static item => (item.Attribute("id")!.Value, item.Attribute("version")!.Value)));
        Assert.All(dependencies, static item => Assert.Equal(("All", null), (item.Attribute("include")?.Value, item.Attribute("exclude")?.Value)));
    }

    [Fact]
    public void The_tool_has_all_that_it_runs_on()
    {
        string[] entries = package.Entries("Flux2Gen.Tool");

        Assert.Equal(
            ["Flux2Gen.Tool.nuspec", "LICENSE", "README.md", "THIRD-PARTY-NOTICES.txt", "icon.png"],
            entries.Where(static name => !name.StartsWith("tools/net10.0/any/", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "BouncyCastle.Cryptography.dll",
                "DotnetToolSettings.xml",
                "Flux2Gen.Cli.deps.json",
                "Flux2Gen.Cli.dll",
                "Flux2Gen.Cli.runtimeconfig.json",
                "Flux2Gen.Emulator.dll",
                "Flux2Gen.Generator.dll",
                "Flux2Gen.Specs.dll",
                "Flux2Gen.dll",
                "Microsoft.CodeAnalysis.CSharp.dll",
                "Microsoft.CodeAnalysis.dll",
                "Microsoft.OpenApi.dll",
                "Spectre.Console.dll",
                "System.CommandLine.dll",
            ],
            entries
                .Select(static name => Path.GetFileName(name))
                .Where(name => entries.Contains($"tools/net10.0/any/{name}") && !name.EndsWith(".pdb", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Flux2Gen", new[] { "lib/net10.0/Flux2Gen.pdb", "lib/net8.0/Flux2Gen.pdb" })]
    [InlineData("Flux2Gen.Webhooks", new[] { "lib/net10.0/Flux2Gen.Webhooks.pdb", "lib/net8.0/Flux2Gen.Webhooks.pdb" })]
    [InlineData("Flux2Gen.AspNetCore", new[] { "lib/net10.0/Flux2Gen.AspNetCore.pdb", "lib/net8.0/Flux2Gen.AspNetCore.pdb" })]
    [InlineData("Flux2Gen.Emulator", new[] { "lib/net10.0/Flux2Gen.Emulator.pdb" })]
    [InlineData("Flux2Gen.Tool", new[] { "tools/net10.0/any/Flux2Gen.Cli.pdb", "tools/net10.0/any/Flux2Gen.Emulator.pdb", "tools/net10.0/any/Flux2Gen.Generator.pdb", "tools/net10.0/any/Flux2Gen.Specs.pdb", "tools/net10.0/any/Flux2Gen.pdb" })]
    public void Symbols_are_beside_it(string id, string[] symbols) => Assert.Equal([$"{id}.nuspec", .. symbols], package.Entries(id, "snupkg"));

    /// <summary>What restoring brings into a project: nothing of the generator's, and one line of Microsoft.Extensions.</summary>
    [Theory]
    [InlineData("Flux2Gen", new[]
    {
        "net10.0: Microsoft.Extensions.Diagnostics.HealthChecks 10.0.14", "net10.0: Microsoft.Extensions.Http 10.0.14", "net10.0: Microsoft.Extensions.Logging.Abstractions 10.0.14",
        "net8.0: Microsoft.Extensions.Diagnostics.HealthChecks 10.0.14", "net8.0: Microsoft.Extensions.Http 10.0.14", "net8.0: Microsoft.Extensions.Logging.Abstractions 10.0.14",
    })]
    [InlineData("Flux2Gen.Webhooks", new[]
    {
        "net10.0: BouncyCastle.Cryptography 2.7.0", "net10.0: Flux2Gen $version", "net10.0: Microsoft.Extensions.Configuration.Abstractions 10.0.14",
        "net10.0: Microsoft.Extensions.Logging.Abstractions 10.0.14", "net10.0: Microsoft.Extensions.Options 10.0.14",
        "net8.0: BouncyCastle.Cryptography 2.7.0", "net8.0: Flux2Gen $version", "net8.0: Microsoft.Extensions.Configuration.Abstractions 10.0.14",
        "net8.0: Microsoft.Extensions.Logging.Abstractions 10.0.14", "net8.0: Microsoft.Extensions.Options 10.0.14",
    })]
    [InlineData("Flux2Gen.AspNetCore", new[] { "net10.0: Flux2Gen.Webhooks $version", "net10.0: Microsoft.AspNetCore.App", "net8.0: Flux2Gen.Webhooks $version", "net8.0: Microsoft.AspNetCore.App" })]
    [InlineData("Flux2Gen.Emulator", new[] { "net10.0: BouncyCastle.Cryptography 2.7.0", "net10.0: Microsoft.AspNetCore.App" })]
    [InlineData("Flux2Gen.Tool", new string[0])]
    public void It_depends_on_nothing_but(string id, string[] expected)
    {
        XElement metadata = Metadata(id);
        string[] dependencies =
        [
            .. Groups(metadata, "dependencies").SelectMany(static group => group.Elements().Select(item => $"{group.Attribute("targetFramework")!.Value}: {item.Attribute("id")!.Value} {item.Attribute("version")!.Value}")),
            .. Groups(metadata, "frameworkReferences").SelectMany(static group => group.Elements().Select(item => $"{group.Attribute("targetFramework")!.Value}: {item.Attribute("name")!.Value}")),
        ];

        Assert.Equal(expected.Select(item => item.Replace("$version", package.Version, StringComparison.Ordinal)), dependencies.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Flux2Gen")]
    [InlineData("Flux2Gen.Webhooks")]
    [InlineData("Flux2Gen.AspNetCore")]
    [InlineData("Flux2Gen.Emulator")]
    [InlineData("Flux2Gen.Tool")]
    public void Its_page_in_a_gallery_is_complete(string id)
    {
        XElement metadata = Metadata(id);
        string Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

        Assert.Equal([id, package.Version, "MIT", "icon.png", "README.md"], [Value("id"), Value("version"), Value("license"), Value("icon"), Value("readme")]);
        Assert.NotEqual("", Value("description"));
        Assert.Contains("fal.ai", Value("tags").Split(' '));
        Assert.True(package.Read(id, "icon.png").AsSpan(1).StartsWith("PNG"u8));

        // A relative link works in the repository only.
        string readme = Encoding.UTF8.GetString(package.Read(id, "README.md"));
        Assert.All(LinkTargets().Matches(readme), static link => Assert.StartsWith("https://", link.Groups[1].Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Flux2Gen", "lib/net8.0/Flux2Gen.xml", "T:Flux2Gen.FalClient")]
    [InlineData("Flux2Gen", "lib/net10.0/Flux2Gen.xml", "T:Flux2Gen.FalClient")]
    [InlineData("Flux2Gen.Webhooks", "lib/net8.0/Flux2Gen.Webhooks.xml", "T:Flux2Gen.FalWebhookVerifier")]
    [InlineData("Flux2Gen.Webhooks", "lib/net10.0/Flux2Gen.Webhooks.xml", "T:Flux2Gen.FalWebhookVerifier")]
    [InlineData("Flux2Gen.AspNetCore", "lib/net8.0/Flux2Gen.AspNetCore.xml", "T:Microsoft.AspNetCore.Builder.FalWebhookEndpointRouteBuilderExtensions")]
    [InlineData("Flux2Gen.AspNetCore", "lib/net10.0/Flux2Gen.AspNetCore.xml", "T:Microsoft.AspNetCore.Builder.FalWebhookEndpointRouteBuilderExtensions")]
    [InlineData("Flux2Gen.Emulator", "lib/net10.0/Flux2Gen.Emulator.xml", "T:Flux2Gen.Emulator.LocalFal")]
    public void Documentation_travels_with_it(string id, string file, string member) =>
        Assert.Contains($"<member name=\"{member}\">", Encoding.UTF8.GetString(package.Read(id, file)), StringComparison.Ordinal);

    [Fact]
    public void The_slot_is_the_floor_that_the_build_checks()
    {
        string targets = Encoding.UTF8.GetString(package.Read("Flux2Gen", "buildTransitive/Flux2Gen.targets"));

        Assert.Contains("VersionLessThan('$(_Flux2GenCompiler)', '4.8')", targets, StringComparison.Ordinal);
        Assert.All(package.Entries("Flux2Gen").Where(static name => name.StartsWith("analyzers/", StringComparison.Ordinal)), static name => Assert.StartsWith(Slot, name, StringComparison.Ordinal));
    }

    private XElement Metadata(string id)
    {
        using var content = new MemoryStream(package.Read(id, $"{id}.nuspec"));
        return XDocument.Load(content).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
    }

    private static IEnumerable<XElement> Groups(XElement metadata, string name) =>
        metadata.Elements().Where(element => element.Name.LocalName == name).Elements().Where(static group => group.Name.LocalName == "group");

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex LinkTargets();
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Flux2Gen.Package.Tests;

/// <summary>What is in the package, to the file. A build on the command line does not catch what breaks other hosts.</summary>
public sealed class PackageContentTests(PackedPackage package)
{
    private const string Slot = "analyzers/dotnet/roslyn4.8/cs/";

    [Fact]
    public void It_holds_the_library_the_generator_and_the_build_files()
    {
        string[] content = [.. package.Entries().Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")];

        Assert.Equal(
            [
                "Flux2Gen.nuspec",
                "README.md",
                $"{Slot}Flux2Gen.Generator.dll",
                $"{Slot}Flux2Gen.Specs.dll",
                $"{Slot}Microsoft.Bcl.AsyncInterfaces.dll",
                $"{Slot}Microsoft.OpenApi.dll",
                $"{Slot}System.Text.Encodings.Web.dll",
                $"{Slot}System.Text.Json.dll",
                "buildTransitive/Flux2Gen.props",
                "buildTransitive/Flux2Gen.targets",
                "lib/net10.0/Flux2Gen.dll",
                "lib/net10.0/Flux2Gen.xml",
                "lib/net8.0/Flux2Gen.dll",
                "lib/net8.0/Flux2Gen.xml",
            ],
            content);
    }

    /// <summary>The hosts bind these versions; a higher one keeps the generator from loading in Visual Studio.</summary>
    [Theory]
    [InlineData("Flux2Gen.Generator.dll", new[] { "Flux2Gen.Specs 0.0.0.0", "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0", "System.Collections.Immutable 7.0.0.0", "System.Memory 4.0.1.2", "netstandard 2.0.0.0" })]
    [InlineData("Flux2Gen.Specs.dll", new[] { "Microsoft.OpenApi 3.11.0.0", "System.Memory 4.0.1.2", "System.Text.Encodings.Web 8.0.0.0", "System.Text.Json 8.0.0.0", "netstandard 2.0.0.0" })]
    public void The_generator_refers_to_nothing_but(string file, string[] references) => Assert.Equal(references, References(file));

    [Fact]
    public void The_slot_is_the_floor_that_the_build_checks()
    {
        string targets = System.Text.Encoding.UTF8.GetString(package.Read("buildTransitive/Flux2Gen.targets"));

        Assert.Contains("VersionLessThan('$(_Flux2GenCompiler)', '4.8')", targets, StringComparison.Ordinal);
        Assert.All(package.Entries().Where(static name => name.StartsWith("analyzers/", StringComparison.Ordinal)), static name => Assert.StartsWith(Slot, name, StringComparison.Ordinal));
    }

    private string[] References(string file)
    {
        using var image = new PEReader(new MemoryStream(package.Read(Slot + file)));
        MetadataReader reader = image.GetMetadataReader();
        return
        [
            .. reader.AssemblyReferences
                .Select(handle => reader.GetAssemblyReference(handle))
                .Select(reference => $"{reader.GetString(reference.Name)} {reference.Version}")
                .Order(StringComparer.Ordinal),
        ];
    }
}

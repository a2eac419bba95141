using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Flux2Gen.Package.Tests;

/// <summary>What the shipped DLLs refer to, and whether their symbols are theirs.</summary>
public sealed class ShippedAssemblyTests(PackedPackage package)
{
    private const string Slot = "analyzers/dotnet/roslyn4.8/cs/";

    /// <summary>What every host of a generator has: the compiler and .NET SDK 8, and Visual Studio 17.8 on .NET Framework; not below these versions.</summary>
    private static readonly Dictionary<string, Version> Host = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    private static readonly string[] Extensions =
    [
        "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions",
        "Microsoft.Extensions.Http", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
        "System.Diagnostics.DiagnosticSource",
    ];

    /// <summary>The hosts bind these versions; a higher one keeps the generator from loading in Visual Studio.</summary>
    [Theory]
    [InlineData("Flux2Gen.Generator.dll", new[] { "Flux2Gen.Specs 0.0.0.0", "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0", "System.Collections.Immutable 7.0.0.0", "System.Memory 4.0.1.2", "netstandard 2.0.0.0" })]
    [InlineData("Flux2Gen.Specs.dll", new[] { "Microsoft.OpenApi 3.11.0.0", "System.Memory 4.0.1.2", "System.Text.Encodings.Web 8.0.0.0", "System.Text.Json 8.0.0.0", "netstandard 2.0.0.0" })]
    public void The_generator_refers_to_nothing_but(string file, string[] references) =>
        Assert.Equal(references, References("Flux2Gen", Slot + file).Select(static reference => $"{reference.Name} {reference.Version}"));

    /// <summary>Holds for what the generator's dependencies refer to as well: whatever is neither here nor in the host is not found.</summary>
    [Fact]
    public void The_generator_finds_all_that_it_needs_beside_it_or_in_its_host()
    {
        string[] files = [.. package.Entries("Flux2Gen").Where(static name => name.StartsWith(Slot, StringComparison.Ordinal))];
        Dictionary<string, Version> carried = files.ToDictionary(static file => Path.GetFileNameWithoutExtension(file), VersionOf, StringComparer.Ordinal);

        string[] missing =
        [
            .. from file in files
               from reference in References("Flux2Gen", file)
               where !(carried.TryGetValue(reference.Name, out Version? here) && here >= reference.Version)
                  && !(Host.TryGetValue(reference.Name, out Version? there) && there >= reference.Version)
               select $"{Path.GetFileName(file)} needs {reference.Name} {reference.Version}",
        ];

        // Only where it writes a document (Utf8JsonWriter.WriteRawValue), and we only read: nobody asks for it then. Its package
        // promises less than it needs; shipped beside it, it would be a second Span in a host that has the older one.
        Assert.Equal(["Microsoft.OpenApi.dll needs System.Memory 4.0.2.0"], missing);
    }

    /// <summary>References into .NET itself are of the framework's own version, those into packages of the line of 10.0.</summary>
    [Theory]
    [InlineData("Flux2Gen", "lib/net8.0/Flux2Gen.dll", "8.0.0.0", "10.0.0.0")]
    [InlineData("Flux2Gen", "lib/net10.0/Flux2Gen.dll", "10.0.0.0", "10.0.0.0")]
    [InlineData("Flux2Gen.Emulator", "lib/net10.0/Flux2Gen.Emulator.dll", "10.0.0.0", null)]
    public void The_libraries_refer_to_nothing_but(string id, string file, string framework, string? packages)
    {
        (string Name, Version Version)[] references = References(id, file);
        bool OfPackage((string Name, Version Version) reference) => packages is not null && Extensions.Contains(reference.Name, StringComparer.Ordinal);

        Assert.Equal(
            packages is null ? [] : Extensions.Select(name => $"{name} {packages}"),
            references.Where(OfPackage).Select(static reference => $"{reference.Name} {reference.Version}"));
        Assert.All(references.Where(reference => !OfPackage(reference)), reference =>
        {
            if (reference.Name == "BouncyCastle.Cryptography")
            {
                Assert.Equal("Flux2Gen.Emulator", id);
                return;
            }

            Assert.True(reference.Name.StartsWith("System.", StringComparison.Ordinal) || (packages is null && reference.Name.StartsWith("Microsoft.", StringComparison.Ordinal)), reference.Name);
            Assert.Equal(Version.Parse(framework), reference.Version);
        });
    }

    /// <summary>What ASP.NET Core has is of the framework's own version, and what the library lifts is of the library's line.</summary>
    [Theory]
    [InlineData("lib/net8.0/Flux2Gen.AspNetCore.dll", "8.0.0.0", "10.0.0.0")]
    [InlineData("lib/net10.0/Flux2Gen.AspNetCore.dll", "10.0.0.0", "10.0.0.0")]
    public void Webhooks_in_ASP_NET_Core_refer_to_nothing_but(string file, string framework, string packages) => Assert.Equal(
        [
            $"Flux2Gen {VersionOf(file.Replace(".AspNetCore", "", StringComparison.Ordinal))}",
            $"Flux2Gen.Webhooks {VersionOf(file.Replace(".AspNetCore", "", StringComparison.Ordinal))}",
            $"Microsoft.AspNetCore.Authorization {framework}",
            $"Microsoft.AspNetCore.Diagnostics.Abstractions {framework}",
            $"Microsoft.AspNetCore.Http.Abstractions {framework}",
            $"Microsoft.AspNetCore.Http.Features {framework}",
            $"Microsoft.AspNetCore.Routing {framework}",
            $"Microsoft.Extensions.DependencyInjection.Abstractions {packages}",
            $"Microsoft.Extensions.Features {framework}",
            $"Microsoft.Extensions.Logging.Abstractions {packages}",
            $"Microsoft.Extensions.Primitives {packages}",
        ],
        References("Flux2Gen.AspNetCore", file)
            .Where(static reference => !reference.Name.StartsWith("System.", StringComparison.Ordinal))
            .Select(static reference => $"{reference.Name} {reference.Version}"));

    [Theory]
    [InlineData("lib/net8.0/Flux2Gen.Webhooks.dll", "10.0.0.0")]
    [InlineData("lib/net10.0/Flux2Gen.Webhooks.dll", "10.0.0.0")]
    public void Webhooks_refer_to_nothing_but(string file, string packages) => Assert.Equal(
        [
            "BouncyCastle.Cryptography 2.0.0.0",
            $"Flux2Gen {VersionOf(file.Replace(".Webhooks", "", StringComparison.Ordinal))}",
            $"Microsoft.Extensions.Configuration.Abstractions {packages}",
            $"Microsoft.Extensions.DependencyInjection.Abstractions {packages}",
            $"Microsoft.Extensions.Logging.Abstractions {packages}",
            $"Microsoft.Extensions.Options {packages}",
        ],
        References("Flux2Gen.Webhooks", file)
            .Where(static reference => !reference.Name.StartsWith("System.", StringComparison.Ordinal))
            .Select(static reference => $"{reference.Name} {reference.Version}"));

    [Theory]
    [InlineData("Flux2Gen", "lib/net8.0/Flux2Gen")]
    [InlineData("Flux2Gen", "lib/net10.0/Flux2Gen")]
    [InlineData("Flux2Gen.Webhooks", "lib/net8.0/Flux2Gen.Webhooks")]
    [InlineData("Flux2Gen.Webhooks", "lib/net10.0/Flux2Gen.Webhooks")]
    [InlineData("Flux2Gen.AspNetCore", "lib/net8.0/Flux2Gen.AspNetCore")]
    [InlineData("Flux2Gen.AspNetCore", "lib/net10.0/Flux2Gen.AspNetCore")]
    [InlineData("Flux2Gen.Emulator", "lib/net10.0/Flux2Gen.Emulator")]
    [InlineData("Flux2Gen.Tool", "tools/net10.0/any/Flux2Gen.Cli")]
    public void The_symbols_belong_to_it_and_have_the_sources_that_no_repository_has(string id, string file)
    {
        using var image = new PEReader(new MemoryStream(package.Read(id, file + ".dll")));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(package.Read(id, file + ".pdb", "snupkg")));
        MetadataReader symbols = provider.GetMetadataReader();
        DebugDirectoryEntry entry = image.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.CodeView);

        Assert.Equal(image.ReadCodeViewDebugDirectoryData(entry).Guid, new BlobContentId(symbols.DebugMetadataHeader!.Id).Guid);
        Assert.Contains(image.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.Reproducible);

        string[] untracked =
        [
            .. symbols.Documents
                .Where(handle => symbols.GetString(symbols.GetDocument(handle).Name).Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
                .Where(handle => !symbols.GetCustomDebugInformation(handle).Select(symbols.GetCustomDebugInformation).Any(information => symbols.GetGuid(information.Kind) == EmbeddedSource))
                .Select(handle => symbols.GetString(symbols.GetDocument(handle).Name)),
        ];
        Assert.Equal([], untracked);
    }

    /// <summary>The kind of debug information that holds a source, as the portable PDB format says.</summary>
    private static Guid EmbeddedSource { get; } = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private (string Name, Version Version)[] References(string id, string file)
    {
        using var image = new PEReader(new MemoryStream(package.Read(id, file)));
        MetadataReader reader = image.GetMetadataReader();
        return
        [
            .. reader.AssemblyReferences
                .Select(handle => reader.GetAssemblyReference(handle))
                .Select(reference => (reader.GetString(reference.Name), reference.Version))
                .OrderBy(static reference => reference.Item1, StringComparer.Ordinal),
        ];
    }

    private Version VersionOf(string file)
    {
        using var image = new PEReader(new MemoryStream(package.Read("Flux2Gen", file)));
        return image.GetMetadataReader().GetAssemblyDefinition().Version;
    }
}

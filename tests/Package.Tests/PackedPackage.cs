using System.IO.Compression;
using System.Reflection;

[assembly: AssemblyFixture(typeof(Flux2Gen.Package.Tests.PackedPackage))]

namespace Flux2Gen.Package.Tests;

/// <summary>The packages, packed anew for the tests, in a feed of their own.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>Gets the version: one that no feed has, so that nothing stale is ever restored in its place.</summary>
    public string Version { get; } = $"0.0.0-test{Environment.ProcessId}";

    /// <summary>Gets a folder for the tests, outside of the repository, so that none of its settings apply.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("flux2gen-package-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    public static string RepositoryRoot { get; } = typeof(PackedPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public async ValueTask InitializeAsync()
    {
        string output = await Dotnet.RunAsync(
            RepositoryRoot, "msbuild", "build/Packages.proj", "-restore", "-t:Pack", "-m", "-nologo", "-verbosity:quiet", $"-p:Feed={Feed}", $"-p:Version={Version}");

        // Nor does packing warn, of a missing remote for instance.
        Assert.Equal("", output.Trim());
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The files in a package, without those that NuGet makes for itself.</summary>
    public string[] Entries(string id, string extension = "nupkg")
    {
        using ZipArchive archive = Open(id, extension);
        return
        [
            .. archive.Entries
                .Select(static entry => entry.FullName)
                .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
    }

    public byte[] Read(string id, string entry, string extension = "nupkg")
    {
        using ZipArchive archive = Open(id, extension);
        using Stream content = archive.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private ZipArchive Open(string id, string extension) => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.{extension}"));
}

using System.IO.Compression;
using System.Reflection;

[assembly: AssemblyFixture(typeof(Flux2Gen.Package.Tests.PackedPackage))]

namespace Flux2Gen.Package.Tests;

/// <summary>The package, packed anew for the tests, in a feed of its own.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>Gets the version: one that no feed has, so that nothing stale is ever restored in its place.</summary>
    public string Version { get; } = $"0.0.0-test{Environment.ProcessId}";

    /// <summary>Gets a folder for the tests, outside of the repository, so that none of its settings apply.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("flux2gen-package-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    public string File => Path.Combine(Feed, $"Flux2Gen.{Version}.nupkg");

    public static string RepositoryRoot { get; } = typeof(PackedPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public async ValueTask InitializeAsync()
    {
        string project = Path.Combine(RepositoryRoot, "runtime", "Flux2Gen");
        await Dotnet.RunAsync(RepositoryRoot, "pack", project, "--configuration", "Release", "--output", Feed, $"-p:Version={Version}");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public string[] Entries()
    {
        using ZipArchive archive = ZipFile.OpenRead(File);
        return [.. archive.Entries.Select(static entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    public byte[] Read(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(File);
        using Stream content = archive.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}

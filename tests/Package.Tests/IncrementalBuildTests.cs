namespace Flux2Gen.Package.Tests;

/// <summary>A build compiles again when a document is another one, and only then.</summary>
public sealed class IncrementalBuildTests(PackedPackage package)
{
    [Fact]
    public async Task A_changed_a_new_and_a_removed_document_compile_again_and_nothing_else_does()
    {
        string folder = ConsumerProject.Create(package, "incremental", "Console.WriteLine();");
        string spec = Path.Combine(folder, "specs", "flux-2-pro.json");
        string second = Path.Combine(folder, "specs", "flux-2-edit.json");
        await Dotnet.RunAsync(folder, "build");
        Assert.False(await CompilesAsync(folder));

        string text = await File.ReadAllTextAsync(spec, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(spec, text.Replace("\"prompt\"", "\"wish\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.True(await CompilesAsync(folder));
        Assert.Contains("wish", await DllAsync(folder), StringComparison.Ordinal);
        Assert.False(await CompilesAsync(folder));

        await File.WriteAllTextAsync(second, ConsumerProject.Spec("flux-2/edit"), TestContext.Current.CancellationToken);
        Assert.True(await CompilesAsync(folder));
        Assert.Contains("Flux2EditInput", await DllAsync(folder), StringComparison.Ordinal);

        File.Delete(second);
        Assert.True(await CompilesAsync(folder));
        Assert.DoesNotContain("Flux2EditInput", await DllAsync(folder), StringComparison.Ordinal);
        Assert.False(await CompilesAsync(folder));
    }

    private static async Task<bool> CompilesAsync(string folder)
    {
        string output = await Dotnet.RunAsync(folder, "build", "--no-restore", "-v:n");
        bool isSkipped = output.Contains("Skipping target \"CoreCompile\" because all output files are up-to-date", StringComparison.Ordinal);

        // Neither is a mistake of this test's: the one or the other is there.
        Assert.NotEqual(isSkipped, output.Contains("/additionalfile:", StringComparison.Ordinal));
        return !isSkipped;
    }

    private static async Task<string> DllAsync(string folder) =>
        System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, "bin", "Debug", "net10.0", "Acme.dll"), TestContext.Current.CancellationToken));
}

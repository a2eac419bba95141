namespace Flux2Gen.Package.Tests;

/// <summary>What a compiler gets to hear that is too old to load the generator.</summary>
public sealed class CompilerFloorTests(PackedPackage package)
{
    [Theory]
    [InlineData("roslyn4.7", false)]
    [InlineData("roslyn4.8", true)]
    public async Task The_floor_is_told_and_its_reason(string compiler, bool isEnough)
    {
        string folder = ConsumerProject.Create(package, "floor", "Console.WriteLine();");

        // The property by which the SDK says what its compiler is.
        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", $"-p:CompilerApiVersion={compiler}");

        Assert.Equal(isEnough, exitCode == 0);
        Assert.Equal(!isEnough, output.Contains($"error FLUX0901: Flux2Gen needs the C# compiler of the .NET 8 SDK or Visual Studio 2022 17.8, and this build uses {compiler}. Install a newer .NET SDK.", StringComparison.Ordinal));
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }
}

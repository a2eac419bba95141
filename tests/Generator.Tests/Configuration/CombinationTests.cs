using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Tests.Configuration;

/// <summary>Settings do not get in each other's way.</summary>
public sealed class CombinationTests
{
    [Theory]
    [CombinatorialData]
    public void All_five_compile_in_every_combination(string accessibility, bool wellKnownTypes, bool fileInputs, bool isNamed)
    {
        TestOptions options = new TestOptions()
            .With("Flux2GenAccessibility", accessibility)
            .With("Flux2GenWellKnownTypes", $"{wellKnownTypes}")
            .With("Flux2GenFileInputs", $"{fileInputs}")
            .With("Flux2GenNamespace", isNamed ? "Acme.Pictures" : "")
            .With("Flux2GenApiName", isNamed ? "Models" : "");
        TestSpec[] specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec).Select((spec, index) => isNamed ? spec.WithName($"Painter_{index}") : spec)];

        GeneratorRun run = GeneratorRun.WithDiagnostics(options, specs);

        Assert.Empty(run.Diagnostics);
        Assert.Equal(6, run.Sources.Count);
        Assert.NotEmpty(run.Compile(version: LanguageVersion.CSharp12));
    }

    /// <summary>All values of each parameter.</summary>
    private sealed class CombinatorialDataAttribute : Xunit.v3.DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker)
        {
            bool[] both = [false, true];
            return new(
            [
                .. from accessibility in (string[])["public", "internal"]
                   from wellKnownTypes in both
                   from fileInputs in both
                   from isNamed in both
                   select new TheoryDataRow(accessibility, wellKnownTypes, fileInputs, isNamed),
            ]);
        }

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}

using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Tests.Incremental;

/// <summary>What runs again when the project file changes.</summary>
public sealed class SettingsIncrementalityTests
{
    private readonly TestSpec[] _specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)];

    [Theory]
    [InlineData("Flux2GenNamespace", "Acme.Pictures")]
    [InlineData("Flux2GenAccessibility", "internal")]
    [InlineData("Flux2GenApiName", "Models")]
    public void How_code_is_printed_parses_nothing(string property, string value)
    {
        GeneratorRun again = Rerun(property, value);

        Assert.Equal("5 Cached", again.Reasons(TrackingNames.ReadSpec));
        Assert.Equal("5 Cached", again.Reasons(TrackingNames.Parts));
        Assert.Equal("5 Cached", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal("5 Cached", again.Reasons(TrackingNames.Model));
        Assert.Equal(GeneratorRun.WithDiagnostics(new TestOptions().With(property, value), _specs).Sources, again.Sources);
    }

    [Fact]
    public void The_name_of_the_api_class_prints_that_class_alone()
    {
        IReadOnlyDictionary<string, string> before = GeneratorRun.Of(_specs).Sources;

        GeneratorRun again = Rerun("Flux2GenApiName", "Models");

        Assert.Equal(["FalApi.g.cs"], again.Sources.Where(source => source.Value != before[source.Key]).Select(static source => source.Key));
    }

    [Theory]
    [InlineData("Flux2GenFileInputs")]
    [InlineData("Flux2GenWellKnownTypes")]
    public void What_changes_types_parses_all_and_splits_nothing(string property)
    {
        GeneratorRun again = Rerun(property, "false");

        Assert.Equal("5 Cached", again.Reasons(TrackingNames.SplitSpec));
        Assert.Equal("5 Modified", again.Reasons(TrackingNames.Parts));
        Assert.Equal(GeneratorRun.WithDiagnostics(new TestOptions().With(property, "false"), _specs).Sources, again.Sources);
    }

    [Theory]
    [InlineData("Flux2GenAccessibility", "Public")]
    [InlineData("Flux2GenWellKnownTypes", "TRUE")]
    [InlineData("Flux2GenNamespace", "MyApp.Fal")]
    [InlineData("TargetFramework", "net10.0")]
    public void What_says_the_same_runs_nothing(string property, string value) => Rerun(property, value).AssertNothingRan();

    [Fact]
    public void The_name_of_a_document_parses_that_document()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(_specs[1], _specs[1].WithName("Painter")));

        Assert.Equal("4 Cached, 1 Modified", again.Reasons(TrackingNames.ReadSpec));
        Assert.Equal("4 Cached, 1 Modified", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal("1 Modified", again.Reasons(TrackingNames.Api));
        Assert.Equal(
            ["FalApi.g.cs", "fal-ai.flux-2-pro.edit.g.cs"],
            again.Sources.Where(source => run.Sources[source.Key] != source.Value).Select(static source => source.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_switch_turns_it_off_and_on()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);

        GeneratorRun off = run.Rerun(static driver => driver.WithUpdatedAnalyzerConfigOptions(new TestOptions().With("DisableFlux2Gen", "true")));
        GeneratorRun on = off.Rerun(static driver => driver.WithUpdatedAnalyzerConfigOptions(new TestOptions()));

        Assert.Empty(off.Sources);
        Assert.Equal(run.Sources, on.Sources);
    }

    private GeneratorRun Rerun(string property, string value) => GeneratorRun.Of(_specs)
        .Rerun(driver => driver.WithUpdatedAnalyzerConfigOptions(new TestOptions().With(property, value)));
}

using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Tests.Incremental;

/// <summary>A project of hundreds of endpoints: a file each, and no work that is not asked for.</summary>
public sealed class BigProjectTests(BigProjectTests.Project project) : IClassFixture<BigProjectTests.Project>
{
    private const int Count = 600;

    [Fact]
    public void Each_endpoint_is_one_file()
    {
        Assert.Equal(Count + 1, project.Run.Sources.Count);
        Assert.All(project.Run.Sources.Keys, static name => Assert.EndsWith(".g.cs", name, StringComparison.Ordinal));
    }

    [Fact]
    public void All_of_it_compiles_and_is_listed()
    {
        byte[] image = project.Run.Compile("""
            using Flux2Gen;
            using MyApp.Fal;

            internal static class Use
            {
                public static System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver Types => FalApi.JsonTypes;

                public static string Last(FalApi fal) => fal.Model599TextToImage.Id;
            }
            """);

        Assert.NotEmpty(image);
    }

    [Fact]
    public void An_edit_of_code_runs_nothing() => project.Run.RerunWithCode("class Edited { }").AssertNothingRan();

    [Fact]
    public void A_change_of_one_document_parses_and_emits_that_one()
    {
        TestSpec old = project.Specs[300];

        GeneratorRun again = project.Run.Rerun(driver => driver.ReplaceAdditionalText(old, old.WithText(old.Text.Replace("\"seed\"", "\"grain\"", StringComparison.Ordinal))));

        Assert.Equal($"{Count - 1} Cached, 1 Modified", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal($"{Count - 1} Cached, 1 Modified", again.Reasons(TrackingNames.Model));
        Assert.Equal("1 Cached", again.Reasons(TrackingNames.Api));
        string changed = Assert.Single(again.Sources, source => project.Run.Sources[source.Key] != source.Value).Key;
        Assert.Equal("fal-ai.model-300.text-to-image.g.cs", changed);
    }

    /// <summary>The project, run once for all tests.</summary>
    public sealed class Project
    {
        internal TestSpec[] Specs { get; } = [.. Enumerable.Range(0, Count).Select(static number => TestSpec.Of(id: $"fal-ai/model-{number}/text-to-image"))];

        internal GeneratorRun Run => field ??= GeneratorRun.Of(Specs);
    }
}

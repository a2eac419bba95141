using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Incremental;

/// <summary>What runs again when something changes.</summary>
public sealed class IncrementalityTests
{
    private readonly TestSpec[] _specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)];

    [Fact]
    public void An_edit_of_code_runs_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);

        GeneratorRun edited = run.RerunWithCode("class Edited { }");

        edited.AssertNothingRan();
    }

    [Fact]
    public void New_file_objects_with_the_same_text_parse_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);

        GeneratorRun again = run.Rerun(driver => _specs.Aggregate(driver, static (all, spec) => all.ReplaceAdditionalText(spec, spec.Clone())));

        Assert.Equal("5 Cached", again.Reasons(TrackingNames.ReadSpec));
        Assert.Equal("5 Cached", again.Reasons(TrackingNames.ParseSpec));
        again.AssertNothingRan();
    }

    [Fact]
    public void White_space_parses_one_document_and_emits_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(_specs[1], _specs[1].WithText(_specs[1].Text + "\n\n")));

        Assert.Equal("4 Cached, 1 Unchanged", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal("5 Cached", again.Reasons(TrackingNames.Model));
        Assert.Equal(run.Sources, again.Sources);
    }

    [Fact]
    public void A_real_change_parses_and_emits_one_document()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);
        TestSpec changed = _specs[2].WithText(_specs[2].Text.Replace("guidance_scale", "prompt_strength", StringComparison.Ordinal));

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(_specs[2], changed));

        Assert.Equal("4 Cached, 1 Modified", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal("4 Cached, 1 Modified", again.Reasons(TrackingNames.Model));
        Assert.Equal("1 Cached", again.Reasons(TrackingNames.Api));
        string[] different = [.. again.Sources.Where(source => run.Sources[source.Key] != source.Value).Select(static source => source.Key)];
        Assert.Equal(["fal-ai.flux-2.edit.g.cs"], different);
        Assert.Contains("PromptStrength", again.Sources["fal-ai.flux-2.edit.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_document_leaves_the_others_alone()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);

        GeneratorRun again = run.Rerun(driver => driver.AddAdditionalTexts([TestSpec.Of()]));

        Assert.Equal("5 Cached, 1 New", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal("1 Modified", again.Reasons(TrackingNames.Api));
        Assert.All(run.Sources.Where(static source => source.Key != "FalApi.g.cs"), source => Assert.Equal(source.Value, again.Sources[source.Key]));
    }

    [Fact]
    public void A_document_that_goes_takes_its_source_with_it()
    {
        GeneratorRun run = GeneratorRun.Of(_specs);

        GeneratorRun again = run.Rerun(driver => driver.RemoveAdditionalTexts([_specs[0]]));

        Assert.DoesNotContain("fal-ai.flux-2-pro.g.cs", again.Sources.Keys);
        Assert.DoesNotContain("Flux2ProEndpoint", again.Sources["FalApi.g.cs"], StringComparison.Ordinal);
        Assert.Equal(5, again.Sources.Count);
    }

    [Fact]
    public void Other_json_files_of_a_project_are_not_looked_at()
    {
        var unmarked = new TestSpec("appsettings.json", "this is not even JSON", isMarked: false);

        GeneratorRun run = GeneratorRun.WithDiagnostics(unmarked);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }
}

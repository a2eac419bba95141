using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Incremental;

/// <summary>What runs again when a catalogue changes.</summary>
public sealed class CatalogIncrementalityTests
{
    private static readonly TestSpec[] Specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)];
    private static readonly TestSpec Catalog = TestCatalog.Of(Specs);

    [Fact]
    public void An_edit_of_code_runs_nothing() => GeneratorRun.Of(Catalog).RerunWithCode("class Edited { }").AssertNothingRan();

    [Fact]
    public void A_new_file_object_with_the_same_text_is_not_even_split()
    {
        GeneratorRun run = GeneratorRun.Of(Catalog);

        GeneratorRun again = run.Rerun(static driver => driver.ReplaceAdditionalText(Catalog, Catalog.Clone()));

        Assert.Equal("1 Cached", again.Reasons(TrackingNames.SplitSpec));
        again.AssertNothingRan();
    }

    [Fact]
    public void An_entry_that_changes_is_parsed_and_emitted_alone_though_the_others_move()
    {
        GeneratorRun run = GeneratorRun.Of(Catalog);
        TestSpec changed = Specs[2].WithText(Specs[2].Text.Replace("guidance_scale", "prompt_\\u0073trength", StringComparison.Ordinal) + "\n\n\n");

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(Catalog, TestCatalog.Of([Specs[0], Specs[1], changed, Specs[3], Specs[4]])));

        Assert.Equal("1 Modified", again.Reasons(TrackingNames.SplitSpec));
        Assert.Equal("4 Cached, 1 Modified", again.Reasons(TrackingNames.Parts));
        Assert.Equal("4 Cached, 1 Modified", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal("4 Cached, 1 Modified", again.Reasons(TrackingNames.Model));
        Assert.Equal("1 Cached", again.Reasons(TrackingNames.Api));
        Assert.Equal(["fal-ai.flux-2.edit.g.cs"], again.Sources.Where(source => run.Sources[source.Key] != source.Value).Select(static source => source.Key));
    }

    [Fact]
    public void A_diagnostic_moves_with_its_document_without_a_parse()
    {
        TestSpec odd = TestSpec.WithInput("\"style\": { \"$ref\": \"#/components/schemas/Gone\" }");
        TestSpec before = TestCatalog.Of(Specs[0], odd);
        TestSpec after = TestCatalog.Of(Specs[0].WithText("\n\n\n" + Specs[0].Text), odd);
        GeneratorRun run = GeneratorRun.WithDiagnostics(before);

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(before, after));

        Assert.Equal("1 Modified", again.Reasons(TrackingNames.SplitSpec));
        Assert.Equal("2 Cached", again.Reasons(TrackingNames.ParseSpec));
        Assert.NotEqual(before.PlaceOf("\"#/components/schemas/Gone\""), after.PlaceOf("\"#/components/schemas/Gone\""));
        Assert.StartsWith($"specs/catalog.json({after.PlaceOf("\"#/components/schemas/Gone\"")}): warning FLUX0101", Assert.Single(again.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_at_the_end_leaves_the_others_alone()
    {
        TestSpec before = TestCatalog.Of(Specs[..4]);
        GeneratorRun run = GeneratorRun.Of(before);

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(before, Catalog));

        Assert.Equal("4 Cached, 1 New", again.Reasons(TrackingNames.ParseSpec));
        Assert.Equal(GeneratorRun.Of(Specs).Sources, again.Sources);
    }

    [Fact]
    public void An_entry_that_goes_takes_its_source_with_it()
    {
        GeneratorRun run = GeneratorRun.Of(Catalog);

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(Catalog, TestCatalog.Of(Specs[1..])));

        Assert.Equal(GeneratorRun.Of(Specs[1..]).Sources, again.Sources.OrderBy(static source => source.Key).ToDictionary());
    }

    [Fact]
    public void A_catalogue_that_becomes_a_document_and_back()
    {
        GeneratorRun run = GeneratorRun.Of(Catalog);
        var document = new TestSpec(Catalog.Path, Specs[0].Text);

        GeneratorRun again = run.Rerun(driver => driver.ReplaceAdditionalText(Catalog, document));
        GeneratorRun back = again.Rerun(driver => driver.ReplaceAdditionalText(document, Catalog));

        Assert.Equal(GeneratorRun.Of(Specs[0]).Sources, again.Sources);
        Assert.Equal(run.Sources, back.Sources);
    }
}

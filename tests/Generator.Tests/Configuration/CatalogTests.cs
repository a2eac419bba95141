using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Configuration;

/// <summary>A file of many documents behaves as its documents would.</summary>
public sealed class CatalogTests
{
    private readonly TestSpec[] _specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)];

    [Fact]
    public void It_emits_what_its_documents_emit()
    {
        GeneratorRun run = GeneratorRun.Of(TestCatalog.Of(_specs));

        Assert.Equal(6, run.Sources.Count);
        Assert.Equal(GeneratorRun.Of(_specs).Sources, run.Sources);
    }

    [Fact]
    public void It_may_stand_beside_documents()
    {
        GeneratorRun run = GeneratorRun.Of(_specs[0], TestCatalog.Of(_specs[1..]));

        Assert.Equal(GeneratorRun.Of(_specs).Sources, run.Sources);
    }

    [Fact]
    public void An_empty_one_emits_nothing_and_is_no_mistake() => Assert.Empty(GeneratorRun.Of(TestCatalog.OfEntries()).Sources);

    [Fact]
    public void A_document_with_a_member_models_is_a_document()
    {
        TestSpec spec = TestSpec.Of();
        spec = spec.WithText(spec.Text.Replace("\"info\"", "\"models\": [], \"info\"", StringComparison.Ordinal));

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"{spec.Path}({spec.PlaceOf("\"models\"")}): warning FLUX0008: This part of the document is ignored: models is not a valid property. If a type depends on it, JsonElement stands in."], run.Diagnostics);
        Assert.Equal(GeneratorRun.Of(TestSpec.Of()).Sources, run.Sources);
    }

    [Fact]
    public void Diagnostics_are_at_their_place_in_the_catalogue()
    {
        TestSpec good = TestSpec.Of(id: "fal-ai/good");
        TestSpec odd = TestSpec.WithInput("\"style\": { \"$ref\": \"#/components/schemas/Gone\" }");
        TestSpec catalog = TestCatalog.Of(good, odd);

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog);

        Assert.Equal([$"specs/catalog.json({catalog.PlaceOf("\"#/components/schemas/Gone\"")}): warning FLUX0101: The document has no schema 'Gone'. JsonElement stands in for it."], run.Diagnostics);
        Microsoft.CodeAnalysis.Text.TextSpan span = run.Result.Diagnostics[0].Location.SourceSpan;
        Assert.Equal("\"#/components/schemas/Gone\"", catalog.Text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Diagnostics_in_the_first_line_of_a_document_are_at_their_column()
    {
        TestSpec spec = TestSpec.WithInput("\"style\": { \"$ref\": \"#/components/schemas/Gone\" }");
        TestSpec catalog = TestCatalog.Of(TestSpec.Of(id: "fal-ai/good"), spec.WithText(spec.Text.ReplaceLineEndings(" ")));

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog);

        Assert.StartsWith($"specs/catalog.json({catalog.PlaceOf("\"#/components/schemas/Gone\"")}): warning FLUX0101", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_is_refused_leaves_the_others_alone()
    {
        TestSpec catalog = TestCatalog.OfEntries(
            TestCatalog.Entry("fal-ai/bad", "{ \"openapi\": \"3.0.4\", \"info\": 42 }"),
            TestCatalog.Entry("fal-ai/good", TestSpec.Of(id: "fal-ai/good").Text));

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog);

        Assert.Equal([$"specs/catalog.json({catalog.PlaceOf("42")}): error FLUX0003: 'info' must be an object, but is a number. No client is emitted for the document."], run.Diagnostics);
        Assert.Equal(["FalApi.g.cs", "fal-ai.good.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "error": { "code": "expansion_failed", "message": "Timed out." } }""", """{ "error":""", "fal answered 'expansion_failed', 'Timed out'")]
    [InlineData("""{ "error": "none" }""", """{ "error":""", "fal answered with an error")]
    [InlineData("null", "null, \"enterprise", "its 'openapi' is not an object")]
    [InlineData("\"https://fal.ai\"", "\"https", "its 'openapi' is not an object")]
    public void FLUX0010_an_entry_whose_document_fal_could_not_make(string openapi, string place, string reason)
    {
        TestSpec catalog = TestCatalog.OfEntries(TestCatalog.Entry("acme/new", openapi), TestCatalog.Entry("fal-ai/good", TestSpec.Of(id: "fal-ai/good").Text));

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog);

        Assert.Equal([$"specs/catalog.json({catalog.PlaceOf(place)}): warning FLUX0010: The catalogue has no document of 'acme/new': {reason}. No client is emitted for it; exclude it with ExceptEndpoints, or save its document by itself."], run.Diagnostics);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(GeneratorRun.WithDiagnostics(catalog.With(exceptEndpoints: "acme/new")).Diagnostics);
    }

    [Theory]
    [InlineData("""{ "endpoint_id": "acme/new" }""", "acme/new", "the entry has no 'openapi'; fetch the catalogue with expand=openapi-3.0")]
    [InlineData("""{ "metadata": null }""", "models[1]", "the entry has no 'openapi'; fetch the catalogue with expand=openapi-3.0")]
    [InlineData("[ 1, 2 ]", "models[1]", "the entry is not an object")]
    public void FLUX0010_an_entry_without_a_document(string entry, string named, string reason)
    {
        TestSpec catalog = TestCatalog.OfEntries(TestCatalog.Entry("fal-ai/good", TestSpec.Of(id: "fal-ai/good").Text), entry);

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog);

        Assert.Equal([$"specs/catalog.json({catalog.PlaceOf(entry)}): warning FLUX0010: The catalogue has no document of '{named}': {reason}. No client is emitted for it; exclude it with ExceptEndpoints, or save its document by itself."], run.Diagnostics);
        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void An_entry_that_tells_no_id_is_known_by_its_document()
    {
        TestSpec catalog = TestCatalog.OfEntries($$"""{ "openapi": {{TestSpec.Of(id: "fal-ai/one").Text}} }""", $$"""{ "openapi": {{TestSpec.Of(id: "fal-ai/two").Text}} }""");

        Assert.Equal(3, GeneratorRun.Of(catalog).Sources.Count);
        Assert.Contains("class TwoEndpoint(", GeneratorRun.Of(catalog.With(endpoints: "fal-ai/two")).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void FLUX0302_an_entry_with_the_document_of_another()
    {
        TestSpec catalog = TestCatalog.OfEntries(TestCatalog.Entry("fal-ai/else", TestSpec.Of().Text));

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog);

        Assert.Equal([$"specs/catalog.json({catalog.PlaceOf("\"fal-ai/test\"")}): warning FLUX0302: The document is of 'fal-ai/test', but the catalogue says 'fal-ai/else'. The client calls 'fal-ai/test'; fetch the document again if that is wrong."], run.Diagnostics);
    }

    [Fact]
    public void FLUX0301_an_endpoint_that_is_there_twice()
    {
        TestSpec spec = TestSpec.Of();
        TestSpec catalog = TestCatalog.Of(spec, spec.WithText(spec.Text.Replace("\"category\"", "\"about\": \"again\", \"category\"", StringComparison.Ordinal)));

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog, TestSpec.Of(path: "specs/z.json"));

        int second = catalog.Text.LastIndexOf("\"endpointId\": ", StringComparison.Ordinal) + "\"endpointId\": ".Length;
        Microsoft.CodeAnalysis.Text.LinePosition at = Microsoft.CodeAnalysis.Text.SourceText.From(catalog.Text).Lines.GetLinePosition(second);
        Assert.Equal(
            [
                $"specs/catalog.json({at.Line + 1},{at.Character + 1}): error FLUX0301: 'fal-ai/test' is described by 'specs/catalog.json' too, and that document is used. Remove one of them.",
                $"specs/z.json({spec.PlaceOf("\"fal-ai/test\"")}): error FLUX0301: 'fal-ai/test' is described by 'specs/catalog.json' too, and that document is used. Remove one of them.",
            ],
            run.Diagnostics.Order(StringComparer.Ordinal));
        Assert.Equal(GeneratorRun.Of(spec).Source, run.Source);
    }

    [Fact]
    public void FLUX0202_and_FLUX0203_work_within_a_catalogue()
    {
        TestSpec catalog = TestCatalog.Of(TestSpec.Of(id: "acme/b-c"), TestSpec.Of(id: "acme/b/c"), TestSpec.Of(id: "bria/fibo"), TestSpec.Of(id: "fal-ai/bria/fibo"));

        GeneratorRun run = GeneratorRun.WithDiagnostics(catalog);

        Assert.Collection(
            run.Diagnostics.Order(StringComparer.Ordinal),
            diagnostic => Assert.StartsWith($"specs/catalog.json({catalog.PlaceOf("\"acme/b/c\", \"category\"")}): error FLUX0203", diagnostic, StringComparison.Ordinal),
            diagnostic => Assert.StartsWith($"specs/catalog.json({catalog.PlaceOf("\"fal-ai/bria/fibo\", \"category\"")}): warning FLUX0202", diagnostic, StringComparison.Ordinal));
        run.Compile("class Uses { public object A(MyApp.Fal.FalApi fal) => fal.FalAiBriaFibo; }");
    }

    [Theory]
    [InlineData("{ \"models\": [ { \"endpoint_id\": \"a/b\", \"openapi\": { } ")]
    [InlineData("{ \"models\": [ ] } }")]
    [InlineData("{ \"models\": [ { \"openapi\": { \"info\" } } ] }")]
    public void A_broken_one_is_broken_json(string text)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(new TestSpec("specs/catalog.json", text), TestSpec.Of());

        Assert.Contains("error FLUX0001", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void Every_prefix_and_every_lost_character_is_survived()
    {
        string text = TestCatalog.OfEntries(TestCatalog.Entry("acme/new", """{ "error": { "code": "a\ud800b", "message": "c" } }"""), "{ \"endpoint_id\": \"\\ud800\" }").Text;
        Assert.Equal(["FLUX0010", "FLUX0010"], Run(text.Replace("endpoint_id", "\\ud800", StringComparison.Ordinal)));

        for (int index = 0; index < text.Length; index += 3)
        {
            Assert.DoesNotContain(Run(text[..index]), static id => id == "FLUX0900");
            Assert.DoesNotContain(Run(text.Remove(index, 1)), static id => id == "FLUX0900");
        }

        static IEnumerable<string> Run(string text) =>
            GeneratorRun.WithDiagnostics(new TestSpec("specs/catalog.json", text)).Result.Diagnostics.Select(static diagnostic => diagnostic.Id);
    }

    /// <summary>As large as ten of fal's pages, of which one endpoint is wanted: the others are passed over, not parsed.</summary>
    [Fact]
    public void What_is_not_wanted_is_not_parsed()
    {
        string filler = string.Join(",\n", Enumerable.Range(0, 2000).Select(static index => TestCatalog.Entry($"acme/e{index}", "{ \"openapi\": \"3.0.4\", \"info\": 42, \"äöü\": [1, 2, 3] }")));
        TestSpec catalog = TestCatalog.OfEntries(filler, TestCatalog.Entry("fal-ai/test", TestSpec.Of().Text)).With(endpoints: "fal-ai/*");

        GeneratorRun run = GeneratorRun.Of(catalog);

        Assert.Equal(GeneratorRun.Of(TestSpec.Of()).Sources, run.Sources);
        Assert.Equal("1 New", run.Reasons(TrackingNames.ParseSpec));
    }
}

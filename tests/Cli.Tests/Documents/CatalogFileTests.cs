using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Documents;

public sealed class CatalogFileTests
{
    private static readonly string Catalog = $$"""
        { "models": [
          { "endpoint_id": "acme/one", "openapi": {{TestSpecs.Document("acme/one")}} },
          { "endpoint_id": "acme/two", "openapi": {{TestSpecs.Document("acme/two")}} } ] }
        """;

    [Fact]
    public void A_catalogue_is_its_documents()
    {
        IReadOnlyList<SpecFile> files = CatalogFile.Split([TestSpecs.File("acme/zero"), new SpecFile("all.json", Catalog)]);

        Assert.Equal(["acme/zero.json", "all.json#/models/0/openapi", "all.json#/models/1/openapi"], files.Select(file => file.Path));
        Assert.Equal(["acme/zero", "acme/one", "acme/two"], files.Select(file => SpecDocument.TryParse(file.Text)!.EndpointId));
    }

    [Theory]
    [InlineData("{ \"models\": ")]
    [InlineData("{ \"models\": {} }")]
    [InlineData("{ \"openapi\": \"3.0.4\", \"models\": [] }")]
    [InlineData("[ \"models\" ]")]
    public void Anything_else_is_left_as_it_is(string text)
    {
        var file = new SpecFile("a.json", text);

        Assert.Equal([file], CatalogFile.Split([file]));
    }

    [Fact]
    public void An_entry_without_a_document_is_not_lost()
    {
        SpecFile file = Assert.Single(CatalogFile.Split([new SpecFile("all.json", """{ "models": [ { "endpoint_id": "acme/new" } ] }""")]));

        Assert.Null(SpecDocument.TryParse(file.Text));
    }

    [Fact]
    public void A_catalogue_emits_what_its_documents_emit()
    {
        var emitter = new GeneratorEmitter(ReferenceAssemblies.All, "MyApp");
        SpecFile[] whole = [new("all.json", Catalog)];

        EmittedProject emitted = emitter.Emit(whole);

        Assert.Equal(
            emitter.Emit(CatalogFile.Split(whole)).Sources.Select(source => $"{source.HintName}\n{source.Text}"),
            emitted.Sources.Select(source => $"{source.HintName}\n{source.Text}"));
        Assert.Equal(["FalApi.g.cs", "acme.one.g.cs", "acme.two.g.cs"], emitted.Sources.Select(source => source.HintName));
    }
}

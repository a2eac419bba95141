using Flux2Gen.Generator.Tests.Support;
using Flux2Gen.Specs.Catalog;
using Flux2Gen.Specs.OpenApi;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>Who types on does not wait for what was begun before.</summary>
public sealed class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public void Reading_a_text_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(static () => SourceDocument.TryParse("{}", Cancelled, out _, out _));

    [Fact]
    public void Splitting_a_catalogue_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(static () => CatalogReader.TryRead(TestCatalog.Of(TestSpec.Of()).Text, Cancelled));

    [Fact]
    public void Looking_for_what_cannot_be_read_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(static () => new Culprit(System.Text.Json.Nodes.JsonNode.Parse("{ \"a\": 1 }")!, static _ => false, Cancelled).Find());
}

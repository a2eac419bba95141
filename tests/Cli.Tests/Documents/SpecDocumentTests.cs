using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Documents;

public sealed class SpecDocumentTests
{
    [Fact]
    public void Input_and_output_are_those_of_the_endpoint()
    {
        SpecDocument document = SpecDocument.TryParse(TestSpecs.Document("owner/model", """{"type":"string"}""", """{"type":"integer"}"""))!;

        Assert.Equal("owner/model", document.EndpointId);
        Assert.Equal(SchemaKind.String, document.Input!.Kind);
        Assert.Equal(SchemaKind.Integer, document.Output!.Kind);
    }

    [Fact]
    public void Without_metadata_the_path_names_the_endpoint() => Assert.Equal(
        "owner/model",
        SpecDocument.TryParse("""{"paths":{"/owner/model/requests/{request_id}":{"get":{}},"/owner/model":{"post":{}}}}""")!.EndpointId);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"paths":{"/a":{"get":{}}}}""")]
    public void Other_json_is_no_document(string text) => Assert.Null(SpecDocument.TryParse(text));

    [Fact]
    public void Schemas_that_are_not_there_are_null()
    {
        SpecDocument document = SpecDocument.TryParse("""{"paths":{"/owner/model":{"post":{}}}}""")!;

        Assert.Null(document.Input);
        Assert.Null(document.Output);
    }
}

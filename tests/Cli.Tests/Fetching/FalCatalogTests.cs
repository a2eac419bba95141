using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Fetching;

public sealed class FalCatalogTests : IDisposable
{
    private readonly FakeFal _fal = new();
    private readonly Downloader _downloader;
    private readonly FalCatalog _catalog;

    public FalCatalogTests()
    {
        _downloader = new Downloader(FalAddresses.Fal, _fal, new ImmediateTimeProvider());
        _catalog = new FalCatalog(_downloader, FalAddresses.Fal);
    }

    public void Dispose()
    {
        _downloader.Dispose();
        _fal.Dispose();
    }

    [Fact]
    public async Task A_document_comes_as_it_is()
    {
        _fal.Document("owner/model", TestSpecs.Document("owner/model"));

        FetchedDocument document = await _catalog.GetDocumentAsync("owner/model", Tool.Cancellation);

        Assert.Equal(TestSpecs.Document("owner/model"), document.Text);
        Assert.Equal(FakeFal.AddressOf("owner/model"), document.Source.AbsoluteUri);
    }

    [Theory]
    [InlineData("owner/other")]
    [InlineData("owner/Model")]
    [InlineData("../../x")]
    public async Task The_document_of_another_endpoint_is_refused(string other)
    {
        _fal.Document("owner/model", TestSpecs.Document(other));

        FetchException exception = await Assert.ThrowsAsync<FetchException>(() => _catalog.GetDocumentAsync("owner/model", Tool.Cancellation));
        Assert.Equal(FetchProblem.Refused, exception.Problem);
        Assert.Contains(other, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>login</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task What_is_no_document_is_refused(string text)
    {
        _fal.Document("owner/model", text);

        Assert.Equal(FetchProblem.Refused, (await Assert.ThrowsAsync<FetchException>(() => _catalog.GetDocumentAsync("owner/model", Tool.Cancellation))).Problem);
    }

    [Fact]
    public async Task What_is_no_id_is_not_asked_for()
    {
        await Assert.ThrowsAsync<StoreException>(() => _catalog.GetDocumentAsync("owner/model&endpoint_id=x", Tool.Cancellation));

        Assert.Empty(_fal.Requests);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_until_there_is_enough()
    {
        _fal.Answer("https://api.fal.ai/v1/models?q=a%26b&limit=3&category=c%2Fd", () => FakeFal.Text("""{"models":[{"endpoint_id":"a/1"},{"endpoint_id":"a/2"}],"next_cursor":"x=","has_more":true}"""))
            .Answer("https://api.fal.ai/v1/models?q=a%26b&limit=1&category=c%2Fd&cursor=x%3D", () => FakeFal.Text("""{"models":[{"endpoint_id":"a/3"},{"endpoint_id":"a/4"}],"next_cursor":"y","has_more":true}"""));

        IReadOnlyList<ModelSummary> models = await _catalog.SearchAsync("a&b", "c/d", 3, Tool.Cancellation);

        Assert.Equal(["a/1", "a/2", "a/3"], models.Select(model => model.EndpointId));
    }

    [Fact]
    public async Task A_list_without_an_end_is_left()
    {
        _fal.Answer("https://api.fal.ai/v1/models?q=a&limit=5", () => FakeFal.Text("""{"models":[],"next_cursor":"x","has_more":true}"""))
            .Answer("https://api.fal.ai/v1/models?q=a&limit=5&cursor=x", () => FakeFal.Text("""{"models":[],"next_cursor":"x","has_more":true}"""));

        Assert.Empty(await _catalog.SearchAsync("a", null, 5, Tool.Cancellation));
        Assert.Equal(20, _fal.Requests.Count);
    }

    [Fact]
    public async Task Entries_that_nobody_could_add_are_passed_over_and_bad_texts_are_empty()
    {
        _fal.Answer(
            "https://api.fal.ai/v1/models?q=a&limit=5",
            () => FakeFal.Text("""{"models":[1,{},{"endpoint_id":"../x"},{"endpoint_id":"a/b","metadata":{"display_name":7,"description":"\ud800"}}],"next_cursor":null}"""));

        ModelSummary model = Assert.Single(await _catalog.SearchAsync("a", null, 5, Tool.Cancellation));
        Assert.Equal(new ModelSummary("a/b", "", "", "", ""), model);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    public async Task What_is_no_list_is_refused(string text)
    {
        _fal.Answer("https://api.fal.ai/v1/models?q=a&limit=5", () => FakeFal.Text(text));

        Assert.Equal(FetchProblem.Refused, (await Assert.ThrowsAsync<FetchException>(() => _catalog.SearchAsync("a", null, 5, Tool.Cancellation))).Problem);
    }
}

using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

public class FalResultTests : FalTest
{
    private static readonly PictureInput Picture = new() { Prompt = "cat" };

    [Fact]
    public async Task A_result_that_fits_has_its_type()
    {
        FalResult<PictureOutput> result = await Run("""{"images":[{"url":"https://x/a.png","width":64}]}""");

        Assert.Equal(64, Assert.Single(result.Data.Images).Width);
        Assert.True(result.TryGetData(out PictureOutput? data));
        Assert.Same(result.Data, data);
    }

    [Theory]
    [InlineData("""{"images":[{"url":"https://x/a.png"},{"url":["https://x/b.png"]}]}""", "$.images[1].url")]
    [InlineData("""{"pictures":[]}""", "$")]
    [InlineData("""{"images":{}}""", "$.images")]
    [InlineData("""[]""", "$")]
    public async Task A_result_that_does_not_fit_is_kept_and_says_where(string body, string path)
    {
        FalResult<PictureOutput> result = await Run(body);

        Assert.False(result.TryGetData(out _));
        FalProtocolException error = Assert.Throws<FalProtocolException>(() => result.Data);
        Assert.Equal(path, error.Path);
        Assert.Equal(body, error.RawJson!.Value.GetRawText());
        Assert.Equal(body, error.Body);
        Assert.Equal(body, result.RawJson!.Value.GetRawText());
        Assert.Equal((RequestId, "fal-ai/picture"), (error.RequestId, error.EndpointId));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("PictureOutput", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_text_it_is_one_line_without_the_output()
    {
        Server
            .Answer(200, Submitted())
            .Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":1.25}"))
            .Answer(200, """{"images":[{"url":"https://x/secret.png"}]}""", ("x-fal-billable-units", "2.50000000"));

        FalResult<PictureOutput> result = await new PictureEndpoint(Client).SubscribeAsync(Picture);

        Assert.Equal($"fal-ai/picture, request {RequestId}, 1.25 s of inference, 2.5 billable units", result.ToString());
    }

    [Fact]
    public async Task As_a_text_it_says_nothing_of_what_fal_did_not_say()
    {
        Server.Answer(200, "[]", ("x-fal-billable-units", "1"));

        FalResult<PictureOutput> result = await new PictureEndpoint(Client).RunAsync(Picture);

        Assert.Equal("fal-ai/picture, 1 billable unit, does not fit PictureOutput", result.ToString());
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"images":[{"url":"https""")]
    public async Task A_result_that_is_not_JSON_is_kept(string body)
    {
        FalResult<PictureOutput> result = await Run(body);

        Assert.Equal(body, Encoding.UTF8.GetString(result.RawBody.Span));
        Assert.Null(result.RawJson);
        Assert.NotNull(result.ContentType);
        FalProtocolException error = Assert.Throws<FalProtocolException>(() => result.Data);
        Assert.StartsWith("The model's answer is not JSON", error.Message, StringComparison.Ordinal);
        Assert.Null(error.RawJson);
    }

    [Theory]
    [InlineData("""{"images":[{"url":"u"}],"\ud800":1}""", "u")]
    [InlineData("""{"images":[{"url":"u\ud800"}]}""", "u\ufffd")]
    [InlineData("""{"images":[{"\udc00":1,"url":"u\udc00","file_name":"\ud83d"}]}""", "u\ufffd")]
    public async Task Halves_of_characters_do_not_cost_the_data(string body, string url)
    {
        FalResult<PictureOutput> result = await Run(body);

        Assert.Equal(url, result.Data.Images[0].Url);
        Assert.Equal(body, result.RawJson!.Value.GetRawText());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1.50000000", 1.5)]
    [InlineData("1e3", 1000)]
    public async Task Billable_units_are_a_number(string header, double units) =>
        Assert.Equal((decimal)units, (await Run("""{"images":[]}""", ("x-fal-billable-units", header))).BillableUnits);

    [Theory]
    [InlineData("many")]
    [InlineData("")]
    public async Task Billable_units_that_make_no_sense_are_unknown(string header) =>
        Assert.Null((await Run("""{"images":[]}""", ("x-fal-billable-units", header))).BillableUnits);

    private async Task<FalResult<PictureOutput>> Run(string body, params (string, string)[] headers)
    {
        Server.Answer(200, body, [("x-fal-request-id", RequestId), .. headers]);
        return await new PictureEndpoint(Client).RunAsync(Picture);
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>Reading what was delivered: the forms that fal documents, and those it does not.</summary>
public sealed class ReadWebhookTests : FalTest
{
    private const string Images = """{"images":[{"url":"https://v3.fal.media/files/a/b.png","width":1280,"height":720}],"seed":7}""";

    private PictureEndpoint Picture => field ??= new PictureEndpoint(Client);

    [Fact]
    public async Task An_output_is_typed()
    {
        FalWebhook<PictureOutput> webhook = Read($$"""{"request_id":"{{RequestId}}","gateway_request_id":"other-1","status":"OK","payload":{{Images}},"error":null,"later":[1]}""");

        Assert.True(webhook.IsSuccess);
        Assert.False(webhook.IsResultElsewhere);
        Assert.Equal(RequestId, webhook.RequestId);
        Assert.Equal("other-1", webhook.GatewayRequestId);
        Assert.Equal(FalWebhookStatus.Ok, webhook.Status);
        Assert.Equal(1280, webhook.Data.Images[0].Width);
        Assert.True(webhook.TryGetData(out PictureOutput? data));
        Assert.Same(data, await webhook.GetDataAsync());
        Assert.Null(webhook.Error);
        Assert.Null(webhook.PayloadError);
        Assert.Empty(webhook.FieldErrors);
        Assert.Equal(Images, webhook.Payload?.GetRawText());
        Assert.Equal("[1]", webhook.RawJson.GetProperty("later").GetRawText());
        Assert.Equal($"fal-ai/picture, request {RequestId}, OK", webhook.ToString());
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_refusal_has_what_is_wrong_with_which_part_of_the_input()
    {
        FalWebhook<PictureOutput> webhook = Read($$$"""
            {"request_id":"{{{RequestId}}}","gateway_request_id":"{{{RequestId}}}","status":"ERROR","error":"Invalid status code: 422",
             "payload":{"detail":[{"loc":["body","prompt"],"msg":"field required","type":"missing","input":"a private cat"}]}}
            """);

        Assert.False(webhook.IsSuccess);
        Assert.False(webhook.IsResultElsewhere);
        Assert.Equal("Invalid status code: 422", webhook.Error);
        FalFieldError error = Assert.Single(webhook.FieldErrors);
        Assert.Equal(("prompt", "field required"), (error.Path, error.Message));
        var exception = Assert.IsType<FalValidationException>(webhook.Exception);
        Assert.Equal((RequestId, "fal-ai/picture", HttpStatusCode.UnprocessableEntity), (exception.RequestId, exception.EndpointId, exception.StatusCode));
        Assert.Same(error, Assert.Single(exception.FieldErrors));
        Assert.DoesNotContain("private", exception.Message, StringComparison.Ordinal);
        Assert.False(exception.MayHaveBeenAccepted);
        Assert.Same(exception, Assert.Throws<FalValidationException>(() => webhook.Data));
        Assert.Same(exception, await Assert.ThrowsAsync<FalValidationException>(() => webhook.GetDataAsync()));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("\"Invalid status code: 500\"", """{"detail":"out of memory"}""", 500, "out of memory")]
    [InlineData("\"Invalid status code: 504\"", "null", 504, "Invalid status code: 504")]
    [InlineData("\"The runner vanished\"", "null", 500, "The runner vanished")]
    [InlineData("\"Invalid status code: 99999999999999\"", "null", 500, "Invalid status code: 99999999999999")]
    [InlineData("""{"message":"no"}""", "null", 500, "no")]
    [InlineData("null", """{"detail":[{"loc":["body"],"msg":"wrong"}]}""", 422, "wrong")]
    [InlineData("null", "null", 500, null)]
    public void A_failure_has_its_status_and_its_words(string error, string payload, int status, string? detail)
    {
        FalWebhook<PictureOutput> webhook = Read($$"""{"request_id":"{{RequestId}}","status":"ERROR","error":{{error}},"payload":{{payload}}}""");

        var exception = Assert.IsType<FalApiException>(webhook.Exception, exactMatch: false);
        Assert.Equal((status, detail), ((int)exception.StatusCode, exception.Detail));
        Assert.False(webhook.IsResultElsewhere);
    }

    [Theory]
    [InlineData("\"OK\"", ""","payload":null,"payload_error":"Response payload is not JSON serializable" """)]
    [InlineData("\"OK\"", ""","payload":null""")]
    [InlineData("\"OK\"", "")]
    [InlineData("\"ERROR\"", ""","payload":null,"payload_error":"Response payload is not JSON serializable" """)]
    [InlineData("\"PARTIAL\"", ""","payload":{"images":[]}""")]
    [InlineData("null", "")]
    public async Task What_is_not_in_the_webhook_is_fetched_from_the_queue(string status, string more)
    {
        FalWebhook<PictureOutput> webhook = Read($$"""{"request_id":"{{RequestId}}","status":{{status}}{{more}}}""");
        Server.Answer(200, Status("COMPLETED")).Answer(200, Images);

        Assert.True(webhook.IsResultElsewhere);
        Assert.False(webhook.TryGetData(out _));
        Assert.Contains("fetch it from the queue", Assert.Throws<FalProtocolException>(() => webhook.Data).Message, StringComparison.Ordinal);
        Assert.Equal(1280, (await webhook.GetDataAsync()).Images[0].Width);
        Assert.Equal($"GET {Queue}/fal-ai/picture/requests/{RequestId}", Server.Lines.Last());
    }

    [Theory]
    [InlineData("""{"images":[{"url":7}]}""", "$.images[0].url")]
    [InlineData("""{"images":7}""", "$.images")]
    public void An_output_that_does_not_fit_is_delivered_as_it_came(string payload, string? path)
    {
        FalWebhook<PictureOutput> webhook = Read($$"""{"request_id":"{{RequestId}}","status":"OK","payload":{{payload}}}""");

        Assert.False(webhook.IsSuccess);
        Assert.False(webhook.IsResultElsewhere);
        var exception = Assert.Throws<FalProtocolException>(() => webhook.Data);
        Assert.Equal(payload, exception.RawJson?.GetRawText());
        Assert.Equal(payload, webhook.Payload?.GetRawText());
        Assert.Equal(RequestId, exception.RequestId);
        Assert.True(path is null || path == exception.Path, exception.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"request_id":7}""")]
    [InlineData("""{"request_id":""}""")]
    [InlineData("""{"request_id":"../../other"}""")]
    [InlineData("""{"request_id":"a"} {}""")]
    public void What_names_no_request_is_no_webhook(string body)
    {
        var exception = Assert.Throws<FalProtocolException>(() => Read(body));

        Assert.Equal(body.Length == 0 ? null : body, exception.Body);
        Assert.Equal("fal-ai/picture", exception.EndpointId);
    }

    [Fact]
    public void An_endpoint_without_a_document_gives_JSON()
    {
        FalWebhook<JsonElement> webhook = Flux.ReadWebhook(Encoding.UTF8.GetBytes($$$"""{"request_id":"{{{RequestId}}}","status":"OK","payload":{"any":1}}"""));

        Assert.Equal(1, webhook.Data.GetProperty("any").GetInt32());
    }

    [Fact]
    public async Task A_request_that_was_delivered_can_be_struck_off_the_journal()
    {
        var journal = new MemoryJournal();
        FalClient client = CreateClient(settings => settings.Journal = journal);
        Server.Answer(200, Submitted());
        await client.Endpoint("fal-ai/flux-2").SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://me.example/hook") });
        FalWebhook<JsonElement> webhook = client.Endpoint("fal-ai/flux-2").ReadWebhook(Encoding.UTF8.GetBytes($$$"""{"request_id":"{{{RequestId}}}","status":"OK","payload":{}}"""));
        Assert.DoesNotContain("end", journal.Steps);

        await webhook.Attach().RemoveFromJournalAsync();

        Assert.Equal("end", journal.Steps[^1]);
    }

    private FalWebhook<PictureOutput> Read(string json) => Picture.ReadWebhook(Encoding.UTF8.GetBytes(json));
}

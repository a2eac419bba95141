using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Flux2Gen.Runtime.Tests.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flux2Gen.Runtime.Tests.AspNetCore;

/// <summary>Which webhooks end the journal's entry of their request.</summary>
public sealed class MapFalWebhookJournalTests : MapFalWebhookTest
{
    [Fact]
    public async Task Only_a_request_that_was_handled_is_struck_off_the_journal()
    {
        AnswerKeys(WebhookSigner.First);
        var journal = new MemoryJournal();
        FalEndpoint<JsonElement, JsonElement> flux = CreateClient(settings => settings.Journal = journal).Endpoint("fal-ai/flux-2");
        Server.Clear();
        Server.Answer(200, Submitted());
        await flux.SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://me.example/fal/webhook") });
        AnswerKeys(WebhookSigner.First);
        RouteEndpoint endpoint = Map(flux);

        Failure = new InvalidOperationException();
        await DeliverAsync(endpoint);
        Assert.DoesNotContain("end", journal.Steps);

        Failure = null;
        await DeliverAsync(endpoint);
        Assert.Equal("end", journal.Steps[^1]);
    }

    [Theory]
    [InlineData("""{"status":"OK","payload":{"seed":7}}""", true)]
    [InlineData("""{"status":"ERROR","payload":{"detail":"boom"}}""", true)]
    [InlineData("""{"status":"OK","payload":{"detail":"nsfw"}}""", true)]
    [InlineData("""{"status":"OK","payload":null,"payload_error":"not JSON"}""", false)]
    [InlineData("""{"status":"OK","payload":{"status":"IN_PROGRESS","request_id":"r"}}""", false)]
    [InlineData("""{"status":"LATER"}""", false)]
    public async Task Entry_ends_only_with_an_outcome_in_the_webhook(string webhook, bool isEnded)
    {
        var journal = new MemoryJournal();
        FalEndpoint<JsonElement, JsonElement> flux = CreateClient(settings => settings.Journal = journal).Endpoint("fal-ai/flux-2");
        Server.Answer(200, Submitted());
        await flux.SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://me.example/fal/webhook") });
        AnswerKeys(WebhookSigner.First);

        HttpContext context = await DeliverAsync(Map(flux), Encoding.UTF8.GetBytes($$"""{"request_id":"{{RequestId}}",{{webhook[1..]}}"""));

        Assert.Equal((200, isEnded), (context.Response.StatusCode, journal.Steps.Contains("end")));
    }
}

using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>Only fal says how a request ended: what a gateway, a proxy or the user's own code says instead does not strike it off.</summary>
public sealed class ForeignAnswerTests : FalTest
{
    private readonly MemoryJournal _journal = new();

    private FalEndpoint<JsonElement, JsonElement> Journaled => field ??= CreateClient(settings =>
    {
        settings.Journal = _journal;
        settings.Retry.MaxRetries = 0;
    }).Endpoint("fal-ai/flux-2");

    [Theory]
    [InlineData(400, """{"detail":"Request is still in progress"}""")]
    [InlineData(422, """{"detail":"Request is still in progress"}""")]
    [InlineData(404, "<html><body>default backend - 404</body></html>")]
    [InlineData(500, "<html><body>Internal Server Error</body></html>")]
    [InlineData(520, "<html><body>520: unknown error</body></html>")]
    [InlineData(511, "<html>Network Authentication Required</html>")]
    [InlineData(407, "")]
    public async Task Foreign_answer_to_a_result_keeps_the_journal_entry(int status, string body)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(status, body);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Journaled.SubscribeAsync(Input));

        Assert.Equal((status, RequestId), ((int)error.StatusCode, error.RequestId));
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Theory]
    [InlineData("<html><body>default backend - 404</body></html>")]
    [InlineData("""{"status":"NOT_FOUND"}""")]
    public async Task Request_unknown_after_its_submit_keeps_the_journal_entry(string body)
    {
        Server.Answer(200, Submitted()).AnswerAlways(404, body);

        await Assert.ThrowsAsync<FalApiException>(() => Journaled.SubscribeAsync(Input));

        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Fact]
    public async Task What_a_listener_throws_is_no_outcome()
    {
        Server.Answer(200, Submitted());

        // The listener asked after another request, which was not there.
        await Assert.ThrowsAsync<FalApiException>(
            () => Journaled.SubscribeAsync(Input, _ => throw new FalApiException("another request", HttpStatusCode.NotFound)));

        Assert.DoesNotContain("end", _journal.Steps);
    }
}

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
    [InlineData(400, """{"detail":"Request is still in progress"}""", 4)]
    [InlineData(422, """{"detail":"Request is still in progress"}""", 4)]
    [InlineData(404, "<html><body>default backend - 404</body></html>", 1)]
    [InlineData(500, "<html><body>Internal Server Error</body></html>", 1)]
    [InlineData(520, "<html><body>520: unknown error</body></html>", 1)]
    [InlineData(511, "<html>Network Authentication Required</html>", 1)]
    [InlineData(407, "", 1)]
    public async Task A_result_that_fal_did_not_give_is_no_outcome(int status, string body, int times)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED"));
        for (int index = 0; index < times; index++)
        {
            Server.Answer(status, body);
        }

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Journaled.SubscribeAsync(Input));

        Assert.Equal((status, RequestId), ((int)error.StatusCode, error.RequestId));
        Assert.True(Server.IsFinished);
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Theory]
    [InlineData("<html><body>default backend - 404</body></html>")]
    [InlineData("""{"status":"NOT_FOUND"}""")]
    public async Task A_request_that_was_just_submitted_may_be_unknown_for_a_moment(string body)
    {
        Server.Answer(200, Submitted()).Answer(404, body);

        await Assert.ThrowsAsync<FalApiException>(() => Journaled.SubscribeAsync(Input));

        Assert.True(Server.IsFinished);
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

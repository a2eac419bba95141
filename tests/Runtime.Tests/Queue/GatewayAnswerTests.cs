using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>Answers of gateways that look like fal's own, while the request goes on and has a result later.</summary>
public sealed class GatewayAnswerTests : FalTest
{
    private const string Picture = """{"images":[{"url":"https://fal.media/a.png"}]}""";
    private const string Early = """{"detail":"Request is still in progress"}""";

    private readonly MemoryJournal _journal = new();

    private PictureEndpoint Pictures => field ??= new PictureEndpoint(CreateClient(settings => settings.Journal = _journal));

    private static PictureInput Cat { get; } = new() { Prompt = "a private cat" };

    [Theory]
    [InlineData("""{"status":"error","error":"no healthy upstream"}""")]
    [InlineData("""{"status":"error","error":{"code":503}}""")]
    [InlineData("""{"status":"fail","error":true}""")]
    [InlineData("""{"status":"RETRYING","error":"attempt 2 of 10"}""")]
    [InlineData("""{"status":"FAILED","error_type":"runner_disconnected"}""")]
    public async Task Error_in_place_of_a_status_once_does_not_end_a_call(string status)
    {
        Server.Answer(200, Submitted()).Answer(202, Status("IN_PROGRESS")).Answer(200, status).Answer(400, Early)
            .Answer(202, Status("IN_PROGRESS")).Answer(200, Status("COMPLETED")).Answer(200, Picture);

        Assert.Single((await Pictures.SubscribeAsync(Cat)).Data.Images);
    }

    [Theory]
    [InlineData("\"error\":\"\"")]
    [InlineData("\"error\":{}")]
    [InlineData("\"error\":[]")]
    [InlineData("\"error\":0")]
    [InlineData("\"error\":false")]
    [InlineData("\"error\":null,\"error_type\":\"\"")]
    public async Task Empty_error_of_a_status_says_nothing(string error)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED", error))
            .Answer(503, """{"detail":"busy"}""", ("x-fal-request-id", RequestId)).Answer(400, Early).Answer(200, Picture);

        Assert.Single((await Pictures.SubscribeAsync(Cat)).Data.Images);
    }

    [Theory]
    [InlineData("""{"seed":NaN,"images":[{"url":"https://fal.media/a.png"}]}""")]
    [InlineData("""{"loss":-Infinity,"images":[{"url":"https://fal.media/a.png"}],"more":NaN}""")]
    public async Task Output_with_a_number_that_JSON_does_not_have_is_an_output(string output)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, output);

        Assert.Single((await Pictures.SubscribeAsync(Cat)).Data.Images);
    }

    [Theory]
    [InlineData("Retry-After", "10")]
    [InlineData("x-fal-needs-retry", "1")]
    public async Task Server_that_asks_for_another_try_is_given_half_a_minute(string header, string value)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED"));
        DateTimeOffset? end = null;
        Server.Otherwise = (_, _) => Task.FromResult(
            Time.GetUtcNow() < (end ??= Time.GetUtcNow() + TimeSpan.FromSeconds(20))
                ? ScriptedHandler.Response(503, """{"detail":"busy"}""", ("x-fal-request-id", RequestId), (header, value))
                : ScriptedHandler.Response(200, Picture));

        Assert.Single((await Pictures.SubscribeAsync(Cat)).Data.Images);
    }

    [Fact]
    public async Task Doubts_before_and_after_an_outage_do_not_add_up()
    {
        (string, string) id = ("x-fal-request-id", RequestId);
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(500, """{"detail":"boom"}""", id);
        for (int attempt = 0; attempt < 8; attempt++)
        {
            Server.Answer(502, "<html>");
        }

        Server.Answer(500, """{"detail":"boom"}""", id).Answer(200, Picture);

        Assert.Single((await Pictures.SubscribeAsync(Cat)).Data.Images);
    }

    [Theory]
    [InlineData("The archive is not complete")]
    [InlineData("Model not ready for this input size")]
    [InlineData("Payment for the training steps is pending")]
    public async Task Refusal_that_only_sounds_like_progress_is_final(string detail)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(422, $$"""{"detail":"{{detail}}"}""", ("x-fal-request-id", RequestId));

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Pictures.SubscribeAsync(Cat));

        Assert.Equal(detail, error.Detail);
        Assert.InRange(Time.Delays.Sum(delay => delay.TotalSeconds), 0, 4);
    }

    [Fact]
    public async Task Problem_details_of_a_proxy_are_not_fals_word()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(413, """{"title":"Too large","detail":"proxy","status":413}""").Answer(200, Picture);
        Server.Otherwise = null;
        FalClient client = CreateClient(settings => settings.Handler = new ProblemHandler(Server));

        Assert.Single((await new PictureEndpoint(client).SubscribeAsync(Cat)).Data.Images);
    }

    [Fact]
    public async Task Resumed_request_outlives_a_moment_in_which_it_is_unknown()
    {
        _journal.Recovered = [new FalJournalEntry { Id = "1", EndpointId = "fal-ai/picture", CreatedAt = Time.GetUtcNow() - TimeSpan.FromMinutes(5), RequestId = RequestId }];
        for (int attempt = 0; attempt < 6; attempt++)
        {
            Server.Answer(404, """{"detail":"Not Found"}""");
        }

        Server.Answer(200, Status("COMPLETED")).Answer(200, Picture);
        FalUnfinishedRequest unfinished = Assert.Single(await Pictures.Client.ResumeAsync().ToListAsync());

        Assert.True(unfinished.TryAttach(Pictures, out FalRequest<PictureOutput>? request));
        Assert.Single((await request.GetResultAsync()).Data.Images);
    }

    [Theory]
    [InlineData("""{"images":null,"detail":"NSFW"}""")]
    [InlineData("""{"detail":"NSFW","seed":5}""")]
    public async Task Error_beside_other_members_is_not_an_output(string body)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(200, body);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Pictures.SubscribeAsync(Cat));

        Assert.Equal((RequestId, "NSFW"), (error.RequestId, error.Detail));
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Fact]
    public async Task Error_of_a_status_does_not_repeat_the_input()
    {
        Server.Answer(200, Submitted());
        Server.Otherwise = (request, _) => Task.FromResult(request.Uri.AbsolutePath.EndsWith("/status", StringComparison.Ordinal)
            ? ScriptedHandler.Response(200, """{"status":"FAILED","error":"Rejected: a private cat"}""")
            : ScriptedHandler.Response(400, Early));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Pictures.SubscribeAsync(Cat));

        Assert.Contains("FAILED", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("private cat", $"{error.Message} {error.Detail}", StringComparison.Ordinal);
    }

    /// <summary>Calls refusals what proxies call theirs.</summary>
    private sealed class ProblemHandler(HttpMessageHandler server) : DelegatingHandler(server)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                response.Content.Headers.ContentType = new("application/problem+json");
            }

            return response;
        }
    }
}

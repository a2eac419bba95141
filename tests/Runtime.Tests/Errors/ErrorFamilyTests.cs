using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Errors;

/// <summary>What every error says of itself: how often it was tried, and whether trying again is safe.</summary>
public class ErrorFamilyTests : FalTest
{
    private const string Nginx = "<html><center>nginx</center></html>";

    private static (string, string) Id => ("x-fal-request-id", RequestId);

    [Fact]
    public async Task Nothing_was_sent_for_a_wrong_input_or_without_a_key()
    {
        FalClient keyless = CreateClient(settings => settings.Credentials = FalCredentials.FromProvider(_ => ValueTask.FromResult("")));

        FalException[] errors =
        [
            await Assert.ThrowsAsync<FalInputException>(() => new PictureEndpoint(Client).RunAsync(new PictureInput { Prompt = "" })),
            await Assert.ThrowsAsync<FalCredentialsException>(() => keyless.Endpoint("a/b").SubmitAsync(Input)),
        ];

        Assert.All(errors, error => Assert.Equal((0, false, false), (error.Attempts, error.IsRetryable, error.MayHaveBeenAccepted)));
    }

    [Fact]
    public async Task Each_exchange_counts_whether_it_got_an_answer_or_not()
    {
        Server.Fail(new HttpRequestException(HttpRequestError.ConnectionError)).Answer(503).Answer(503).Answer(401, """{"detail":"no"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Attached().GetStatusAsync());

        Assert.Equal(4, error.Attempts);
    }

    [Fact]
    public async Task An_answer_that_makes_no_sense_counts_too()
    {
        Server.Answer(503).AnswerAlways(200, "<html>");
        Assert.Equal(5, (await Assert.ThrowsAsync<FalProtocolException>(() => Attached().GetStatusAsync())).Attempts);

        Server.Answer(429, "{}").Answer(200, "not JSON");
        FalResult<JsonElement> result = await Flux.RunAsync(Input);
        Assert.Equal(2, Assert.Throws<FalProtocolException>(() => result.Data).Attempts);
    }

    [Fact]
    public async Task A_connection_that_was_never_made_may_be_tried_again()
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 2 });
        for (int i = 0; i < 3; i++)
        {
            Server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError));
        }

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("a/b").SubmitAsync(Input));

        Assert.Equal((3, true, false), (error.Attempts, error.IsRetryable, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_lost_after_sending_may_be_tried_again_only_where_that_costs_nothing(bool isSubmit)
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 0 });
        FalEndpoint<JsonElement, JsonElement> endpoint = client.Endpoint("a/b");
        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            isSubmit ? () => endpoint.SubmitAsync(Input) : () => endpoint.Attach(RequestId).GetStatusAsync());

        Assert.Equal((1, !isSubmit, isSubmit), (error.Attempts, error.IsRetryable, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData(500, "{}", false, true)]
    [InlineData(502, "", false, true)]
    [InlineData(503, "{}", true, true)]
    [InlineData(504, "", false, true)]
    [InlineData(408, "", false, true)]
    [InlineData(303, "", false, true)]
    [InlineData(429, """{"request_id":"x"}""", false, true)]
    [InlineData(429, "{}", true, false)]
    [InlineData(429, "{}", false, false)]
    [InlineData(503, Nginx, false, false)]
    [InlineData(403, "{}", false, false)]
    [InlineData(422, "{}", true, false)]
    public async Task An_answer_to_a_submit_may_leave_open_whether_it_was_accepted(int status, string body, bool hasId, bool mayBeAccepted)
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 0 });
        Server.Answer(status, body, hasId ? [Id] : []);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("a/b").SubmitAsync(Input));

        Assert.Equal(mayBeAccepted, error.MayHaveBeenAccepted);
        Assert.Equal(status is 429 or 503 && !mayBeAccepted, error.IsRetryable);
        Assert.Equal(mayBeAccepted, error.Message.Contains("billed twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(502, "", false, true)]
    [InlineData(503, "{}", true, false)]
    [InlineData(500, "{}", false, true)]
    [InlineData(500, "<html>a timeout occurred</html>", false, true)]
    [InlineData(520, "<html>a timeout occurred</html>", false, true)]
    [InlineData(524, "<html>a timeout occurred</html>", false, true)]
    [InlineData(500, """{"detail":"boom"}""", false, false)]
    [InlineData(429, "{}", true, false)]
    [InlineData(503, Nginx, false, false)]
    public async Task An_answer_to_a_run_tells_its_outcome_when_it_is_from_fal(int status, string body, bool hasId, bool mayBeAccepted)
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 0 });
        Server.Answer(status, body, hasId ? [Id] : []);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("a/b").RunAsync(Input));

        Assert.Equal(mayBeAccepted, error.MayHaveBeenAccepted);
    }

    [Fact]
    public async Task A_submit_whose_answer_has_no_id_may_be_in_the_queue()
    {
        Server.Answer(200, "<html>captive portal</html>");

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.SubmitAsync(Input));

        Assert.Equal((1, false, true), (error.Attempts, error.IsRetryable, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_request_that_goes_on_is_not_to_be_made_again()
    {
        Action[] failures =
        [
            () => Server.AnswerAlways(401, """{"detail":"no"}"""),
            () => Server.AnswerAlways(503),
            () => Server.AnswerAlways(200, "<html>"),
            () => Server.Answer(200, Status("COMPLETED")).AnswerAlways(401, """{"detail":"no"}"""),
            () => Server.Answer(200, Status("COMPLETED")).AnswerAlways(502),
            () => Server.Answer(200, Status("COMPLETED")).AnswerAlways(503, Nginx),
        ];
        foreach (Action fail in failures)
        {
            Server.Answer(200, Submitted());
            fail();

            FalException error = await Assert.ThrowsAnyAsync<FalException>(() => Flux.SubscribeAsync(Input));

            Assert.Equal((true, false, RequestId), (error.MayHaveBeenAccepted, error.IsRetryable, error.RequestId));
            Assert.True(Server.IsFinished);
        }
    }

    [Theory]
    [InlineData(503, "runner_disconnected", true)]
    [InlineData(500, "generation_timeout", true)]
    [InlineData(500, "boom", false)]
    [InlineData(422, "image_too_small", false)]
    public async Task A_request_that_failed_may_be_made_again_when_fal_holds_that_for_sensible(int status, string type, bool isRetryable)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(status, $$"""{"detail":"x","error_type":"{{type}}"}""", Id);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Flux.SubscribeAsync(Input));

        Assert.Equal((false, isRetryable), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.Equal(Server.Requests.Count - 2, error.Attempts);
    }

    [Fact]
    public async Task A_request_is_not_to_be_made_again_when_a_failure_and_a_cancelled_token_come_together()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted())
            .Answer((_, _) => Task.FromResult(Broken(503, source.Cancel)))
            .Answer(500);
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 0 });

        FalCanceledException error = await Assert.ThrowsAsync<FalCanceledException>(
            () => client.Endpoint("a/b").SubscribeAsync(Input, cancellationToken: source.Token));

        Assert.Equal(RequestId, error.RequestId);
        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task A_body_that_breaks_off_was_sent_whatever_its_error_is_called()
    {
        Server.Answer((_, _) => Task.FromResult(Broken(200, () => throw new HttpRequestException(HttpRequestError.ConnectionError))));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.SubmitAsync(Input));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Result_that_is_gone_is_awaited_for_half_a_minute()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(404, """{"status":"NOT_FOUND"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.SubscribeAsync(Input));

        Assert.Equal((true, false), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.Equal(30, Time.Delays.Sum(delay => delay.TotalSeconds), precision: 3);
    }

    [Fact]
    public async Task How_long_to_wait_is_told_as_the_server_tells_it()
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 0 });
        Server.Answer(429, "{}", ("Retry-After", "3600")).Answer(429, "{}");

        Assert.Equal(TimeSpan.FromHours(1), (await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("a/b").RunAsync(Input))).RetryAfter);
        Assert.Null((await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("a/b").RunAsync(Input))).RetryAfter);
    }

    [Fact]
    public void Errors_made_by_hand_hold_to_the_same_rules()
    {
        Assert.True(new FalConnectionException("x").IsRetryable);
        Assert.False(new FalConnectionException("x") { MayHaveBeenAccepted = true }.IsRetryable);
        Assert.True(new FalTimeoutException("x").IsRetryable);
        Assert.True(new FalApiException("x", HttpStatusCode.ServiceUnavailable).IsRetryable);
        Assert.False(new FalApiException("x", HttpStatusCode.BadRequest).IsRetryable);
        Assert.False(new FalApiException("x", HttpStatusCode.ServiceUnavailable) { IsRetryable = false }.IsRetryable);
        Assert.False(new FalException("x").IsRetryable);
        Assert.False(new FalProtocolException("x").IsRetryable);
        Assert.Null(new FalApiException("x", HttpStatusCode.BadRequest).ErrorType);
    }

    private static HttpResponseMessage Broken(int status, Action atEnd) =>
        new((HttpStatusCode)status) { Content = new StreamContent(new TailStream("{}", atEnd)) };
}

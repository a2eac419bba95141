using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>When fal's keys are fetched, and when they are not.</summary>
public sealed class KeyCacheTests : VerifierTest
{
    [Fact]
    public async Task The_keys_are_fetched_once_an_hour()
    {
        AnswerKeys(WebhookSigner.First);
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First));
        Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First));
        Assert.Single(Server.Requests);

        Time.Advance(TimeSpan.FromMinutes(1));
        AnswerKeys(WebhookSigner.First);
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First));
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_key_that_fal_withdrew_is_refused_when_the_keys_are_fetched_next()
    {
        AnswerKeys(WebhookSigner.First);
        await VerifyAsync(WebhookSigner.First);
        Time.Advance(TimeSpan.FromHours(1));
        AnswerKeys(WebhookSigner.Second);

        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(WebhookSigner.First));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.Second));
    }

    [Fact]
    public async Task When_fal_has_withdrawn_every_key_nothing_passes()
    {
        AnswerKeys(WebhookSigner.First);
        await VerifyAsync(WebhookSigner.First);
        Time.Advance(TimeSpan.FromHours(1));
        AnswerKeys();

        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(WebhookSigner.First));
    }

    [Fact]
    public async Task A_new_key_is_fetched_as_soon_as_it_signs()
    {
        AnswerKeys(WebhookSigner.First);
        await VerifyAsync(WebhookSigner.First);
        Time.Advance(TimeSpan.FromMinutes(1));
        AnswerKeys(WebhookSigner.First, WebhookSigner.Second);

        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.Second));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First));
        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task Garbage_makes_nobody_ask_fal_more_than_once_a_minute()
    {
        var stranger = new WebhookSigner(new byte[32]);
        AnswerKeys(WebhookSigner.First);
        for (int minute = 0; minute < 3; minute++)
        {
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(stranger));
            }

            Assert.Equal(minute + 1, Server.Requests.Count);
            Time.Advance(TimeSpan.FromMinutes(1));
            AnswerKeys(WebhookSigner.First);
        }
    }

    [Fact]
    public async Task What_does_not_even_have_the_form_of_a_webhook_makes_nobody_ask()
    {
        FalWebhookHeaders headers = WebhookSigner.First.Headers(Body, Time.GetUtcNow());

        await VerifyAsync(headers with { Signature = "00" }, Body);
        await VerifyAsync(headers with { Timestamp = "1" }, Body);
        await VerifyAsync(new FalWebhookHeaders(), Body);

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Many_at_once_are_one_fetch()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Answer((_, _) =>
        {
            asked.SetResult();
            return answer.Task;
        });
        Task<FalWebhookFailure>[] all = [.. Enumerable.Range(0, 20).Select(_ => VerifyAsync(WebhookSigner.First))];
        await asked.Task.WaitAsync(HangLimit);
        answer.SetResult(ScriptedHandler.Response(200, WebhookSigner.KeySet(WebhookSigner.First)));

        Assert.All(await Task.WhenAll(all).WaitAsync(HangLimit), failure => Assert.Equal(FalWebhookFailure.None, failure));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task One_that_gives_up_takes_the_keys_from_nobody()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Answer((_, token) =>
        {
            asked.SetResult();
            return answer.Task.WaitAsync(token);
        });
        using var impatience = new CancellationTokenSource();
        Task<FalWebhookVerification> impatient = Verifier.VerifyAsync(WebhookSigner.First.Headers(Body, Time.GetUtcNow()), Body, impatience.Token).AsTask();
        Task<FalWebhookFailure> patient = VerifyAsync(WebhookSigner.First);
        await asked.Task.WaitAsync(HangLimit);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.SetResult(ScriptedHandler.Response(200, WebhookSigner.KeySet(WebhookSigner.First)));
        Assert.Equal(FalWebhookFailure.None, await patient.WaitAsync(HangLimit));
    }

    [Fact]
    public async Task While_fal_cannot_be_reached_the_keys_serve_until_they_are_a_day_old()
    {
        AnswerKeys(WebhookSigner.First);
        await VerifyAsync(WebhookSigner.First);
        Time.Advance(TimeSpan.FromHours(23));
        Server.Fail(new HttpRequestException("no such host"));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First));

        Time.Advance(TimeSpan.FromHours(1));
        Server.Answer(503);
        Assert.Equal(FalWebhookFailure.KeysUnavailable, await VerifyAsync(WebhookSigner.First));

        Time.Advance(TimeSpan.FromMinutes(1));
        AnswerKeys(WebhookSigner.First);
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First));
        Assert.Equal([42, 42], Logs.Entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Event.Id));
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(500, """{"keys":[]}""")]
    [InlineData(302, "")]
    [InlineData(204, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"detail":"Not Found"}""")]
    public async Task What_is_no_answer_is_not_taken_for_one(int status, string body)
    {
        Server.Answer(status, body, ("Location", "https://elsewhere.example/jwks.json"));

        Assert.Equal(FalWebhookFailure.KeysUnavailable, await VerifyAsync(WebhookSigner.First));
        Assert.Equal(FalWebhookFailure.KeysUnavailable, await VerifyAsync(WebhookSigner.First));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read_to_its_end()
    {
        string keys = WebhookSigner.KeySet([.. Enumerable.Repeat(WebhookSigner.First, 1000)]);
        Server.Answer(200, keys);

        Assert.Equal(FalWebhookFailure.KeysUnavailable, await VerifyAsync(WebhookSigner.First));
    }

    [Fact]
    public async Task Keys_of_a_server_that_a_redirect_led_to_are_not_taken()
    {
        Server.Answer((_, _) =>
        {
            HttpResponseMessage response = ScriptedHandler.Response(200, WebhookSigner.KeySet(WebhookSigner.First));
            response.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://rest.fal.ai.example/.well-known/jwks.json");
            return Task.FromResult(response);
        });

        Assert.Equal(FalWebhookFailure.KeysUnavailable, await VerifyAsync(WebhookSigner.First));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Answer(async (_, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        Task<FalWebhookFailure> verification = VerifyAsync(WebhookSigner.First);
        await asked.Task.WaitAsync(HangLimit);

        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(FalWebhookFailure.KeysUnavailable, await verification.WaitAsync(HangLimit));
    }

    [Theory]
    [InlineData("KeysFetched")]
    [InlineData("KeysNotFetched")]
    public async Task Logger_that_throws_fails_no_webhook(string eventName)
    {
        FalWebhookVerifier verifier = Create(options => options.LoggerFactory = new ThrowingLoggerFactory(eventName));
        Server.Answer(503);
        Assert.Equal(FalWebhookFailure.KeysUnavailable, await VerifyAsync(WebhookSigner.First, verifier));

        Time.Advance(TimeSpan.FromMinutes(1));
        AnswerKeys(WebhookSigner.First);
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First, verifier));
    }

    [Fact]
    public async Task Nothing_that_belongs_to_the_user_is_sent_or_logged()
    {
        AnswerKeys(WebhookSigner.First);
        FalWebhookHeaders headers = WebhookSigner.First.Headers(Body, Time.GetUtcNow());
        await VerifyAsync(headers, Body);

        Assert.Equal(["accept"], Assert.Single(Server.Requests).Headers.Keys);
        LogEntry entry = Assert.Single(Logs.Entries);
        Assert.Equal((41, LogLevel.Debug), (entry.Event.Id, entry.Level));
        Assert.DoesNotContain(headers.Signature!, entry.Message, StringComparison.OrdinalIgnoreCase);
    }
}

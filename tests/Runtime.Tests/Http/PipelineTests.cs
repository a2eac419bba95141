using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Whatever a pipeline of the user's own does, nothing is billed twice and nothing accepted is lost.</summary>
public class PipelineTests : FalTest
{
    private readonly ConcurrentQueue<FalExchangeOutcome> _outcomes = new();

    [Fact]
    public async Task A_pipeline_stands_in_for_the_retries()
    {
        Server.Answer(503).Answer(503, "", ("Retry-After", "7")).Fail(new HttpRequestException(HttpRequestError.ResponseEnded)).Answer(202, Status("IN_QUEUE"));

        FalQueueUpdate update = await With(Insist(4)).Attach(RequestId).GetStatusAsync();

        Assert.Equal(FalQueueState.InQueue, update.State);
        Assert.Empty(Time.Delays);
        Assert.Equal([1, 2, 3, 4], _outcomes.Select(outcome => outcome.Attempt));
        Assert.Equal(
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, null, HttpStatusCode.Accepted],
            _outcomes.Select(outcome => outcome.StatusCode));
        Assert.Equal([true, true, true, false], _outcomes.Select(outcome => outcome.CanRetry));
        Assert.Equal([false, false, false, true], _outcomes.Select(outcome => outcome.IsSuccess));
        Assert.Equal([null, TimeSpan.FromSeconds(7), null, null], _outcomes.Select(outcome => outcome.RetryAfter));
        FalConnectionException lost = Assert.IsType<FalConnectionException>(_outcomes.ElementAt(2).Exception);
        Assert.Equal((3, RequestId, "fal-ai/flux/dev"), (lost.Attempts, lost.RequestId, lost.EndpointId));
        Assert.All(_outcomes, outcome => Assert.Equal(FalOperation.Status, outcome.Operation));
    }

    [Fact]
    public async Task The_last_outcome_is_that_of_the_call()
    {
        Server.Answer(503, "{}").Answer(503, """{"detail":"still busy"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => With(Insist(2)).Attach(RequestId).GetStatusAsync());

        Assert.Equal(("still busy", 2, RequestId, "fal-ai/flux/dev"), (error.Detail, error.Attempts, error.RequestId, error.EndpointId));
    }

    [Fact]
    public async Task What_proves_that_fal_did_not_take_it_is_sent_again()
    {
        Server
            .Fail(new HttpRequestException(HttpRequestError.ConnectionError))
            .Answer(429, "{}")
            .Answer(503, "<html>nginx</html>")
            .Answer(200, Submitted());

        FalRequest<JsonElement> request = await With(Insist(9)).SubmitAsync(Input);

        Assert.Equal(RequestId, request.RequestId);
        Assert.Equal(4, Server.Requests.Count);
        Assert.Equal([true, true, true, false, false, false, false, false, false], _outcomes.Select(outcome => outcome.CanRetry));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("timeout")]
    [InlineData("503")]
    [InlineData("500")]
    [InlineData("422")]
    [InlineData("broken")]
    public async Task What_may_have_been_accepted_is_never_sent_again(string how)
    {
        switch (how)
        {
            case "lost":
                Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));
                break;
            case "timeout":
                Server.Fail(new TaskCanceledException("slow", new TimeoutException()));
                break;
            case "broken":
                Server.Answer((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new TailStream("{", () => throw new IOException("reset"))) }));
                break;
            default:
                Server.Answer(int.Parse(how, null), "{}");
                break;
        }

        await Assert.ThrowsAnyAsync<FalException>(() => With(Insist(5)).SubmitAsync(Input));

        Assert.Single(Server.Requests);
        Assert.Equal(5, _outcomes.Count);
        Assert.Single(_outcomes.Distinct());
        Assert.False(_outcomes.First().CanRetry);
    }

    [Fact]
    public async Task What_was_accepted_is_not_sent_again_either()
    {
        Server.Answer(200, Submitted());

        Assert.Equal(RequestId, (await With(Insist(5)).SubmitAsync(Input)).RequestId);

        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData(FalOperation.Submit)]
    [InlineData(FalOperation.Run)]
    public async Task Two_exchanges_that_cost_money_are_never_under_way_at_once(FalOperation operation)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, _) => answer.Task);
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) =>
        {
            Task<FalExchangeOutcome>[] both = [exchange.SendAsync(token).AsTask(), exchange.SendAsync(token).AsTask()];
            answer.SetResult(ScriptedHandler.Response(200, operation == FalOperation.Run ? "{}" : Submitted()));
            FalExchangeOutcome[] outcomes = await Task.WhenAll(both);
            Assert.Same(outcomes[0], outcomes[1]);
            return outcomes[1];
        });

        await (operation == FalOperation.Run ? endpoint.RunAsync(Input) : (Task)endpoint.SubmitAsync(Input));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task The_second_of_two_is_sent_when_the_first_was_refused()
    {
        Server.Answer(429, "{}").Answer(200, Submitted());
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) =>
        {
            FalExchangeOutcome[] outcomes = await Task.WhenAll(exchange.SendAsync(token).AsTask(), exchange.SendAsync(token).AsTask());

            // The wrong one, on purpose.
            return outcomes.First(outcome => !outcome.IsSuccess);
        });

        FalRequest<JsonElement> request = await endpoint.SubmitAsync(Input);

        Assert.Equal(RequestId, request.RequestId);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task Questions_may_be_under_way_at_once()
    {
        var slow = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, _) => slow.Task).Answer(202, Status("IN_QUEUE"));
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) =>
            await await Task.WhenAny(exchange.SendAsync(token).AsTask(), exchange.SendAsync(token).AsTask()));

        Assert.Equal(FalQueueState.InQueue, (await endpoint.Attach(RequestId).GetStatusAsync()).State);
        slow.SetResult(ScriptedHandler.Response(500, ""));
    }

    [Fact]
    public async Task An_exchange_that_costs_money_and_that_the_pipeline_ended_counts_as_accepted()
    {
        Server.Hang();
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, _) =>
        {
            using var source = new CancellationTokenSource();
            Task<FalExchangeOutcome> first = exchange.SendAsync(source.Token).AsTask();
            await source.CancelAsync();
            OperationCanceledException ended = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            Assert.Equal(source.Token, ended.CancellationToken);
            return await exchange.SendAsync(CancellationToken.None);
        });

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => endpoint.SubmitAsync(Input));

        Assert.Equal((true, false, 1), (error.MayHaveBeenAccepted, error.IsRetryable, error.Attempts));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_pipeline_that_walks_away_ends_what_is_under_way()
    {
        Server.Hang();
        FalEndpoint<JsonElement, JsonElement> endpoint = With((exchange, token) =>
        {
            _ = exchange.SendAsync(token).AsTask();
            throw new TimeoutException("enough");
        });

        FalPipelineException error = await Assert.ThrowsAsync<FalPipelineException>(() => endpoint.SubmitAsync(Input));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal(
            "FalClientOptions.Pipeline ended the call with TimeoutException, before queue.fal.run answered; fal may have accepted the request, so look for it before sending it again.",
            error.Message);
    }

    [Fact]
    public async Task A_pipeline_that_fails_after_the_request_was_accepted_does_not_lose_it()
    {
        Server.Answer(200, Submitted());
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) =>
        {
            await exchange.SendAsync(token);
            throw new TimeoutException("too late");
        });

        Assert.Equal(RequestId, (await endpoint.SubmitAsync(Input)).RequestId);
    }

    [Fact]
    public async Task A_pipeline_that_throws_by_itself_sends_nothing()
    {
        FalPipelineException error = await Assert.ThrowsAsync<FalPipelineException>(
            () => With((_, _) => throw new InvalidOperationException("circuit open")).Attach(RequestId).GetStatusAsync());

        Assert.Equal((0, RequestId, false), (error.Attempts, error.RequestId, error.MayHaveBeenAccepted));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_straggler_sends_nothing_any_more()
    {
        FalExchange? straggler = null;
        Server.Answer(429, "{}");
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) =>
        {
            straggler = exchange;
            return await exchange.SendAsync(token);
        });
        await Assert.ThrowsAsync<FalApiException>(() => endpoint.SubmitAsync(Input));

        await Assert.ThrowsAsync<InvalidOperationException>(() => straggler!.SendAsync(CancellationToken.None).AsTask());

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_outcome_of_another_exchange_is_no_answer()
    {
        FalExchangeOutcome? other = null;
        Server.Answer(202, Status("IN_QUEUE")).Answer(202, Status("IN_QUEUE"));
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) => other ??= await exchange.SendAsync(token));

        await endpoint.Attach("r-1").GetStatusAsync();

        FalPipelineException error = await Assert.ThrowsAsync<FalPipelineException>(() => endpoint.Attach("r-2").GetStatusAsync());
        Assert.Equal("r-2", error.RequestId);
    }

    [Fact]
    public async Task Pipeline_without_an_outcome_keeps_the_request_id()
    {
        Server.Answer(200, Submitted());
        int exchanges = 0;
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) => exchanges++ == 0 ? await exchange.SendAsync(token) : null!);

        FalPipelineException error = await Assert.ThrowsAsync<FalPipelineException>(() => endpoint.SubscribeAsync(Input));

        Assert.Equal((RequestId, true), (error.RequestId, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task The_token_of_the_caller_ends_a_call_as_ever()
    {
        using var source = new CancellationTokenSource();
        Server.Hang();

        Task call = With((exchange, token) => exchange.SendAsync(token)).Attach(RequestId).GetStatusAsync(cancellationToken: source.Token);
        await source.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task A_request_accepted_after_its_token_was_cancelled_is_cancelled_at_fal_too()
    {
        using var source = new CancellationTokenSource();
        var accepted = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, token) => accepted.Task.WaitAsync(token)).Answer(200, """{"status":"OK"}""");

        Task call = With((exchange, token) => exchange.SendAsync(token)).SubscribeAsync(Input, cancellationToken: source.Token);
        await source.CancelAsync();
        Assert.False(call.IsCompleted);
        accepted.SetResult(ScriptedHandler.Response(200, Submitted()));

        Assert.Equal(RequestId, (await Assert.ThrowsAsync<FalCanceledException>(() => call)).RequestId);
        Assert.Equal(["POST", "PUT"], Server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task An_exchange_says_what_it_is_for()
    {
        var seen = new List<(FalOperation, string?, string?)>();
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, "{}").Answer(202)
            .Answer(200, """{"file_url":"https://v3b.fal.media/x","upload_url":"https://storage.example/put"}""").Answer(200);
        FalEndpoint<JsonElement, JsonElement> endpoint = With((exchange, token) =>
        {
            seen.Add((exchange.Operation, exchange.EndpointId, exchange.RequestId));
            return exchange.SendAsync(token);
        });

        FalRequest<JsonElement> request = await endpoint.SubmitAsync(Input);
        await request.GetResultAsync();
        await request.CancelAsync();
        await endpoint.Client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "image/png"));

        Assert.Equal(
            [
                (FalOperation.Submit, "fal-ai/flux/dev", null),
                (FalOperation.Status, "fal-ai/flux/dev", RequestId),
                (FalOperation.Result, "fal-ai/flux/dev", RequestId),
                (FalOperation.Cancel, "fal-ai/flux/dev", RequestId),
                (FalOperation.InitiateUpload, null, null),
                (FalOperation.Upload, null, null),
            ],
            seen);
    }

    private FalEndpoint<JsonElement, JsonElement> With(FalPipeline pipeline) =>
        CreateClient(settings => settings.Pipeline = pipeline).Endpoint("fal-ai/flux/dev");

    /// <summary>Sends as often as it is told to, whatever comes.</summary>
    private FalPipeline Insist(int times) => async (exchange, token) =>
    {
        FalExchangeOutcome? outcome = null;
        for (int i = 0; i < times; i++)
        {
            outcome = await exchange.SendAsync(token);
            _outcomes.Enqueue(outcome);
        }

        return outcome!;
    };
}

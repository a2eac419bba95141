using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>The pipelines of docs/retries.md, with the real Polly.</summary>
public class PollyTests : FalTest
{
    [Fact]
    public async Task A_retry_waits_as_fal_asks_and_stops_where_sending_again_could_be_billed_twice()
    {
        ResiliencePipelineBuilder<FalExchangeOutcome> builder = new() { TimeProvider = Time };
        ResiliencePipeline<FalExchangeOutcome> polly = builder
            .AddRetry(new RetryStrategyOptions<FalExchangeOutcome>
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { CanRetry: true }),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
            })
            .Build();
        FalEndpoint<JsonElement, JsonElement> endpoint = With(polly);

        Server.Answer(429, "{}", ("Retry-After", "7")).Answer(200, Submitted());
        await endpoint.SubmitAsync(Input);
        Assert.Equal([TimeSpan.FromSeconds(7)], Time.Delays);

        Server.Answer(503, "{}");
        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => endpoint.SubmitAsync(Input));
        Assert.Equal((1, true), (error.Attempts, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_retry_that_handles_everything_sends_a_submit_once()
    {
        ResiliencePipelineBuilder<FalExchangeOutcome> builder = new() { TimeProvider = Time };
        ResiliencePipeline<FalExchangeOutcome> polly = builder
            .AddRetry(new RetryStrategyOptions<FalExchangeOutcome>
            {
                MaxRetryAttempts = 9,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is not { IsSuccess: true }),
            })
            .Build();
        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));

        await Assert.ThrowsAsync<FalConnectionException>(() => With(polly).SubmitAsync(Input));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_hedge_sends_a_submit_once()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        var hedged = new TaskCompletionSource();
        ResiliencePipeline<FalExchangeOutcome> polly = new ResiliencePipelineBuilder<FalExchangeOutcome>()
            .AddHedging(new HedgingStrategyOptions<FalExchangeOutcome>
            {
                MaxHedgedAttempts = 3,
                Delay = TimeSpan.Zero,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is not { IsSuccess: true }),
                OnHedging = _ =>
                {
                    hedged.TrySetResult();
                    return default;
                },
            })
            .Build();
        Server.Answer((_, token) => answer.Task.WaitAsync(token));

        Task<FalRequest<JsonElement>> submit = With(polly).SubmitAsync(Input);
        await hedged.Task;
        answer.SetResult(ScriptedHandler.Response(200, Submitted()));

        Assert.Equal(RequestId, (await submit).RequestId);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_timeout_around_a_submit_says_that_it_may_have_been_accepted()
    {
        ResiliencePipelineBuilder<FalExchangeOutcome> builder = new() { TimeProvider = Time };
        ResiliencePipeline<FalExchangeOutcome> polly = builder
            .AddRetry(new RetryStrategyOptions<FalExchangeOutcome> { ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { CanRetry: true }) })
            .AddTimeout(TimeSpan.FromSeconds(5))
            .Build();
        Server.Hang();

        Task submit = With(polly).SubmitAsync(Input);
        Time.Advance(TimeSpan.FromSeconds(5));
        FalPipelineException error = await Assert.ThrowsAsync<FalPipelineException>(() => submit);

        Assert.IsType<TimeoutRejectedException>(error.InnerException);
        Assert.Equal((true, 1), (error.MayHaveBeenAccepted, error.Attempts));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_open_circuit_sends_nothing_and_keeps_the_request()
    {
        ResiliencePipelineBuilder<FalExchangeOutcome> builder = new() { TimeProvider = Time };
        ResiliencePipeline<FalExchangeOutcome> polly = builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<FalExchangeOutcome>
            {
                MinimumThroughput = 2,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { IsSuccess: false }),
            })
            .Build();
        FalRequest<JsonElement> request = With(polly).Attach(RequestId);
        Server.Answer(503).Answer(503);
        await Assert.ThrowsAsync<FalApiException>(() => request.GetStatusAsync());
        await Assert.ThrowsAsync<FalApiException>(() => request.GetStatusAsync());

        FalPipelineException error = await Assert.ThrowsAsync<FalPipelineException>(() => request.GetStatusAsync());

        Assert.IsType<BrokenCircuitException>(error.InnerException);
        Assert.Equal((0, RequestId), (error.Attempts, error.RequestId));
        Assert.Equal(2, Server.Requests.Count);
    }

    private FalEndpoint<JsonElement, JsonElement> With(ResiliencePipeline<FalExchangeOutcome> polly) =>
        CreateClient(settings => settings.Pipeline = (exchange, token) => polly.ExecuteAsync(exchange.SendAsync, token)).Endpoint("fal-ai/flux/dev");
}

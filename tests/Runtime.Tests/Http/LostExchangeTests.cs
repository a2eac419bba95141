using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>An exchange whose end nobody saw counts as accepted: a handler threw what it liked after it was sent, or a pipeline went its own way.</summary>
public sealed class LostExchangeTests : FalTest
{
    private static readonly TimeoutRejectedException OfAHandler = new("The handler gave up after the request was sent.");

    private readonly MemoryJournal _journal = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_handler_lost_may_have_been_accepted_and_stays_in_the_journal(bool hasPipeline)
    {
        Server.Fail(OfAHandler);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => With(hasPipeline ? (exchange, token) => exchange.SendAsync(token) : null).SubmitAsync(Input));

        Assert.Equal((true, false), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.DoesNotContain("end", _journal.Steps);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_pipeline_that_repeats_whatever_comes_does_not_send_again_what_a_handler_lost()
    {
        ResiliencePipelineBuilder<FalExchangeOutcome> builder = new() { TimeProvider = Time };
        ResiliencePipeline<FalExchangeOutcome> polly = builder
            .AddRetry(new RetryStrategyOptions<FalExchangeOutcome>
            {
                ShouldHandle = new PredicateBuilder<FalExchangeOutcome>().Handle<Exception>().HandleResult(static outcome => !outcome.IsSuccess),
            })
            .Build();
        Server.Fail(OfAHandler).Answer(200, Submitted());

        await Assert.ThrowsAsync<FalConnectionException>(() => With((exchange, token) => polly.ExecuteAsync(exchange.SendAsync, token)).SubmitAsync(Input));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task The_error_of_an_earlier_try_does_not_hide_that_a_later_one_was_under_way()
    {
        Server.Fail(new HttpRequestException(HttpRequestError.ConnectionError, "refused")).Hang();
        FalEndpoint<JsonElement, JsonElement> endpoint = With(async (exchange, token) =>
        {
            FalExchangeOutcome first = await exchange.SendAsync(token);
            _ = exchange.SendAsync(token).AsTask();
            throw first.Exception!;
        });

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => endpoint.SubmitAsync(Input));

        Assert.Equal((true, false), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.DoesNotContain("end", _journal.Steps);
        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task A_deadline_does_not_claim_that_nothing_was_submitted_when_a_pipeline_left_a_submit_under_way()
    {
        Server.Hang();
        FalEndpoint<JsonElement, JsonElement> endpoint = With(
            (exchange, token) => new ValueTask<FalExchangeOutcome>(exchange.SendAsync(CancellationToken.None).AsTask().WaitAsync(token)));

        Task call = endpoint.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(5) });
        Time.Advance(TimeSpan.FromSeconds(5));
        Time.Advance(TimeSpan.FromSeconds(10));
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call.WaitAsync(HangLimit));

        Assert.Equal((true, false), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.DoesNotContain("end", _journal.Steps);
    }

    private FalEndpoint<JsonElement, JsonElement> With(FalPipeline? pipeline) => CreateClient(settings =>
    {
        settings.Pipeline = pipeline;
        settings.Journal = _journal;
    }).Endpoint("fal-ai/flux-2");
}

#pragma warning disable
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Flux2Gen.Runtime.Tests.Review;

/// <summary>Adversarial: money. Each test asserts what should hold; one that fails is a finding.</summary>
public sealed class MoneyReviewTests : FalTest
{
    private FalEndpoint<JsonElement, JsonElement> With(FalPipeline? pipeline, IFalJournal? journal = null) =>
        CreateClient(settings => { settings.Pipeline = pipeline; settings.Journal = journal; }).Endpoint("fal-ai/flux-2");

    /// <summary>A handler (a resilience handler with a timeout, say) throws what is neither an HttpRequestException nor a cancellation, after fal took the request.</summary>
    [Fact]
    public async Task A_pipeline_does_not_send_again_what_a_handler_lost()
    {
        var memory = new MemoryJournal();
        Server.Answer((_, _) => throw new TimeoutRejectedException("handler gave up after the request was sent"));
        Server.Answer(200, Submitted());
        ResiliencePipeline<FalExchangeOutcome> polly = new ResiliencePipelineBuilder<FalExchangeOutcome>()
            .AddRetry(new RetryStrategyOptions<FalExchangeOutcome>
            {
                Delay = TimeSpan.Zero,
                ShouldHandle = new PredicateBuilder<FalExchangeOutcome>().Handle<Exception>().HandleResult(outcome => outcome.IsRepeatable),
            }).Build();

        try
        {
            await With((exchange, token) => polly.ExecuteAsync(exchange.SendAsync, token), memory).SubmitAsync(Input);
        }
        catch (FalException)
        {
        }

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task What_a_handler_lost_may_have_been_accepted_and_stays_in_the_journal()
    {
        var memory = new MemoryJournal();
        Server.Answer((_, _) => throw new TimeoutRejectedException("handler gave up after the request was sent"));

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => With((exchange, token) => exchange.SendAsync(token), memory).SubmitAsync(Input));

        Assert.True(error.MayHaveBeenAccepted && !memory.Steps.Contains("end"), $"{error.GetType().Name} MayHaveBeenAccepted={error.MayHaveBeenAccepted} IsRetryable={error.IsRetryable} journal={string.Join(" | ", memory.Steps)}");
    }

    [Fact]
    public async Task Without_a_pipeline_too_what_a_handler_lost_is_told_in_the_family()
    {
        Server.Answer((_, _) => throw new TimeoutRejectedException("handler gave up after the request was sent"));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => With(null).SubmitAsync(Input));

        Assert.True(error is FalException { MayHaveBeenAccepted: true }, error.GetType().FullName);
    }

    /// <summary>The pipeline throws the error of an earlier try (which reached nobody) while a later try is under way.</summary>
    [Fact]
    public async Task An_earlier_error_does_not_hide_that_a_later_try_was_under_way()
    {
        var memory = new MemoryJournal();
        var underWay = new TaskCompletionSource();
        Server.Fail(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        Server.Answer(async (_, token) =>
        {
            underWay.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => With(
            async (exchange, token) =>
            {
                FalExchangeOutcome first = await exchange.SendAsync(token);
                _ = exchange.SendAsync(token).AsTask();
                await underWay.Task;
                throw first.Exception!;
            },
            memory).SubmitAsync(Input));

        Assert.True(error.MayHaveBeenAccepted && !memory.Steps.Contains("end"), $"MayHaveBeenAccepted={error.MayHaveBeenAccepted} IsRetryable={error.IsRetryable} journal={string.Join(" | ", memory.Steps)}");
    }

    /// <summary>The pipeline ends with the caller's token at once, while the submit is under way; the deadline ran out.</summary>
    [Fact]
    public async Task A_deadline_does_not_claim_that_nothing_was_submitted_while_a_submit_is_under_way()
    {
        var underWay = new TaskCompletionSource();
        Server.Answer(async (_, token) =>
        {
            underWay.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        Task<FalResult<JsonElement>> call = With((exchange, token) => new ValueTask<FalExchangeOutcome>(exchange.SendAsync(CancellationToken.None).AsTask().WaitAsync(token)))
            .SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(5) });
        await underWay.Task;
        Time.Advance(TimeSpan.FromSeconds(6));
        await Task.Delay(200);
        Time.Advance(TimeSpan.FromSeconds(11));

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.True(error.MayHaveBeenAccepted, error.Message + " IsRetryable=" + error.IsRetryable);
    }

    [Theory]
    [InlineData(502, "<html><head><title>502 Bad Gateway</title></head><body><hr><center>nginx</center></body></html>")]
    [InlineData(503, """{"request_id":"f62e3d9c","detail":"behind nginx"}""")]
    public async Task A_gateway_page_after_the_upstream_had_the_request_is_no_proof(int status, string body)
    {
        int accepted = 0;
        Server.Answer((_, _) =>
        {
            // The upstream took the request and died before its answer: nginx says 502 then.
            accepted++;
            return Task.FromResult(ScriptedHandler.Response(status, body));
        });
        Server.Answer((_, _) =>
        {
            accepted++;
            return Task.FromResult(ScriptedHandler.Response(200, Submitted()));
        });
        try
        {
            await Flux.SubmitAsync(Input);
        }
        catch (FalException)
        {
        }

        Assert.Equal(1, accepted);
    }

    // ---- loss of ids

    [Theory]
    [InlineData("status")]
    [InlineData("stream")]
    [InlineData("result")]
    public async Task A_handler_that_throws_something_of_its_own_after_acceptance_does_not_lose_the_id(string where)
    {
        FalClient client = CreateClient(settings => settings.Watch = new FalWatchOptions { Mode = where == "stream" ? FalWatchMode.Stream : FalWatchMode.Poll });
        Server.Answer(200, Submitted());
        if (where == "result")
        {
            Server.Answer(200, Status("COMPLETED"));
        }

        Server.Answer((_, _) => throw new TimeoutRejectedException("handler"));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input));

        Assert.True(IdOf(error) == RequestId, error.GetType().FullName + ": " + error.Message);
    }

    [Fact]
    public async Task A_client_disposed_of_between_two_questions_does_not_lose_the_id()
    {
        using var server = new LoopbackServer(request => request.StartsWith("POST", StringComparison.Ordinal)
            ? LoopbackServer.Ok(Submitted())
            : LoopbackServer.Ok(Status("IN_PROGRESS")));
        var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(server.Uri),
            Watch = new FalWatchOptions { Mode = FalWatchMode.Poll },
        });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(
            Input, onUpdate: update =>
            {
                if (update.State == FalQueueState.InProgress)
                {
                    client.Dispose();
                }
            }));

        Assert.True(IdOf(error) == RequestId, error.GetType().FullName + ": " + error.Message);
    }

    [Theory]
    [InlineData("br", "submit")]
    [InlineData("br", "status")]
    [InlineData("br", "stream")]
    [InlineData("deflate", "submit")]
    [InlineData("deflate", "status")]
    [InlineData("gzip", "stream")]
    public async Task A_damaged_compression_stays_in_the_family(string encoding, string where)
    {
        string broken = $"HTTP/1.1 200 OK\r\nContent-Type: {(where == "stream" ? "text/event-stream" : "application/json")}\r\nContent-Encoding: {encoding}\r\nContent-Length: 12\r\n\r\nnot zipped!!";
        int posts = 0;
        using var server = new LoopbackServer(request =>
            request.StartsWith("POST", StringComparison.Ordinal) ? (Interlocked.Increment(ref posts) > 0 && where == "submit" ? broken : LoopbackServer.Ok(Submitted())) : broken);
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(server.Uri),
            Retry = new FalRetryOptions { MaxRetries = 0 },
            Watch = new FalWatchOptions { Mode = where == "stream" ? FalWatchMode.Stream : FalWatchMode.Poll },
        });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input));

        Assert.Equal(1, posts);
        Assert.True(error is FalException { MayHaveBeenAccepted: true }, error.GetType().FullName + ": " + error.Message);
        Assert.True(where == "submit" || IdOf(error) == RequestId, "no id");
    }

    [Fact]
    public async Task An_id_in_the_headers_of_an_answer_that_broke_off_is_kept()
    {
        var memory = new MemoryJournal();
        using var server = new RawServer(async (_, stream) =>
            await RawServer.Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-fal-request-id: {RequestId}\r\nContent-Length: 100\r\n\r\n{{\"request"));
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(server.Uri),
            Journal = memory,
        });

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => client.Endpoint("fal-ai/flux-2").SubmitAsync(Input));

        Assert.True(error.RequestId == RequestId, $"RequestId={error.RequestId ?? "null"}; journal={string.Join(" | ", memory.Steps)}");
    }

    [Fact]
    public async Task A_deadline_keeps_the_id_that_an_error_of_the_submit_had()
    {
        var underWay = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        Server.Answer(async (_, _) =>
        {
            underWay.SetResult();
            await go.Task;
            return ScriptedHandler.Response(504, """{"detail":"slow"}""", ("x-fal-request-id", RequestId));
        });
        Task<FalResult<JsonElement>> call = Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(5) });
        await underWay.Task;
        Time.Advance(TimeSpan.FromSeconds(6));
        go.SetResult();

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.True(error.RequestId == RequestId, error.Message);
    }

    [Fact]
    public async Task A_name_with_half_a_character_in_the_answer_to_a_submit_does_not_lose_the_id()
    {
        Server.Answer(200, $$"""{"\ud83d_padded_to_be_long":1,"status":"IN_QUEUE","request_id":"{{RequestId}}"}""");

        FalRequest<JsonElement> request = await Flux.SubmitAsync(Input);

        Assert.Equal(RequestId, request.RequestId);
    }

    [Fact]
    public async Task A_log_line_with_half_a_character_is_not_lost()
    {
        Server.Answer(200, Status("COMPLETED", """
            "logs":[{"message":"progress \ud83d","level":"INFO"}]
            """));

        Assert.Single((await Attached().GetStatusAsync(logs: true)).Logs);
    }

    // ---- many

    [Fact]
    public async Task Many_can_be_enumerated_twice_or_says_that_it_cannot()
    {
        var fal = new FakeQueue();
        using var http = new HttpClient(fal);
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), HttpClient = http, Watch = new FalWatchOptions { Mode = FalWatchMode.Poll } });
        IAsyncEnumerable<FalOutcome<JsonElement, JsonElement>> outcomes = client.Endpoint("fal-ai/flux-2")
            .SubscribeManyAsync(Enumerable.Range(0, 4).Select(number => Json($$"""{"prompt":"p{{number}}"}""")), maxConcurrency: 2);
        Assert.Equal(4, await outcomes.CountAsync());
        int accepted = fal.Accepted.Count;

        Task<int> second = outcomes.CountAsync().AsTask();
        Task done = await Task.WhenAny(second, Task.Delay(TimeSpan.FromSeconds(5)));

        string how = done != second ? "hangs" : second.IsFaulted ? second.Exception!.InnerException!.GetType().Name : "gave " + await second;
        Assert.True(fal.Accepted.Count == accepted || how == "gave 4", $"the second time {how}, and {fal.Accepted.Count - accepted} more requests were billed");
    }

    [Fact]
    public void Many_does_not_need_the_callers_context()
    {
        var fal = new FakeQueue();
        using var http = new HttpClient(fal);
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), HttpClient = http, Watch = new FalWatchOptions { Mode = FalWatchMode.Poll } });
        bool finished = false;
        int on = 0;
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new OneThread());
            IAsyncEnumerator<FalOutcome<JsonElement, JsonElement>> outcomes = client.Endpoint("fal-ai/flux-2").SubscribeManyAsync([Json("""{"prompt":"p"}""")]).GetAsyncEnumerator();
            finished = outcomes.MoveNextAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        }) { IsBackground = true };
        thread.Start();
        thread.Join();

        Assert.True(finished, "blocked: the first step waits for the caller's thread");
    }

    [Fact]
    public void Subscribe_does_not_need_the_callers_context()
    {
        using var server = new LoopbackServer(request => request.StartsWith("POST", StringComparison.Ordinal) ? LoopbackServer.Ok(Submitted())
            : LoopbackServer.Ok(request.Contains("/status", StringComparison.Ordinal) ? Status("COMPLETED") : "{}"));
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(server.Uri) });
        bool finished = false;
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new OneThread());
            finished = client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromMinutes(1) }).Wait(TimeSpan.FromSeconds(5));
        }) { IsBackground = true };
        thread.Start();
        thread.Join();
        Assert.True(finished);
    }

    private sealed class OneThread : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback, object?)> _posted = new();

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));
    }

    // ---- key

    [Theory]
    [InlineData(401, """{"detail":"bad key \u006bey-secret-5678"}""", null, null)]
    [InlineData(401, "{}", "x-fal-error-type", "key-secret-5678")]
    [InlineData(401, "{}", "x-fal-request-id", "key-secret-5678")]
    [InlineData(401, "{}", "x-fal-request-timeout-type", "key-secret-5678")]
    public async Task A_key_that_fal_repeats_is_in_no_exception(int status, string body, string? header, string? value)
    {
        Server.Answer(status, body, header is null ? [] : [(header, value!)]);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Flux.RunAsync(Input));

        string all = string.Join('\n', error.ToString(), error.Body, error.Detail, error.ErrorType?.Value, error.RequestId, error.TimeoutType);
        Assert.DoesNotContain("key-secret-5678", all);
    }

    // ---- time

    [Fact]
    public async Task A_long_log_that_is_alike_is_put_together_quickly()
    {
        string Lines(int count, string last) => string.Join(',', Enumerable.Repeat("""{"message":"tick","level":"INFO"}""", count)) + $$""",{"message":"{{last}}","level":"INFO"}""";
        Server.Answer(200, Status("IN_PROGRESS", $"\"logs\":[{Lines(20000, "x")}]"));
        Server.Answer(200, Status("COMPLETED", $"\"logs\":[{Lines(20000, "y")}]"));
        var watch = Stopwatch.StartNew();
        await foreach (FalQueueUpdate _ in Attached().WatchAsync(logs: true))
        {
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"20,000 lines took {watch.Elapsed.TotalSeconds:0.0} s of CPU");
    }

    private static string? IdOf(Exception error) =>
        error is FalException failure ? failure.RequestId : error is FalCanceledException canceled ? canceled.RequestId : error.Data["fal.request_id"] as string;
}

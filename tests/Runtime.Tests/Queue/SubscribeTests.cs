using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

public class SubscribeTests : FalTest
{
    private readonly List<string> _updates = [];

    [Fact]
    public async Task A_request_is_submitted_followed_and_fetched()
    {
        Server
            .Answer(200, Submitted())
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":1"))
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":0"))
            .Answer(202, Status("IN_PROGRESS", "\"logs\":null"))
            .Answer(202, Status("IN_PROGRESS", "\"logs\":[{\"message\":\"step 1\"}]"))
            .Answer(200, Status("COMPLETED", "\"logs\":[{\"message\":\"step 1\"},{\"message\":\"step 2\"}],\"metrics\":{\"inference_time\":1.234}"))
            .Answer(200, """{"seed":7}""", ("x-fal-request-id", RequestId), ("x-fal-billable-units", "2.50000000"));

        FalResult<JsonElement> result = await Flux.SubscribeAsync(Input, update => _updates.Add(update.ToString()));

        Assert.Equal(["In queue, position 1", "In queue, position 0", "In progress", "In progress: step 1", "Completed in 1.2 s"], _updates);
        Assert.Equal(7, result.Data.GetProperty("seed").GetInt32());
        Assert.Equal(RequestId, result.RequestId);
        Assert.Equal(2.5m, result.BillableUnits);
        Assert.Equal(1.234, result.InferenceTime!.Value.TotalSeconds, 6);
        Assert.Equal(["step 1", "step 2"], result.Logs.Select(line => line.Message));
        Assert.Equal(1, Server.Lines.Count(line => line.EndsWith(RequestId, StringComparison.Ordinal)));
        Assert.All(Server.Lines.Where(line => line.Contains("/status", StringComparison.Ordinal)), line => Assert.EndsWith("?logs=1", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Polls_come_less_often_and_start_anew_with_each_state()
    {
        Server.Answer(200, Submitted());
        foreach (string state in new[] { "IN_QUEUE", "IN_QUEUE", "IN_QUEUE", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED" })
        {
            Server.Answer(200, Status(state));
        }

        Server.Answer(200, "{}");

        await Flux.SubscribeAsync(Input);

        Assert.Equal([500, 750, 1125, 500, 750], Time.Delays.Select(delay => delay.TotalMilliseconds));
    }

    [Theory]
    [InlineData(null, false, "logs=0")]
    [InlineData(null, true, "logs=1")]
    [InlineData(true, false, "logs=1")]
    [InlineData(false, true, "logs=0")]
    public async Task Logs_are_asked_for_when_somebody_listens(bool? logs, bool listens, string query)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, "{}");

        var options = new FalSubscribeOptions { IncludeLogs = logs };
        await (listens ? Flux.SubscribeAsync(Input, _ => { }, options) : Flux.SubscribeAsync(Input, options));

        Assert.EndsWith(query, Server.Requests[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_is_asynchronous_is_waited_for()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, "{}");
        var saved = new TaskCompletionSource();
        List<FalQueueState> told = [];

        Task call = Flux.SubscribeAsync(Input, async update =>
        {
            told.Add(update.State);
            await saved.Task;
        });
        Assert.Equal([FalQueueState.InQueue], told);
        Assert.Single(Server.Requests);
        saved.SetResult();
        await call;

        Assert.Equal([FalQueueState.InQueue, FalQueueState.Completed], told);
    }

    [Fact]
    public async Task What_an_asynchronous_listener_throws_ends_the_call_with_the_id()
    {
        Server.Answer(200, Submitted());

        IOException error = await Assert.ThrowsAsync<IOException>(() => Flux.SubscribeAsync(Input, async _ =>
        {
            await Task.Yield();
            throw new IOException("The disk is full.");
        }));

        Assert.Equal(RequestId, error.Data[FalDiagnostics.RequestIdKey]);
    }

    [Fact]
    public void A_listener_that_is_null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("onUpdate", () => { _ = Flux.SubscribeAsync(Input, (Action<FalQueueUpdate>)null!); });
        Assert.Throws<ArgumentNullException>("onUpdate", () => { _ = Flux.SubscribeAsync(Input, (Func<FalQueueUpdate, Task>)null!); });
    }

    [Fact]
    public async Task A_cancelled_token_cancels_the_request_at_fal()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Answer(202, Status("IN_PROGRESS")).Answer(202, """{"status":"CANCELLATION_REQUESTED"}""");
        Time.OnDelay = _ => source.Cancel();

        FalCanceledException cancelled = await Assert.ThrowsAsync<FalCanceledException>(
            () => Flux.SubscribeAsync(Input, cancellationToken: source.Token));

        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Equal((RequestId, Flux.Id, FalCancelResult.Requested), (cancelled.RequestId, cancelled.EndpointId, cancelled.CancelResult));
        Assert.Equal($"The server was asked to cancel request {RequestId}, and is stopping it.", cancelled.Message);
        Assert.Equal($"PUT {Queue}/fal-ai/flux-2/requests/{RequestId}/cancel", Server.Requests[^1].Line);
    }

    [Fact]
    public async Task A_request_is_cancelled_at_fal_too_when_a_failure_comes_first()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted())
            .Answer((_, _) =>
            {
                HttpResponseMessage response = ScriptedHandler.Response(401, "");
                response.Content = new StreamContent(new TailStream("""{"detail":"key revoked"}""", source.Cancel));
                return Task.FromResult(response);
            })
            .Answer(202);

        await Assert.ThrowsAsync<FalCanceledException>(() => Flux.SubscribeAsync(Input, cancellationToken: source.Token));

        Assert.Equal("PUT", Server.Requests[^1].Method);
    }

    [Theory]
    [InlineData(200, """{"status":"OK"}""", "Request {0} was cancelled on the server.")]
    [InlineData(400, """{"status":"ALREADY_COMPLETED"}""", "Request {0} had ended before it could be cancelled, and its result can still be fetched.")]
    [InlineData(404, """{"status":"NOT_FOUND"}""", "The server does not know request {0} any more.")]
    [InlineData(500, "", "Request {0} could not be cancelled on the server, and may go on and be billed.")]
    [InlineData(401, """{"detail":"no"}""", "Request {0} could not be cancelled on the server, and may go on and be billed.")]
    public async Task The_caller_hears_what_became_of_the_request(int status, string body, string message)
    {
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Answer(202, Status("IN_PROGRESS")).Answer(status, body);
        Time.OnDelay = _ => source.Cancel();

        FalCanceledException cancelled = await Assert.ThrowsAsync<FalCanceledException>(() => Flux.SubscribeAsync(Input, cancellationToken: source.Token));

        Assert.True(Server.IsFinished);
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, RequestId), cancelled.Message);
    }

    [Fact]
    public async Task A_cancel_that_hangs_ends_after_ten_seconds()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Hang().Hang();

        Task call = Flux.SubscribeAsync(Input, cancellationToken: source.Token);
        await source.CancelAsync();
        SpinWait.SpinUntil(() => Server.Requests.Count == 3, HangLimit);
        Assert.False(call.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("PUT", Server.Requests[^1].Method);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_while_fal_accepts_the_request_cancels_it_too()
    {
        using var source = new CancellationTokenSource();
        var accepted = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, cancellationToken) => accepted.Task.WaitAsync(cancellationToken)).Answer(200, """{"status":"OK"}""");

        Task call = Flux.SubscribeAsync(Input, cancellationToken: source.Token);
        await source.CancelAsync();
        Assert.False(call.IsCompleted);
        accepted.SetResult(ScriptedHandler.Response(200, Submitted()));

        Assert.Equal(RequestId, (await Assert.ThrowsAsync<FalCanceledException>(() => call)).RequestId);
        Assert.Equal(["POST", "PUT"], Server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_submit_that_hangs_after_a_cancelled_token_ends_after_ten_seconds()
    {
        using var source = new CancellationTokenSource();
        Server.Hang();

        Task call = Flux.SubscribeAsync(Input, cancellationToken: source.Token);
        await source.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(10));

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task A_submit_refused_after_a_cancelled_token_is_neither_repeated_nor_told()
    {
        using var source = new CancellationTokenSource();
        var refused = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, _) => refused.Task);

        Task call = Flux.SubscribeAsync(Input, cancellationToken: source.Token);
        await source.CancelAsync();
        refused.SetResult(ScriptedHandler.Response(429, "{}"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_token_cancelled_before_sends_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Flux.SubscribeAsync(Input, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Any_failure_after_acceptance_carries_the_request()
    {
        Action<ScriptedHandler>[] failures =
        [
            server => server.Answer(401, """{"detail":"key revoked"}"""),
            server => server.Answer(200, "<html>captive portal</html>"),
            server => server.Answer(200, "{}"),
            server => server.Fail(new HttpRequestException("dead")).Fail(new HttpRequestException("dead")).Fail(new HttpRequestException("dead"))
                .Fail(new HttpRequestException("dead")).Fail(new HttpRequestException("dead")),
            server => server.Answer(200, Status("COMPLETED")).Answer(500, """{"detail":"boom"}"""),
            server => server.Answer(200, Status("COMPLETED")).Answer(422, """{"detail":[]}"""),
        ];
        foreach (Action<ScriptedHandler> fail in failures)
        {
            Server.Answer(200, Submitted());
            fail(Server);

            FalException error = await Assert.ThrowsAnyAsync<FalException>(() => Flux.SubscribeAsync(Input));

            Assert.Equal((RequestId, "fal-ai/flux-2/flash/edit"), (error.RequestId, error.EndpointId));
            Assert.True(Server.IsFinished);
        }
    }

    [Fact]
    public async Task A_failed_request_is_told_in_the_words_of_the_queue_when_the_result_has_none()
    {
        Server.Answer(200, Submitted())
            .Answer(200, Status("COMPLETED", "\"error\":\"Runner vanished\",\"error_type\":\"runner_disconnected\""))
            .Answer(503, "", ("x-fal-request-id", RequestId));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.SubscribeAsync(Input, update => _updates.Add(update.ToString())));

        Assert.Equal(FalErrorType.RunnerDisconnected, error.ErrorType);
        Assert.Equal("The model failed (HTTP 503, \"Runner vanished\"): send the request anew, because its outcome is stored and does not change.", error.Message);
        Assert.Equal("Completed with an error: Runner vanished", _updates[^1]);
    }

    [Fact]
    public async Task A_result_that_is_there_counts_more_than_an_error_in_the_status()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED", "\"error\":\"late complaint\"")).Answer(200, """{"seed":1}""");

        FalResult<JsonElement> result = await Flux.SubscribeAsync(Input);

        Assert.Equal(1, result.Data.GetProperty("seed").GetInt32());
    }

    [Fact]
    public async Task What_a_listener_throws_ends_the_call()
    {
        Server.Answer(200, Submitted());

        await Assert.ThrowsAsync<NotSupportedException>(() => Flux.SubscribeAsync(Input, _ => throw new NotSupportedException()));
    }

    [Theory]
    [InlineData("""{"status":"IN_QUEUE"}""", null)]
    [InlineData("""{"request_id":"../../evil"}""", null)]
    [InlineData("not JSON", null)]
    public async Task An_answer_without_a_usable_id_is_an_error_that_keeps_it(string body, string? requestId)
    {
        Server.Answer(200, body);

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.SubmitAsync(Input));

        Assert.Equal(body, error.Body);
        Assert.Equal(requestId, error.RequestId);
    }

    [Fact]
    public async Task An_id_in_the_headers_will_do()
    {
        Server.Answer(200, "", ("x-fal-request-id", "r-1"));

        Assert.Equal("r-1", (await Flux.SubmitAsync(Input)).RequestId);
    }
}

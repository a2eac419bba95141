using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Streaming;

public sealed class StreamFailureTests : StreamTest
{
    [Fact]
    public async Task A_stream_that_breaks_off_is_an_error_with_what_came()
    {
        Stream(Event("""{"n":1}"""), Event("""{"n":2}"""), new IOException("reset"));

        FalStream<JsonElement> stream = Flux.StreamAsync(Input);
        (List<FalStreamUpdate<JsonElement>> updates, Exception? failure) = await ReadAsync(stream);

        FalConnectionException broken = Assert.IsType<FalConnectionException>(failure);
        Assert.Equal(2, updates.Count);
        Assert.Equal(["""{"n":1}""", """{"n":2}"""], Texts(broken.PartialOutputs));
        Assert.True(broken.MayHaveBeenAccepted);
        Assert.False(broken.IsRetryable);
        Assert.Equal(RequestId, broken.RequestId);
        Assert.Equal("fal-ai/flux-2/flash/edit", broken.EndpointId);
        Assert.Equal(1, broken.Attempts);
        Assert.Same(broken, await Assert.ThrowsAsync<FalConnectionException>(() => stream.GetResultAsync()));
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("data: {\"n\":2}")]
    [InlineData("data: {\"n\":2}\n")]
    [InlineData("data: {\"n\"")]
    [InlineData("da")]
    public async Task A_stream_that_ends_within_an_event_never_passes_for_a_finished_one(string rest)
    {
        Stream(Event("""{"n":1}"""), rest);

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal(["""{"n":1}"""], Texts(broken.PartialOutputs));
        Assert.True(broken.MayHaveBeenAccepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData(": ping")]
    [InlineData("\n\n")]
    public async Task What_is_left_over_at_the_end_does_no_harm(string rest)
    {
        Stream(Event("""{"n":1}"""), rest);

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(1, result.Data.GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n10\r\ndata: {\"n\":1}\n\n\r\n")]
    [InlineData("Content-Length: 100\r\n\r\ndata: {\"n\":1}\n\n")]
    public async Task A_connection_that_is_lost_over_a_real_socket_is_an_error(string answer)
    {
        using var server = new RawServer(async (_, stream) => await RawServer.Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{answer}"));
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(server.Uri) });

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.Equal(["""{"n":1}"""], Texts(broken.PartialOutputs));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_without_an_event_is_no_result()
    {
        Stream(": ping\n\n");

        FalProtocolException empty = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Contains("ended without an event", empty.Message, StringComparison.Ordinal);
        Assert.Equal(RequestId, empty.RequestId);
    }

    [Theory]
    [InlineData("<html>Sign in</html>", "<html>Sign in</html>")]
    [InlineData("{\"torn\":", "{\"torn\":")]
    [InlineData("", null)]
    public async Task An_answer_that_is_neither_events_nor_json_is_shown(string body, string? shown)
    {
        Server.Answer(200, body);

        FalProtocolException other = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal(shown, other.Body);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Very_small_outputs_do_not_take_many_times_the_limit()
    {
        Stream([.. Enumerable.Repeat(Event("1"), 1000), new IOException()]);
        FalClient client = CreateClient(static settings => settings.MaxResponseSize = 50_000);

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.InRange(broken.PartialOutputs.Count, 100, 250);
    }

    [Fact]
    public async Task An_event_above_the_limit_ends_the_stream()
    {
        Stream(Event("1"), Event($"\"{new string('A', 200_000)}\""));
        FalClient client = CreateClient(settings => settings.MaxResponseSize = 100_000);

        FalProtocolException tooLarge = await Assert.ThrowsAsync<FalProtocolException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.Contains("MaxResponseSize", tooLarge.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], Texts(tooLarge.PartialOutputs));
        Assert.True(tooLarge.MayHaveBeenAccepted);
    }

    [Fact]
    public async Task Of_a_stream_above_the_limit_the_last_outputs_are_kept_for_the_error()
    {
        string large = $"\"{new string('A', 60_000)}\"";
        Stream(Event("1"), Event(large), Event("2"), Event(large), new IOException());
        FalClient client = CreateClient(settings => settings.MaxResponseSize = 100_000);

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync());

        Assert.Equal(["2", large], Texts(broken.PartialOutputs));
    }

    [Theory]
    [InlineData("""{"detail":"The runner died"}""", 500, "The runner died", null)]
    [InlineData("""{"detail":"The runner died","error_type":"runner_disconnected"}""", 500, "The runner died", "runner_disconnected")]
    [InlineData("""{"error":"Out of memory"}""", 500, "Out of memory", null)]
    [InlineData("""{"error":{"type":"internal_error","message":"Out of memory"},"status_code":503}""", 503, "Out of memory", "internal_error")]
    [InlineData("""{"status":429,"detail":"Too many"}""", 429, "Too many", null)]
    [InlineData("""{"error":true,"message":"Out of memory"}""", 500, "Out of memory", null)]
    [InlineData("""{"status":"error","message":"Out of memory"}""", 500, "Out of memory", null)]
    [InlineData("""{"type":"error","message":"Out of memory","code":503}""", 503, "Out of memory", null)]
    public async Task An_event_of_an_error_is_that_error(string json, int status, string detail, string? type)
    {
        Stream(Event("""{"n":1}"""), Event(json), Event("""{"n":2}"""));

        (List<FalStreamUpdate<JsonElement>> updates, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input));

        FalApiException error = Assert.IsType<FalApiException>(failure);
        Assert.Single(updates);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(detail, error.Detail);
        Assert.Equal(type, error.ErrorType?.Value);
        Assert.Equal(json, error.Body);
        Assert.Equal(RequestId, error.RequestId);
        Assert.False(error.MayHaveBeenAccepted);
        Assert.Equal(["""{"n":1}"""], Texts(error.PartialOutputs));
    }

    [Fact]
    public async Task An_event_that_lists_what_is_wrong_with_the_input_is_a_validation_error()
    {
        Stream(Event("""{"detail":[{"loc":["body","prompt"],"msg":"The prompt is not allowed","type":"content_policy_violation"}]}"""));

        FalValidationException error = await Assert.ThrowsAsync<FalValidationException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal("prompt", Assert.Single(error.FieldErrors).Path);
        Assert.Equal(FalErrorType.ContentPolicyViolation, error.ErrorType);
        Assert.False(error.IsRetryable);
    }

    [Fact]
    public async Task An_event_that_is_named_an_error_is_one_whatever_it_says()
    {
        Stream("event: error\ndata: no more memory\n\n");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
        Assert.Equal("no more memory", error.Detail);
    }

    [Theory]
    [InlineData("""{"output":"a","error":"cut short"}""")]
    [InlineData("""{"error":null,"output":"a"}""")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":""}""")]
    [InlineData("""{"detail":0.5}""")]
    [InlineData("""{"status":"working"}""")]
    [InlineData("""{"status":"error","message":"cut short","output":"a"}""")]
    [InlineData("""{"error":false,"message":"fine"}""")]
    [InlineData("""{"error":0.02,"status":"training"}""")]
    [InlineData("""{"detail":"torn""")]
    [InlineData("""{"\ud800":1,"detail":"x"}""")]
    [InlineData("""{"detail":"x","\ud800":1}""")]
    public async Task An_output_with_a_word_on_errors_stays_an_output(string json)
    {
        Stream(Event(json));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(json.Length, result.RawBody.Length);
    }

    [Fact]
    public async Task An_error_with_a_status_of_success_is_an_error_without_a_stream_too()
    {
        Server.Answer(200, """{"detail":"The runner died"}""");

        await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());
    }

    [Theory]
    [InlineData(401, typeof(FalApiException))]
    [InlineData(404, typeof(FalApiException))]
    [InlineData(422, typeof(FalValidationException))]
    [InlineData(500, typeof(FalApiException))]
    public async Task An_error_before_the_stream_is_that_of_a_run(int status, Type type)
    {
        Server.Answer((_, _) =>
        {
            HttpResponseMessage refusal = ScriptedHandler.Response(status, """{"detail":"no"}""", ("x-fal-request-id", RequestId));
            refusal.Content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
            return Task.FromResult(refusal);
        });

        (_, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input));

        Assert.IsType(type, failure);
        Assert.Equal("no", ((FalApiException)failure).Detail);
        Assert.Empty(((FalApiException)failure).PartialOutputs);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_request_that_was_not_accepted_is_sent_again_and_another_is_not()
    {
        Server.Answer(429, """{"detail":"busy"}""").Fail(new HttpRequestException(HttpRequestError.ConnectionError));
        Stream(Event("1"));

        await Flux.StreamAsync(Input).GetResultAsync();
        Assert.Equal(3, Server.Requests.Count);

        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));
        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.StreamAsync(Input).GetResultAsync());
        Assert.True(lost.MayHaveBeenAccepted);
        Assert.Equal(4, Server.Requests.Count);

        Server.Answer(503, "<html>bad gateway</html>");
        FalApiException unclear = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());
        Assert.True(unclear.MayHaveBeenAccepted);
        Assert.Equal(5, Server.Requests.Count);
    }

    [Fact]
    public async Task A_pipeline_of_the_users_opens_one_stream_whatever_it_does()
    {
        Stream(Event("1"), Event("2"));
        FalClient client = CreateClient(settings => settings.Pipeline = async (exchange, token) =>
        {
            Assert.Equal(FalOperation.Stream, exchange.Operation);
            await exchange.SendAsync(token);
            return await exchange.SendAsync(token);
        });

        FalResult<JsonElement> result = await client.Endpoint("fal-ai/flux-2").StreamAsync(Input).GetResultAsync();

        Assert.Equal(2, result.Data.GetInt32());
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Silence_ends_a_stream_and_a_sign_of_life_does_not()
    {
        Stream(
            (Func<string>)(() => Later(50, Event("1"))),
            (Func<string>)(() => Later(50, ": ping\n\n")),
            (Func<string>)(() => Later(50, ": ping\n\n")),
            () => Time.Advance(TimeSpan.FromSeconds(61)));

        (List<FalStreamUpdate<JsonElement>> updates, Exception? failure) =
            await ReadAsync(Flux.StreamAsync(Input, new FalStreamOptions { IdleTimeout = TimeSpan.FromSeconds(60) }));

        FalTimeoutException silent = Assert.IsType<FalTimeoutException>(failure);
        Assert.Single(updates);
        Assert.Contains("FalStreamOptions.IdleTimeout", silent.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], Texts(silent.PartialOutputs));
        Assert.True(silent.MayHaveBeenAccepted);
        Assert.Equal(RequestId, silent.RequestId);

        string Later(int seconds, string text)
        {
            Time.Advance(TimeSpan.FromSeconds(seconds));
            return text;
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task Silence_ends_an_answer_that_is_no_stream_as_well(int status)
    {
        Server.Answer((_, _) =>
        {
            var body = new ScriptedStream(["{", (Func<string>)End, () => Time.Advance(TimeSpan.FromSeconds(61))]);
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(response);
        });

        FalTimeoutException silent = await Assert.ThrowsAsync<FalTimeoutException>(() =>
            Flux.StreamAsync(Input, new FalStreamOptions { IdleTimeout = TimeSpan.FromMinutes(1) }).GetResultAsync().WaitAsync(HangLimit));

        Assert.Contains("IdleTimeout", silent.Message, StringComparison.Ordinal);
        Assert.True(silent.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);

        string End()
        {
            Time.Advance(TimeSpan.FromSeconds(50));
            return "}";
        }
    }

    [Fact]
    public async Task The_time_of_the_whole_call_runs_out_in_the_stream()
    {
        Stream(Event("1"), () => Time.Advance(TimeSpan.FromSeconds(10)));

        (_, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input, new FalStreamOptions { Timeout = TimeSpan.FromSeconds(10) }));

        FalTimeoutException late = Assert.IsType<FalTimeoutException>(failure);
        Assert.Contains("FalStreamOptions.Timeout", late.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], Texts(late.PartialOutputs));
        Assert.True(late.MayHaveBeenAccepted);
        Assert.Equal(RequestId, late.RequestId);
    }

    [Fact]
    public async Task The_time_of_the_whole_call_runs_out_before_the_answer()
    {
        Server.Answer(async (_, token) =>
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        (_, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input, new FalStreamOptions { Timeout = TimeSpan.FromSeconds(10) }));

        Assert.True(Assert.IsType<FalTimeoutException>(failure).MayHaveBeenAccepted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancelled_token_ends_the_stream_and_is_told_of(bool isOfLoop)
    {
        using var call = new CancellationTokenSource();
        using var loop = new CancellationTokenSource();
        CancellationTokenSource cancelled = isOfLoop ? loop : call;
        ScriptedStream body = Stream(Event("1"), (Action)cancelled.Cancel);

        FalStream<JsonElement> stream = Flux.StreamAsync(Input, cancellationToken: call.Token);
        OperationCanceledException canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.GetResultAsync(loop.Token));

        Assert.Equal(cancelled.Token, canceled.CancellationToken);
        FalConnectionException ended = Assert.IsType<FalConnectionException>(canceled.InnerException);
        Assert.True(ended.MayHaveBeenAccepted);
        Assert.Equal(["1"], Texts(ended.PartialOutputs));
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_in_the_loop_counts_at_once()
    {
        using var source = new CancellationTokenSource();
        Stream(Event("1") + Event("2"));
        List<int> seen = [];

        OperationCanceledException canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (FalStreamUpdate<JsonElement> update in Flux.StreamAsync(Input).WithCancellation(source.Token))
            {
                seen.Add(update.Data.GetInt32());
                await source.CancelAsync();
            }
        });

        Assert.Equal([1], seen);
        Assert.Equal(source.Token, canceled.CancellationToken);
    }

    [Fact]
    public async Task A_model_that_does_not_stream_is_told_of()
    {
        Server.Answer(404, """{"detail":"Path /flash/edit/stream not found"}""");

        FalApiException unknown = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Contains("or it does not stream", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("SubscribeAsync", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_sends_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flux.StreamAsync(Input, cancellationToken: new CancellationToken(canceled: true)).GetResultAsync());

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_the_answer_says_that_it_may_be_billed()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        OperationCanceledException canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flux.StreamAsync(Input, cancellationToken: source.Token).GetResultAsync());

        Assert.Equal(source.Token, canceled.CancellationToken);
        Assert.True(Assert.IsAssignableFrom<FalException>(canceled.InnerException).MayHaveBeenAccepted);
    }

    [Fact]
    public async Task A_key_that_the_server_repeats_is_taken_out()
    {
        Stream(Event($$"""{"seen":"{{Key}}"}"""), Event($$"""{"detail":"bad key {{Key}}"}"""));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.DoesNotContain("key-secret", $"{error} {error.Body} {error.Detail} {string.Concat(Texts(error.PartialOutputs))}", StringComparison.Ordinal);
    }
}

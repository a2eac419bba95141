using System.Net.Sockets;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

public class RetryTests : FalTest
{
    private const string Nginx = "<html><center>nginx</center></html>";

    public enum CallKind
    {
        Run,
        Submit,
        Status,
        Result,
        Cancel,
    }

    private static (string, string) Id => ("x-fal-request-id", RequestId);

    // Refused for certain: nginx answered for fal, or fal itself took no more.
    [Theory]
    [InlineData(CallKind.Submit, 429, "{}", false, true)]
    [InlineData(CallKind.Run, 429, "{}", false, true)]
    [InlineData(CallKind.Submit, 429, "{}", true, false)]
    [InlineData(CallKind.Submit, 429, """{"request_id":"x"}""", false, false)]
    [InlineData(CallKind.Submit, 502, Nginx, false, false)]
    [InlineData(CallKind.Submit, 503, Nginx, false, true)]
    [InlineData(CallKind.Run, 503, Nginx, false, true)]
    [InlineData(CallKind.Submit, 504, Nginx, false, false)]
    [InlineData(CallKind.Submit, 503, Nginx, true, false)]
    [InlineData(CallKind.Submit, 503, "{}", false, false)]
    [InlineData(CallKind.Submit, 503, """{"request_id":"f62e3d9c","detail":"behind nginx"}""", false, false)]
    [InlineData(CallKind.Run, 502, "", false, false)]
    [InlineData(CallKind.Submit, 500, Nginx, false, false)]
    [InlineData(CallKind.Run, 500, "{}", true, false)]
    [InlineData(CallKind.Submit, 408, "{}", false, false)]
    [InlineData(CallKind.Submit, 422, "{}", false, false)]
    [InlineData(CallKind.Status, 408, "{}", true, true)]
    [InlineData(CallKind.Status, 429, "{}", true, true)]
    [InlineData(CallKind.Status, 500, "{}", true, true)]
    [InlineData(CallKind.Status, 502, "{}", true, true)]
    [InlineData(CallKind.Status, 503, "{}", true, true)]
    [InlineData(CallKind.Status, 504, "{}", true, true)]
    [InlineData(CallKind.Status, 401, """{"detail":"no"}""", false, false)]
    [InlineData(CallKind.Status, 404, "{}", true, false)]
    [InlineData(CallKind.Status, 403, Nginx, false, true)]
    [InlineData(CallKind.Status, 200, Nginx, false, true)]
    [InlineData(CallKind.Status, 204, "", false, true)]
    [InlineData(CallKind.Status, 200, "{\"stat", false, true)]
    [InlineData(CallKind.Status, 520, "", false, true)]
    [InlineData(CallKind.Status, 530, Nginx, false, true)]
    [InlineData(CallKind.Cancel, 503, "{}", true, true)]
    [InlineData(CallKind.Cancel, 429, "{}", true, true)]
    [InlineData(CallKind.Cancel, 500, "{}", true, true)]
    [InlineData(CallKind.Cancel, 403, Nginx, false, true)]
    [InlineData(CallKind.Cancel, 200, Nginx, false, true)]
    [InlineData(CallKind.Cancel, 524, "", false, true)]
    [InlineData(CallKind.Result, 429, "{}", true, true)]
    [InlineData(CallKind.Result, 502, Nginx, false, true)]
    [InlineData(CallKind.Result, 503, "", false, true)]
    [InlineData(CallKind.Result, 504, "", false, true)]
    [InlineData(CallKind.Result, 500, "{}", true, true)]
    [InlineData(CallKind.Result, 500, "", false, true)]
    [InlineData(CallKind.Result, 502, "{}", true, true)]
    [InlineData(CallKind.Result, 503, Nginx, true, true)]
    [InlineData(CallKind.Result, 504, "{}", true, true)]
    [InlineData(CallKind.Result, 408, "{}", false, true)]
    public async Task An_answer_is_asked_for_again(CallKind call, int status, string body, bool hasId, bool isRepeated)
    {
        Server.Answer(status, body, hasId ? [Id] : []);

        await Check(call, isRepeated);
    }

    [Theory]
    [InlineData(CallKind.Run)]
    [InlineData(CallKind.Submit)]
    [InlineData(CallKind.Status)]
    [InlineData(CallKind.Result)]
    [InlineData(CallKind.Cancel)]
    public async Task A_start_timeout_of_the_caller_is_never_repeated(CallKind call)
    {
        Server.Answer(504, Nginx, ("x-fal-request-timeout-type", "user"));

        await Check(call, isRepeated: false);
    }

    [Theory]
    [InlineData(CallKind.Run, HttpRequestError.ConnectionError, true)]
    [InlineData(CallKind.Submit, HttpRequestError.ConnectionError, true)]
    [InlineData(CallKind.Submit, HttpRequestError.NameResolutionError, true)]
    [InlineData(CallKind.Submit, HttpRequestError.SecureConnectionError, true)]
    [InlineData(CallKind.Submit, HttpRequestError.ResponseEnded, false)]
    [InlineData(CallKind.Submit, HttpRequestError.Unknown, false)]
    [InlineData(CallKind.Submit, HttpRequestError.HttpProtocolError, false)]
    [InlineData(CallKind.Submit, HttpRequestError.InvalidResponse, false)]
    [InlineData(CallKind.Run, HttpRequestError.Unknown, false)]
    [InlineData(CallKind.Status, HttpRequestError.Unknown, true)]
    [InlineData(CallKind.Status, HttpRequestError.ResponseEnded, true)]
    [InlineData(CallKind.Result, HttpRequestError.ResponseEnded, true)]
    [InlineData(CallKind.Cancel, HttpRequestError.ConnectionError, true)]
    public async Task A_lost_connection_is_made_again(CallKind call, HttpRequestError error, bool isRepeated)
    {
        Server.Fail(new HttpRequestException(error, "lost", new SocketException()));

        await Check(call, isRepeated);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_an_answer_is_made_again_for_a_result()
    {
        Server.Answer((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) }));

        await Check(CallKind.Result, isRepeated: true);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_an_answer_is_not_made_again_for_a_submit()
    {
        Server.Answer((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) }));

        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.SubmitAsync(Input));

        Assert.True(lost.MayHaveBeenAccepted);
        Assert.Contains("billed twice", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeout_of_a_client_that_was_handed_in_does_not_repeat_a_submit()
    {
        Server.Fail(new TaskCanceledException("HttpClient.Timeout", new TimeoutException()));

        FalTimeoutException timeout = await Assert.ThrowsAsync<FalTimeoutException>(() => Flux.SubmitAsync(Input));

        Assert.True(timeout.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Waits_double_and_end()
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 3 });
        Server.Answer(503).Answer(503).Answer(503).Answer(503);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("a/b").Attach(RequestId).GetStatusAsync());

        Assert.Equal(4, Server.Requests.Count);
        Assert.Equal(RequestId, error.RequestId);
        Assert.Collection(
            Time.Delays,
            delay => Assert.InRange(delay.TotalMilliseconds, 375, 625),
            delay => Assert.InRange(delay.TotalMilliseconds, 750, 1250),
            delay => Assert.InRange(delay.TotalMilliseconds, 1500, 2500));
    }

    [Fact]
    public async Task Retries_can_be_turned_off()
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 0 });
        Server.Answer(503);

        await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("a/b").Attach(RequestId).GetStatusAsync());

        Assert.Empty(Time.Delays);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0.5)]
    [InlineData("86400", 60)]
    [InlineData("Thu, 01 Jan 2026 00:00:20 GMT", 20)]
    [InlineData("Wed, 01 Jan 2020 00:00:00 GMT", 0.5)]
    public async Task Retry_After_is_kept_to_within_bounds(string value, double seconds)
    {
        Server.Answer(429, "{}", ("Retry-After", value)).Answer(200, Submitted());

        await Flux.SubmitAsync(Input);

        // At least the first wait of our own: a server that asks for none would be asked at full speed.
        Assert.Equal([TimeSpan.FromSeconds(seconds)], Time.Delays);
    }

    [Fact]
    public async Task A_cancelled_token_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        Time.OnDelay = _ => source.Cancel();
        Server.Answer(503);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Attached().GetStatusAsync(cancellationToken: source.Token));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_exchange_without_an_answer_times_out_and_is_repeated_where_that_is_safe()
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 1 });
        Server.Hang().Answer(200, Status("IN_QUEUE"));

        Task<FalQueueUpdate> status = client.Endpoint("a/b").Attach(RequestId).GetStatusAsync();
        Time.Advance(TimeSpan.FromSeconds(120));

        Assert.Equal(FalQueueState.InQueue, (await status).State);
    }

    [Fact]
    public async Task A_submit_without_an_answer_times_out_and_is_not_repeated()
    {
        Server.Hang();

        Task submit = Flux.SubmitAsync(Input);
        Time.Advance(TimeSpan.FromSeconds(120));
        FalTimeoutException timeout = await Assert.ThrowsAsync<FalTimeoutException>(() => submit);

        Assert.True(timeout.MayHaveBeenAccepted);
        Assert.Equal("fal-ai/flux-2/flash/edit", timeout.EndpointId);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_run_waits_for_the_model_unless_told_otherwise()
    {
        Server.Hang();

        Task run = Flux.RunAsync(Input, new FalRunOptions { Timeout = TimeSpan.FromHours(1) });
        Time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(run.IsCompleted);
        Time.Advance(TimeSpan.FromMinutes(1));

        FalTimeoutException timeout = await Assert.ThrowsAsync<FalTimeoutException>(() => run);
        Assert.Contains("FalRunOptions.Timeout", timeout.Message, StringComparison.Ordinal);
        Assert.True(timeout.MayHaveBeenAccepted);
    }

    private async Task Check(CallKind call, bool isRepeated)
    {
        FalRequest<JsonElement> request = Attached();
        if (call == CallKind.Result)
        {
            // The status is asked first: put its answer before the one under test.
            Server.AnswerFirst(200, Status("COMPLETED"));
        }

        Server.Answer(200, call switch
        {
            CallKind.Submit => Submitted(),
            CallKind.Status => Status("IN_QUEUE"),
            _ => "{}",
        });
        Func<Task> act = call switch
        {
            CallKind.Run => () => Flux.RunAsync(Input),
            CallKind.Submit => () => Flux.SubmitAsync(Input),
            CallKind.Status => () => request.GetStatusAsync(),
            CallKind.Result => () => request.GetResultAsync(),
            _ => () => request.CancelAsync(),
        };

        if (isRepeated)
        {
            await act();
            Assert.True(Server.IsFinished);
            Assert.Equal(Server.Requests[^2].Line, Server.Requests[^1].Line);
            Assert.Equal(Server.Requests[^1].Method == "POST" ? """{"prompt":"a private cat"}""" : "", Server.Requests[^1].Text);
            Assert.Single(Time.Delays);
        }
        else
        {
            await Assert.ThrowsAnyAsync<FalException>(act);
            Assert.False(Server.IsFinished);
            Assert.Empty(Time.Delays);
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded);

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}

using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using static Flux2Gen.Runtime.Tests.Support.ScriptedEvents;

namespace Flux2Gen.Runtime.Tests.Queue;

public class WatchTests : WatchTest
{
    private const string A = "{\"message\":\"a\",\"timestamp\":\"2026-01-01T00:00:01\"}";
    private const string B = "{\"message\":\"b\",\"timestamp\":\"2026-01-01T00:00:02\"}";
    private const string C = "{\"message\":\"c\",\"timestamp\":\"2026-01-01T00:00:03\"}";

    [Fact]
    public async Task A_stream_tells_of_each_change_without_a_wait()
    {
        Server.Stream(
            Event("IN_QUEUE", "\"queue_position\":1"),
            ": keep-alive\n\n",
            Event("IN_QUEUE", "\"queue_position\":0"),
            Event("IN_PROGRESS", "\"logs\":null"),
            Event("IN_PROGRESS", "\"logs\":null"),
            Event("SOMETHING_NEW"),
            Event("IN_PROGRESS", $"\"logs\":[{A}]"),
            Event("COMPLETED", $"\"logs\":[{B}],\"metrics\":{{\"inference_time\":1.5}}"));

        await WatchAsync(logs: true);

        Assert.Equal(["IN_QUEUE", "IN_QUEUE", "IN_PROGRESS", "SOMETHING_NEW", "IN_PROGRESS", "COMPLETED"], States);
        Assert.Equal(["a", "b"], Updates[^1].Logs.Select(line => line.Message));
        Assert.Equal(["b"], Updates[^1].NewLogs.Select(line => line.Message));
        Assert.Equal(1.5, Updates[^1].InferenceTime!.Value.TotalSeconds);
        Assert.Empty(Time.Delays);
        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal($"GET {Queue}/fal-ai/flux-2/requests/{RequestId}/status/stream?logs=1", request.Line);
        Assert.Equal("text/event-stream", request.Header("accept"));
        Assert.Equal($"Key {Key}", request.Header("authorization"));
        Assert.Null(request.Header("content-type"));
    }

    [Fact]
    public async Task Subscribing_takes_three_requests_with_a_stream()
    {
        Server.Answer(200, Submitted()).Stream(Event("IN_PROGRESS"), Completed).Answer(200, """{"seed":7}""");

        FalResult<JsonElement> result = await Client(FalWatchMode.Auto).Endpoint("fal-ai/flux-2").SubscribeAsync(Input);

        Assert.Equal(7, result.Data.GetProperty("seed").GetInt32());
        Assert.Equal(["POST", Stream, "GET"], Asked);
        Assert.EndsWith("?logs=0", Server.Requests[1].Line, StringComparison.Ordinal);
        Assert.Empty(Time.Delays);
    }

    [Theory]
    [InlineData(FalWatchMode.Auto, FalWatchMode.Poll, Poll)]
    [InlineData(FalWatchMode.Poll, FalWatchMode.Auto, Stream)]
    [InlineData(FalWatchMode.Poll, FalWatchMode.Stream, Stream)]
    [InlineData(FalWatchMode.Poll, null, Poll)]
    public async Task A_call_may_choose_for_itself(FalWatchMode client, FalWatchMode? call, string asked)
    {
        Server.Answer(200, Submitted());
        _ = asked == Stream ? Server.Stream(Completed) : Server.Answer(200, Status("COMPLETED"));
        Server.Answer(200, "{}");

        await Client(client).Endpoint("fal-ai/flux-2").SubscribeAsync(Input, options: new FalSubscribeOptions { WatchMode = call });

        Assert.Equal(["POST", asked, "GET"], Asked);
    }

    [Theory]
    [InlineData(404, """{"status":"NOT_FOUND"}""")]
    [InlineData(404, "")]
    [InlineData(405, "")]
    [InlineData(406, "<html>")]
    [InlineData(501, "")]
    [InlineData(401, """{"detail":"no"}""")]
    [InlineData(302, "")]
    [InlineData(200, """{"status":"IN_PROGRESS"}""")]
    [InlineData(202, """{"status":"IN_PROGRESS"}""")]
    [InlineData(200, "<html>portal</html>")]
    [InlineData(204, "")]
    public async Task A_stream_that_is_refused_is_not_tried_again(int status, string body)
    {
        Server.Answer(status, body).Answer(202, Status("IN_QUEUE")).Answer(202, Status("IN_PROGRESS")).Answer(200, Status("COMPLETED"));

        await WatchAsync();

        Assert.Equal([Stream, Poll, Poll, Poll], Asked);
        Assert.Equal([500, 500], Delays);
    }

    [Fact]
    public async Task An_outage_does_not_use_up_the_streams()
    {
        Server.Answer(502);
        for (int poll = 0; poll < 6; poll++)
        {
            Server.Answer(502);
        }

        Server.Answer(202, Status("IN_PROGRESS")).Stream(Event("IN_PROGRESS"), Completed);

        await WatchAsync();

        Assert.Equal([Stream, .. Enumerable.Repeat(Poll, 7), Stream], Asked);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_stream_that_does_not_work_for_the_moment_is_tried_again(int status)
    {
        Server.Answer(status).Answer(202, Status("IN_QUEUE")).Stream(Event("IN_QUEUE"), Completed);

        await WatchAsync();

        Assert.Equal([Stream, Poll, Stream], Asked);
        Assert.Equal([500], Delays);
        Assert.Equal(["IN_QUEUE", "COMPLETED"], States);
    }

    public static TheoryData<string, object[]> Ends() => new()
    {
        { "the end", [Event("IN_PROGRESS")] },
        { "half an event", [Event("IN_PROGRESS"), "data: {\"status\":\"COMPL"] },
        { "a whole line, but no event", [Event("IN_PROGRESS"), "data: {\"status\":\"COMPLETED\"}\n"] },
        { "truncated JSON", [Event("IN_PROGRESS"), "data: {\"status\":\"COMPL\n\n"] },
        { "something else than JSON", [Event("IN_PROGRESS"), "data: pong\n\n", Event("COMPLETED")] },
        { "a lost connection", [Event("IN_PROGRESS"), new IOException("reset")] },
        { "a lost connection in other words", [Event("IN_PROGRESS"), new HttpIOException(HttpRequestError.ResponseEnded)] },
        { "a dead connection", [new HttpRequestException("reset")] },
        { "nothing at all", [] },
        { "an endless event", [Event("IN_PROGRESS"), "data: ", .. Enumerable.Repeat<object>(new byte[1024 * 1024], 17)] },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task After_a_broken_stream_fal_is_asked_at_once(string what, object[] parts)
    {
        Assert.NotEmpty(what);
        Server.Stream(parts).Answer(200, Status("COMPLETED"));

        await WatchAsync();

        Assert.Equal([Stream, Poll], Asked);
        Assert.Equal("COMPLETED", States.Last());
        Assert.Empty(Delays);
    }

    [Fact]
    public async Task A_stream_that_keeps_breaking_is_opened_four_times_and_then_no_more()
    {
        for (int round = 0; round < 4; round++)
        {
            Server.Stream(Event("IN_PROGRESS")).Answer(202, Status("IN_PROGRESS"));
        }

        Server.Answer(202, Status("IN_PROGRESS")).Answer(200, Status("COMPLETED"));

        await WatchAsync();

        Assert.Equal([Stream, Poll, Stream, Poll, Stream, Poll, Stream, Poll, Poll, Poll], Asked);
        Assert.Equal([500, 750, 1125, 1687, 2531], Delays);
        Assert.Equal(["IN_PROGRESS", "COMPLETED"], States);
    }

    [Fact]
    public async Task Events_without_a_state_are_passed_over()
    {
        Server.Stream("event: ping\ndata: {}\n\n", "data: [1]\n\n", "data: null\n\n", Completed);

        await WatchAsync();

        Assert.Equal(["COMPLETED"], States);
        Assert.Equal([Stream], Asked);
    }

    [Fact]
    public async Task A_log_is_the_same_over_stream_and_polls()
    {
        Server
            .Stream(Event("IN_PROGRESS", $"\"logs\":[{A}]"), new IOException("reset"))
            .Answer(202, Status("IN_PROGRESS", $"\"logs\":[{A},{B}]"))
            .Stream(Event("IN_PROGRESS", $"\"logs\":[{A}]"), Event("IN_PROGRESS", $"\"logs\":[{B},{C}]"), new IOException("reset"))
            .Answer(200, Status("COMPLETED", $"\"logs\":[{A},{B},{C}]"));

        await WatchAsync(logs: true);

        Assert.Equal(["a", "b", "c"], Updates.SelectMany(update => update.NewLogs).Select(line => line.Message));
        Assert.Equal(["a", "b", "c"], Updates[^1].Logs.Select(line => line.Message));
    }

    [Fact]
    public async Task Characters_may_be_torn_between_reads()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Event("COMPLETED", "\"logs\":[{\"message\":\"h\u00e9\u20ac\U0001f600\"}]"));
        Server.Stream([.. bytes.Select(value => (object)new[] { value })]);

        await WatchAsync(logs: true);

        Assert.Equal("h\u00e9\u20ac\U0001f600", Assert.Single(Updates[^1].Logs).Message);
    }

    [Fact]
    public async Task Ending_a_watch_ends_its_stream_and_not_the_request()
    {
        using var source = new CancellationTokenSource();
        Server.Stream(Event("IN_QUEUE"), (Action)source.Cancel);

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WatchAsync(cancellationToken: source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal([Stream], Asked);
    }

    [Fact]
    public async Task A_cancelled_subscription_cancels_the_request_at_fal()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Stream(Event("IN_PROGRESS"), (Action)source.Cancel).Answer(202);

        FalCanceledException error = await Assert.ThrowsAsync<FalCanceledException>(
            () => Client(FalWatchMode.Auto).Endpoint("fal-ai/flux-2").SubscribeAsync(Input, cancellationToken: source.Token));

        Assert.Equal(FalCancelResult.Requested, error.CancelResult);
        Assert.Equal(["POST", Stream, "PUT"], Asked);
    }

    [Fact]
    public async Task More_requests_than_streams_are_polled()
    {
        FalClient client = CreateClient(settings => settings.Watch = new FalWatchOptions { MaxConcurrentStreams = 1 });
        FalEndpoint<JsonElement, JsonElement> endpoint = client.Endpoint("fal-ai/flux-2");
        Server.Stream(Event("IN_QUEUE"), Completed);

        await foreach (FalQueueUpdate update in endpoint.Attach("first").WatchAsync())
        {
            if (update.State == FalQueueState.InQueue)
            {
                Server.AnswerFirst(200, Status("COMPLETED"));
                await foreach (FalQueueUpdate _ in endpoint.Attach("second").WatchAsync())
                {
                }
            }
        }

        Server.Stream(Completed);
        await foreach (FalQueueUpdate _ in endpoint.Attach("third").WatchAsync())
        {
        }

        Assert.Equal([Stream, Poll, Stream], Asked);
    }

    [Fact]
    public async Task A_stream_is_given_back_when_nobody_reads_on()
    {
        FalClient client = CreateClient(settings => settings.Watch = new FalWatchOptions { MaxConcurrentStreams = 1 });
        for (int round = 0; round < 3; round++)
        {
            Server.Stream(Event("IN_QUEUE"), () => { });
            await foreach (FalQueueUpdate _ in client.Endpoint("fal-ai/flux-2").Attach(RequestId).WatchAsync())
            {
                break;
            }
        }

        Assert.Equal([Stream, Stream, Stream], Asked);
    }

    [Fact]
    public async Task Who_wants_the_stream_only_hears_why_there_is_none()
    {
        Tolerance = TimeSpan.Zero;
        Server.Answer(404, """{"status":"NOT_FOUND"}""");
        FalApiException unknown = await Assert.ThrowsAsync<FalApiException>(() => WatchAsync(mode: FalWatchMode.Stream));
        Assert.Equal((404, RequestId), ((int)unknown.StatusCode, unknown.RequestId));

        Server.Answer(200, Status("IN_QUEUE"));
        FalProtocolException other = await Assert.ThrowsAsync<FalProtocolException>(() => WatchAsync(mode: FalWatchMode.Stream));
        Assert.Contains("gave something else than a status stream", other.Message, StringComparison.Ordinal);

        Server.Stream(Event("IN_QUEUE"), new IOException("reset"));
        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => WatchAsync(mode: FalWatchMode.Stream));
        Assert.Equal(RequestId, broken.RequestId);

        foreach (object[] parts in new object[][] { [], [Event("IN_QUEUE")] })
        {
            Server.Stream([.. parts, () => Time.Advance(TimeSpan.FromSeconds(45))]);
            FalTimeoutException silent = await Assert.ThrowsAsync<FalTimeoutException>(() => WatchAsync(mode: FalWatchMode.Stream));
            Assert.Equal(RequestId, silent.RequestId);
        }

        Assert.DoesNotContain(Poll, Asked);
        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task A_stream_only_is_opened_again_when_it_breaks()
    {
        Server.Stream(Event("IN_QUEUE")).Answer(503).Stream(Event("IN_PROGRESS"), Completed);

        await WatchAsync(mode: FalWatchMode.Stream);

        Assert.Equal([Stream, Stream, Stream], Asked);
        Assert.Equal(["IN_QUEUE", "IN_PROGRESS", "COMPLETED"], States);
        Assert.Equal([500, 750], Delays);
    }

    [Fact]
    public async Task An_unknown_request_is_told_by_the_poll_after_the_stream()
    {
        Server.AnswerAlways(404, """{"status":"NOT_FOUND"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => WatchAsync());

        Assert.Equal((404, RequestId), ((int)error.StatusCode, error.RequestId));
    }

    [Theory]
    [InlineData("Mode", "must be a value of FalWatchMode")]
    [InlineData("StreamIdleTimeout", "must be more than 0 and at most a day")]
    [InlineData("MaxConcurrentStreams", "must be from 1 to 100,000")]
    public void Settings_are_checked(string property, string rule)
    {
        var watch = new FalWatchOptions
        {
            Mode = property == "Mode" ? (FalWatchMode)5 : FalWatchMode.Auto,
            StreamIdleTimeout = property == "StreamIdleTimeout" ? TimeSpan.Zero : TimeSpan.FromSeconds(1),
            MaxConcurrentStreams = property == "MaxConcurrentStreams" ? 0 : 1,
        };

        ArgumentException error = Assert.Throws<ArgumentException>(() => CreateClient(settings => settings.Watch = watch));

        Assert.Equal($"FalClientOptions.Watch.{property} {rule}.", error.Message);
    }
}

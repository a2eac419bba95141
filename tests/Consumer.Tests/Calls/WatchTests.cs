using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Consumer.Tests.Calls;

public sealed class WatchTests
{
    private static readonly Flux2ProInput Input = new() { Prompt = "a mill by a river", ImageSize = new ImageSize(96, 64) };

    [Theory]
    [InlineData(FalWatchMode.Auto)]
    [InlineData(FalWatchMode.Stream)]
    [InlineData(FalWatchMode.Poll)]
    public async Task A_request_is_told_the_same_in_each_way(FalWatchMode mode)
    {
        await using TestFal fal = await TestFal.StartSlowAsync();

        (FalResult<Flux2ProOutput> result, List<FalQueueUpdate> updates) = await SubscribeAsync(fal, mode);

        AssertToldAll(result, updates);
        Assert.Equal(mode == FalWatchMode.Poll ? 0 : 1, Streams(fal).Count);
        Assert.Equal(mode == FalWatchMode.Poll, Polls(fal).Count > 0);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public async Task A_stream_that_breaks_costs_no_state_and_no_line(int afterEvents, bool abort)
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.StatusStream, AfterEvents = afterEvents, Abort = abort });

        (FalResult<Flux2ProOutput> result, List<FalQueueUpdate> updates) = await SubscribeAsync(fal, FalWatchMode.Auto);

        AssertToldAll(result, updates);
        Assert.InRange(Polls(fal).Count, 1, 2);
        Assert.InRange(Streams(fal).Count, 1, 2);
    }

    [Fact]
    public async Task A_stream_that_always_breaks_is_opened_four_times_for_a_request()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        for (int index = 0; index < 10; index++)
            fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.StatusStream, AfterEvents = 0, Abort = index % 2 == 0 });

        (FalResult<Flux2ProOutput> result, List<FalQueueUpdate> updates) = await SubscribeAsync(fal, FalWatchMode.Auto);

        AssertToldAll(result, updates);
        Assert.Equal(4, Streams(fal).Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task A_fal_without_streams_is_polled(int status)
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.StatusStream, StatusCode = status });

        (FalResult<Flux2ProOutput> result, List<FalQueueUpdate> updates) = await SubscribeAsync(fal, FalWatchMode.Auto);

        AssertToldAll(result, updates);
        Assert.Single(Streams(fal));
    }

    [Fact]
    public async Task Options_arrive_at_fal_under_their_names()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalRequest<Flux2ProOutput> request = await fal.Api.Flux2Pro.SubmitAsync(Input, new FalSubmitOptions
        {
            MaxQueueLength = 10,
            DisableServerRetries = true,
            StorePayloads = false,
            DisableFallback = true,
            StartTimeout = TimeSpan.FromMinutes(2),
            Tags = new Dictionary<string, string> { ["team"] = "mills" },
            OutputLifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromDays(1) },
        });
        await request.GetResultAsync();

        LocalFalRequest submitted = fal.Requests.First(next => next.Method == "POST");
        Assert.Equal("?fal_max_queue_length=10", submitted.Query);
        Assert.Equal("1", submitted.Headers["x-fal-no-retry"]);
        Assert.Equal("0", submitted.Headers["x-fal-store-io"]);
        Assert.Equal("true", submitted.Headers["x-app-fal-disable-fallback"]);
        Assert.Equal("120", submitted.Headers["x-fal-request-timeout"]);
        Assert.Equal("120", submitted.Headers["x-fal-request-start-timeout"]);
        Assert.Equal("team=mills", submitted.Headers["x-fal-tags"]);
        Assert.Equal("""{"expiration_duration_seconds":86400}""", submitted.Headers["x-fal-object-lifecycle-preference"]);
        Assert.Equal("text/event-stream", Streams(fal)[0].Headers["accept"]);
    }

    [Fact]
    public async Task A_queue_that_is_too_long_refuses_the_request()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();

        FalApiException refused = await Assert.ThrowsAsync<FalApiException>(
            () => fal.Api.Flux2Pro.SubmitAsync(Input, new FalSubmitOptions { MaxQueueLength = 1 }));

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Null(refused.RequestId);
    }

    private static async Task<(FalResult<Flux2ProOutput> Result, List<FalQueueUpdate> Updates)> SubscribeAsync(TestFal fal, FalWatchMode mode)
    {
        List<FalQueueUpdate> updates = [];
        FalResult<Flux2ProOutput> result = await fal.NewApi(watch: mode).Flux2Pro.SubscribeAsync(Input, update =>
        {
            updates.Add(update);
            fal.Clock.Advance(update.State == FalQueueState.InQueue ? TestFal.QueueStep : TestFal.InferenceTime / 3);
        });
        return (result, updates);
    }

    private static void AssertToldAll(FalResult<Flux2ProOutput> result, List<FalQueueUpdate> updates)
    {
        Assert.Equal([2, 1, 0, null, null, null, null], updates.Select(update => update.QueuePosition));
        Assert.Equal([1, 3, 3, 3], updates.Skip(3).Select(update => update.NewLogs.Count));
        Assert.Equal(10, result.Logs.Distinct().Count());
        Assert.Equal(result.Logs, updates.SelectMany(update => update.NewLogs));
        Assert.Equal(TestFal.InferenceTime, result.InferenceTime);
        Assert.Single(result.Data.Images);
    }

    private static List<LocalFalRequest> Streams(TestFal fal) =>
        [.. fal.Requests.Where(request => request.Path.EndsWith("/status/stream", StringComparison.Ordinal))];

    private static List<LocalFalRequest> Polls(TestFal fal) =>
        [.. fal.Requests.Where(request => request.Path.EndsWith("/status", StringComparison.Ordinal))];
}

using System.Net;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Calls;

public sealed class QueueTests
{
    private static readonly Flux2ProInput Input = new() { Prompt = "a mill by a river", ImageSize = new ImageSize(96, 64), OutputFormat = Flux2ProOutputFormat.Png };

    [Fact]
    public async Task Subscribing_tells_of_the_place_in_the_queue_then_of_the_log_then_of_the_end()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        List<FalQueueUpdate> updates = [];

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.SubscribeAsync(Input, update =>
        {
            updates.Add(update);
            fal.Clock.Advance(update.State == FalQueueState.InQueue ? TestFal.QueueStep : TestFal.InferenceTime / 3);
        });

        Assert.Equal(
            ["In queue, position 2", "In queue, position 1", "In queue, position 0"],
            updates.Take(3).Select(update => update.ToString()));
        Assert.Equal([2, 1, 0, null, null, null, null], updates.Select(update => update.QueuePosition));
        Assert.Equal(Enumerable.Repeat(FalQueueState.InProgress, 3), updates.Skip(3).Take(3).Select(update => update.State));
        Assert.Equal([1, 3, 3, 3], updates.Skip(3).Select(update => update.NewLogs.Count));
        Assert.Equal(updates[^1].Logs, updates.SelectMany(update => update.NewLogs));
        Assert.Equal(FalQueueState.Completed, updates[^1].State);
        Assert.Equal(TestFal.InferenceTime, updates[^1].InferenceTime);
        Assert.All(updates, update => Assert.Equal(result.RequestId, update.RequestId));
        Assert.Equal(TestFal.InferenceTime, result.InferenceTime);
        Assert.Equal(updates[^1].Logs, result.Logs);
        Assert.Single(result.Data.Images);
    }

    [Fact]
    public async Task A_submitted_request_is_found_again_by_another_client()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        FalRequest<Flux2ProOutput> submitted = await fal.Api.Flux2Pro.SubmitAsync(Input);
        fal.Clock.Advance((3 * TestFal.QueueStep) + TestFal.InferenceTime);

        FalResult<Flux2ProOutput> result = await fal.NewApi().Flux2Pro.Attach(submitted.RequestId).GetResultAsync();

        Assert.Equal(submitted.RequestId, result.RequestId);
        Assert.Equal((96, 64), Png.SizeOf(await result.Data.Images[0].ReadBytesAsync()));
    }

    [Fact]
    public async Task Watching_a_request_tells_of_it_from_where_it_is()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        FalRequest<Flux2ProOutput> request = await fal.Api.Flux2Pro.SubmitAsync(Input);
        fal.Clock.Advance(2 * TestFal.QueueStep);

        List<FalQueueState> states = [];
        await foreach (FalQueueUpdate update in request.WatchAsync())
        {
            states.Add(update.State);
            fal.Clock.Advance(update.State == FalQueueState.InQueue ? TestFal.QueueStep : TestFal.InferenceTime);
        }

        Assert.Equal([FalQueueState.InQueue, FalQueueState.InProgress, FalQueueState.Completed], states);
    }

    [Fact]
    public async Task A_request_that_waits_can_be_cancelled_and_then_has_no_result()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        FalRequest<Flux2ProOutput> request = await fal.Api.Flux2Pro.SubmitAsync(Input);

        Assert.Equal(FalCancelResult.Canceled, await request.CancelAsync());

        Assert.Equal(FalQueueState.Completed, (await request.GetStatusAsync()).State);
        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => request.GetResultAsync());
        Assert.Equal((HttpStatusCode)499, exception.StatusCode);
        Assert.Equal(request.RequestId, exception.RequestId);
        Assert.Equal(FalCancelResult.AlreadyCompleted, await request.CancelAsync());
    }

    [Fact]
    public async Task Cancelling_the_token_cancels_the_request_on_the_server()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        using var source = new CancellationTokenSource();
        string? requestId = null;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fal.Api.Flux2Pro.SubscribeAsync(
            Input,
            update =>
            {
                requestId = update.RequestId;
                source.Cancel();
            },
            cancellationToken: source.Token));

        Assert.Contains(fal.Requests, request => request.Method == "PUT" && request.Path.EndsWith($"/requests/{requestId}/cancel", StringComparison.Ordinal));
        Assert.Equal(FalQueueState.Completed, (await fal.Api.Flux2Pro.Attach(requestId!).GetStatusAsync()).State);
    }

    [Fact]
    public async Task Running_waits_on_one_connection()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.RunAsync(Input with { Seed = 7 });

        Assert.Equal(7, result.Data.Seed);
        Assert.Equal("fal.run", Assert.Single(fal.Requests).Host);
    }
}

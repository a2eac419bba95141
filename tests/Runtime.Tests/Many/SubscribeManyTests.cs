using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Many;

/// <summary>Many requests at once.</summary>
public sealed class SubscribeManyTests : FakeQueueTest
{
    [Fact]
    public async Task Each_input_has_an_outcome_and_no_more_are_under_way_than_asked_for()
    {
        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(30), maxConcurrency: 4).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 30), outcomes.Select(static outcome => outcome.Index).Order());
        Assert.All(outcomes, static outcome => Assert.Equal(Prompt(outcome.Input), outcome.GetResult().Data.GetProperty("of").GetString()));
        Assert.InRange(Fal.MostAtOnce, 1, 4);
    }

    [Fact]
    public async Task Outcomes_come_as_they_are_ready()
    {
        var first = new TaskCompletionSource();
        Fal.OnStatus = (prompt, token) => prompt == "p0" ? first.Task.WaitAsync(token) : Task.CompletedTask;
        List<int> order = [];

        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Inputs(3), maxConcurrency: 2))
        {
            order.Add(outcome.Index);
            if (order.Count == 2)
            {
                first.SetResult();
            }
        }

        Assert.Equal([1, 2, 0], order);
    }

    [Fact]
    public async Task A_failure_is_an_outcome_and_ends_nothing_else()
    {
        Fal.OnResult = static prompt => prompt == "p1" ? ScriptedHandler.Response(422, """{"detail":"too rude"}""", ("x-fal-request-id", "r")) : null;

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(4), maxConcurrency: 2).ToListAsync();

        FalOutcome<JsonElement, JsonElement> failed = Assert.Single(outcomes, static outcome => !outcome.IsSuccess);
        Assert.Equal(1, failed.Index);
        Assert.Contains("too rude", Assert.IsType<FalValidationException>(failed.Exception).Message, StringComparison.Ordinal);
        Assert.Throws<FalValidationException>(failed.GetResult);
        Assert.Equal(3, outcomes.Count(static outcome => outcome.IsSuccess));
    }

    [Fact]
    public async Task Options_that_are_not_allowed_are_the_outcome_of_their_input()
    {
        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(
            Inputs(2), optionsSelector: static input => new FalSubscribeOptions { StartTimeout = Prompt(input) == "p0" ? TimeSpan.Zero : null }).ToListAsync();

        Assert.IsType<ArgumentException>(outcomes.Single(static outcome => outcome.Index == 0).Exception);
        Assert.True(outcomes.Single(static outcome => outcome.Index == 1).IsSuccess);
    }

    [Fact]
    public async Task Leaving_the_loop_cancels_what_is_under_way()
    {
        Fal.OnStatus = static (prompt, token) => prompt == "p0" ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token);

        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Inputs(3), maxConcurrency: 3))
        {
            Assert.Equal(0, outcome.Index);
            await Eventually(() => Fal.Accepted.Count == 3);
            break;
        }

        Assert.Equal(2, Fal.Cancelled);

        // Nobody said that the one was taken, and the others may have results: all are there the next time.
        Assert.DoesNotContain("end", Journal.Steps);
    }

    [Fact]
    public async Task A_cancelled_token_cancels_what_is_under_way()
    {
        using var cancel = new CancellationTokenSource();
        Fal.OnStatus = (_, token) =>
        {
            cancel.Cancel();
            return Task.Delay(Timeout.Infinite, token);
        };

        List<FalOutcome<JsonElement, JsonElement>> outcomes = [];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Inputs(1), cancellationToken: cancel.Token))
            {
                outcomes.Add(outcome);
            }
        });

        Assert.Equal(1, Fal.Cancelled);
        FalCanceledException canceled = Assert.IsType<FalCanceledException>(Assert.Single(outcomes).Exception);
        Assert.Equal(("r-1", FalCancelResult.Requested), (canceled.RequestId, canceled.CancelResult));
    }

    [Fact]
    public async Task A_request_is_struck_off_when_its_outcome_was_taken()
    {
        int number = 0;
        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Inputs(3), maxConcurrency: 1))
        {
            Assert.Equal(number++, Journal.Steps.Count(static step => step == "end"));
        }

        Assert.Equal(3, Journal.Steps.Count(static step => step == "end"));
    }

    [Fact]
    public async Task Going_through_the_outcomes_again_sends_nothing_again()
    {
        IAsyncEnumerable<FalOutcome<JsonElement, JsonElement>> outcomes = Endpoint.SubscribeManyAsync(Inputs(4), maxConcurrency: 2);
        Assert.Equal(4, await outcomes.CountAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => outcomes.CountAsync().AsTask().WaitAsync(HangLimit));

        Assert.Equal(4, Fal.Accepted.Count);
    }

    [Fact]
    public void At_least_one_at_once() =>
        Assert.Throws<ArgumentOutOfRangeException>("maxConcurrency", () => Endpoint.SubscribeManyAsync(Inputs(1), maxConcurrency: 0));

    private static async Task Eventually(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}

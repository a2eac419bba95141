using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Many;

/// <summary>Many requests at once.</summary>
public sealed class SubscribeManyTests : IDisposable
{
    private readonly FakeQueue _fal = new();
    private readonly MemoryJournal _journal = new();
    private readonly ManualTimeProvider _time = new();
    private readonly HttpClient _http;
    private readonly FalClient _client;

    public SubscribeManyTests()
    {
        _http = new HttpClient(_fal);
        _client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey("key-id:key-secret"),
            HttpClient = _http,
            TimeProvider = _time,
            Journal = _journal,
            Retry = new FalRetryOptions { MaxRetries = 0 },
        });
    }

    private FalEndpoint<JsonElement, JsonElement> Endpoint => _client.Endpoint("fal-ai/flux-2");

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task Each_input_has_an_outcome_and_no_more_are_under_way_than_asked_for()
    {
        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(30), maxConcurrency: 4).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 30), outcomes.Select(static outcome => outcome.Index).Order());
        Assert.All(outcomes, static outcome => Assert.Equal(Prompt(outcome.Input), outcome.GetResult().Data.GetProperty("of").GetString()));
        Assert.InRange(_fal.MostAtOnce, 1, 4);
    }

    [Fact]
    public async Task Outcomes_come_as_they_are_ready()
    {
        var first = new TaskCompletionSource();
        _fal.OnStatus = (prompt, token) => prompt == "p0" ? first.Task.WaitAsync(token) : Task.CompletedTask;
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
        _fal.OnResult = static prompt => prompt == "p1" ? ScriptedHandler.Response(422, """{"detail":"too rude"}""", ("x-fal-request-id", "r")) : null;

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
            Inputs(2), options: static input => new FalSubscribeOptions { StartTimeout = Prompt(input) == "p0" ? TimeSpan.Zero : null }).ToListAsync();

        Assert.IsType<ArgumentException>(outcomes.Single(static outcome => outcome.Index == 0).Exception);
        Assert.True(outcomes.Single(static outcome => outcome.Index == 1).IsSuccess);
    }

    [Fact]
    public async Task Inputs_are_asked_for_when_there_is_a_place_for_them()
    {
        int asked = 0;
        List<int> seen = [];
        IEnumerable<JsonElement> Lazy()
        {
            foreach (JsonElement input in Inputs(20))
            {
                asked++;
                yield return input;
            }
        }

        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Lazy(), maxConcurrency: 3))
        {
            // Three have places, and one was asked for and waits.
            seen.Add(outcome.Index);
            Assert.True(asked <= seen.Count + 3, $"{asked} inputs were asked for after {seen.Count} outcomes.");
        }

        Assert.Equal(20, seen.Count);
    }

    [Fact]
    public async Task What_fal_refuses_is_sent_again_when_it_asked_to_wait_no_longer()
    {
        int refusals = 0;
        DateTimeOffset start = _time.GetUtcNow();
        List<TimeSpan> accepted = [];
        _fal.OnSubmit = _ =>
        {
            if (refusals++ < 3)
            {
                return ScriptedHandler.Response(429, """{"detail":"too many"}""", ("Retry-After", "7"));
            }

            accepted.Add(_time.GetUtcNow() - start);
            return null;
        };

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(6), maxConcurrency: 3).ToListAsync();

        Assert.All(outcomes, static outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(6, _fal.Accepted.Count);
        Assert.True(accepted[0] >= TimeSpan.FromSeconds(7), $"The first was sent again after {accepted[0]}.");
    }

    [Fact]
    public async Task Endless_refusals_become_an_error()
    {
        _fal.OnSubmit = static _ => ScriptedHandler.Response(429, """{"detail":"too many"}""");

        FalOutcome<JsonElement, JsonElement> outcome = Assert.Single(await Endpoint.SubscribeManyAsync(Inputs(1)).ToListAsync());

        Assert.Equal(429, (int)Assert.IsType<FalApiException>(outcome.Exception).StatusCode);
        Assert.Empty(_fal.Accepted);
    }

    [Fact]
    public async Task Leaving_the_loop_cancels_what_is_under_way()
    {
        _fal.OnStatus = static (prompt, token) => prompt == "p0" ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token);

        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Inputs(3), maxConcurrency: 3))
        {
            Assert.Equal(0, outcome.Index);
            await Eventually(() => _fal.Accepted.Count == 3);
            break;
        }

        Assert.Equal(2, _fal.Cancelled);

        // Nobody said that the one was taken, and the others may have results: all are there the next time.
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Fact]
    public async Task A_cancelled_token_cancels_what_is_under_way()
    {
        using var cancel = new CancellationTokenSource();
        _fal.OnStatus = (_, token) =>
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

        Assert.Equal(1, _fal.Cancelled);
        FalCanceledException canceled = Assert.IsType<FalCanceledException>(Assert.Single(outcomes).Exception);
        Assert.Equal(("r-1", FalCancelResult.Requested), (canceled.RequestId, canceled.CancelResult));
    }

    [Fact]
    public async Task A_queue_that_is_too_long_is_an_outcome_and_options_are_asked_for_once()
    {
        int asked = 0;
        _fal.OnSubmit = static _ => ScriptedHandler.Response(429, """{"detail":"queue is too long"}""");

        FalOutcome<JsonElement, JsonElement> outcome = Assert.Single(await Endpoint.SubscribeManyAsync(Inputs(1), options: _ =>
        {
            asked++;
            return new FalSubscribeOptions { MaxQueueLength = 1 };
        }).ToListAsync());

        Assert.Equal(429, (int)Assert.IsType<FalApiException>(outcome.Exception).StatusCode);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_request_is_struck_off_when_its_outcome_was_taken()
    {
        int number = 0;
        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Inputs(3), maxConcurrency: 1))
        {
            Assert.Equal(number++, _journal.Steps.Count(static step => step == "end"));
        }

        Assert.Equal(3, _journal.Steps.Count(static step => step == "end"));
    }

    [Fact]
    public async Task What_the_inputs_throw_comes_after_the_outcomes_of_those_before()
    {
        static IEnumerable<JsonElement> Broken()
        {
            yield return Input(0);
            throw new InvalidDataException("no more");
        }

        List<int> seen = [];
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Broken()))
            {
                seen.Add(outcome.Index);
            }
        });
        Assert.Equal([0], seen);
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

    private static IEnumerable<JsonElement> Inputs(int count) => Enumerable.Range(0, count).Select(Input);

    private static JsonElement Input(int number) => JsonElement.Parse($$"""{"prompt":"p{{number}}"}""");

    private static string Prompt(JsonElement input) => input.GetProperty("prompt").GetString()!;
}

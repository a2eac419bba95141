using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Many;

/// <summary>Many requests, of which fal refuses some for the moment.</summary>
public sealed class ManyRefusalsTests : FakeQueueTest
{
    [Fact]
    public async Task What_fal_refuses_is_sent_again_when_it_asked_to_wait_no_longer()
    {
        int refusals = 0;
        DateTimeOffset start = Time.GetUtcNow();
        List<TimeSpan> accepted = [];
        Fal.OnSubmit = _ =>
        {
            if (refusals++ < 3)
            {
                return ScriptedHandler.Response(429, """{"detail":"too many"}""", ("Retry-After", "7"));
            }

            accepted.Add(Time.GetUtcNow() - start);
            return null;
        };

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(6), maxConcurrency: 3).ToListAsync();

        Assert.All(outcomes, static outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(6, Fal.Accepted.Count);
        Assert.True(accepted[0] >= TimeSpan.FromSeconds(7), $"The first was sent again after {accepted[0]}.");
    }

    [Fact]
    public async Task Endless_refusals_become_an_error()
    {
        Fal.OnSubmit = static _ => ScriptedHandler.Response(429, """{"detail":"too many"}""");

        FalOutcome<JsonElement, JsonElement> outcome = Assert.Single(await Endpoint.SubscribeManyAsync(Inputs(1)).ToListAsync());

        Assert.Equal(429, (int)Assert.IsType<FalApiException>(outcome.Exception).StatusCode);
        Assert.Empty(Fal.Accepted);
    }

    [Theory]
    [InlineData("{}", "x-fal-request-id", "r1")]
    [InlineData("""{"request_id":"r1"}""", "Retry-After", "1")]
    [InlineData("{}", "x-fal-needs-retry", "0")]
    public async Task Refusals_that_do_not_prove_anything_are_not_sent_again(string body, string header, string value)
    {
        int submits = 0;
        Fal.OnSubmit = _ =>
        {
            submits++;
            return ScriptedHandler.Response(429, body, (header, value));
        };

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(20), maxConcurrency: 4).ToListAsync();

        Assert.Equal(20, submits);
        Assert.All(outcomes, static outcome => Assert.Equal(429, (int)Assert.IsType<FalApiException>(outcome.Exception).StatusCode));
    }

    [Fact]
    public async Task A_queue_that_is_too_long_is_an_outcome_and_options_are_asked_for_once()
    {
        int asked = 0;
        Fal.OnSubmit = static _ => ScriptedHandler.Response(429, """{"detail":"queue is too long"}""");

        FalOutcome<JsonElement, JsonElement> outcome = Assert.Single(await Endpoint.SubscribeManyAsync(Inputs(1), optionsSelector: _ =>
        {
            asked++;
            return new FalSubscribeOptions { MaxQueueLength = 1 };
        }).ToListAsync());

        Assert.Equal(429, (int)Assert.IsType<FalApiException>(outcome.Exception).StatusCode);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Refusals_without_a_wait_get_pauses_that_grow_until_one_is_accepted()
    {
        Queue<bool> refusals = new([true, true, true, true, true, true, true, false, true, true, false]);
        var first = new TaskCompletionSource();
        Fal.OnSubmit = _ => refusals.Dequeue() ? ScriptedHandler.Response(429, """{"detail":"too many"}""", ("Retry-After", "0")) : null;

        async IAsyncEnumerable<JsonElement> OneAfterTheOther()
        {
            yield return Numbered(0);
            await first.Task;
            yield return Numbered(1);
        }

        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(OneAfterTheOther()))
        {
            Assert.True(outcome.IsSuccess);
            first.TrySetResult();
        }

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 1, 2], Time.Delays.Select(static delay => delay.TotalSeconds));
        Assert.Equal(["p0", "p1"], Fal.Accepted);
    }

    [Fact]
    public async Task A_refused_upload_is_an_outcome()
    {
        var endpoint = new PictureEndpoint(CreateClient(settings => settings.Retry.MaxRetries = 0));
        var input = new PictureInput { Prompt = "p", MaskUrl = FalFileInput.FromBytes(new byte[1], "image/png") };
        Server.Answer(429, "{}");

        FalOutcome<PictureInput, PictureOutput> outcome = Assert.Single(await endpoint.SubscribeManyAsync([input]).ToListAsync());

        Assert.Equal(429, (int)Assert.IsType<FalApiException>(outcome.Exception).StatusCode);
        Assert.Single(Server.Requests);
    }
}

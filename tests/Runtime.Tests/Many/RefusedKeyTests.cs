using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Many;

/// <summary>Many requests with a key that fal refuses, or with an account that has nothing left.</summary>
public sealed class RefusedKeyTests : FakeQueueTest
{
    private int _submits;

    [Theory]
    [InlineData(401, "No such key")]
    [InlineData(403, "Exhausted balance")]
    public async Task Refused_key_ends_the_sending_of_a_batch(int status, string detail)
    {
        Fal.OnSubmit = _ =>
        {
            _submits++;
            return ScriptedHandler.Response(status, $$"""{"detail":"{{detail}}"}""");
        };

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(300), maxConcurrency: 2).ToListAsync();

        Assert.Equal(300, outcomes.Count);
        Assert.InRange(_submits, 3, 4);
        Assert.All(outcomes, outcome =>
        {
            FalApiException error = Assert.IsType<FalApiException>(outcome.Exception);
            Assert.Equal(((HttpStatusCode)status, detail, false), (error.StatusCode, error.Detail, error.MayHaveBeenAccepted));
        });
        Assert.StartsWith("The request was not sent", outcomes[^1].Exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_refusals_do_not_end_a_batch()
    {
        Fal.OnSubmit = _ => ++_submits % 3 == 0 ? null : ScriptedHandler.Response(403, """{"detail":"not this one"}""");

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(30), maxConcurrency: 1).ToListAsync();

        Assert.Equal((30, 10), (_submits, outcomes.Count(outcome => outcome.IsSuccess)));
    }
}

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
    [InlineData(403, "User is locked.")]
    [InlineData(403, "Cannot access application. Authentication is required")]
    [InlineData(403, "Your account was suspended")]
    [InlineData(403, "Invalid API key")]
    [InlineData(402, "Top up")]
    [InlineData(409, "BILLING_ERROR")]
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

    [Theory]
    [InlineData(401, "<html>Attention required</html>")]
    [InlineData(403, "<html>Your account is blocked</html>")]
    [InlineData(402, "<html>Payment</html>")]
    [InlineData(401, "")]
    [InlineData(403, """{"detail":"Content policy: this prompt is not allowed"}""")]
    [InlineData(403, """{"detail":"Forbidden","error_type":"content_policy_violation"}""")]
    [InlineData(403, """{"detail":"A monkey of that author"}""")]
    [InlineData(409, """{"detail":"The state has changed"}""")]
    public async Task Refusal_that_is_not_of_the_account_ends_nothing(int status, string body)
    {
        Fal.OnSubmit = _ => ++_submits is > 5 and < 11 ? ScriptedHandler.Response(status, body) : null;

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(40), maxConcurrency: 5).ToListAsync();

        Assert.Equal((40, 35), (_submits, outcomes.Count(static outcome => outcome.IsSuccess)));
    }

    [Fact]
    public async Task Page_with_a_header_of_fals_is_not_of_the_account()
    {
        Fal.OnSubmit = _ => ++_submits < 6 ? ScriptedHandler.Response(401, "<html>no</html>", ("x-fal-request-id", "r")) : null;

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(10), maxConcurrency: 1).ToListAsync();

        Assert.Equal(5, outcomes.Count(static outcome => outcome.IsSuccess));
    }

    [Fact]
    public async Task Single_refusals_do_not_end_a_batch()
    {
        Fal.OnSubmit = _ => ++_submits % 3 == 0 ? null : ScriptedHandler.Response(403, """{"detail":"no permission"}""");

        List<FalOutcome<JsonElement, JsonElement>> outcomes = await Endpoint.SubscribeManyAsync(Inputs(30), maxConcurrency: 1).ToListAsync();

        Assert.Equal((30, 10), (_submits, outcomes.Count(outcome => outcome.IsSuccess)));
    }
}

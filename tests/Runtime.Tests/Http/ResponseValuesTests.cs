using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Streaming;

namespace Flux2Gen.Runtime.Tests.Http;

public class ResponseValuesTests : StreamTest
{
    private const int Limit = 1000;

    private FalEndpoint<JsonElement, JsonElement> Bounded => CreateClient(static settings => settings.MaxResponseValues = Limit).Endpoint("fal-ai/flux/dev");

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{"a":{},"b":[1]}""")]
    public async Task Answers_with_too_many_values_are_not_parsed(string value)
    {
        Server.Answer(200, $"[{string.Join(',', Enumerable.Repeat(value, Limit))}]", ("x-fal-request-id", RequestId));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Bounded.RunAsync(Input));

        Assert.Equal(
            "The answer of fal.run has more than 1,000 values and was not parsed: raise FalClientOptions.MaxResponseValues if that is what the model gives.",
            error.Message);
        Assert.Equal((RequestId, "fal-ai/flux/dev", 1), (error.RequestId, error.EndpointId, error.Attempts));
    }

    [Fact]
    public async Task A_submit_with_too_many_values_may_be_accepted()
    {
        Server.Answer(200, $"[{string.Join(',', Enumerable.Repeat("[]", Limit))}]", ("x-fal-request-id", RequestId));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Bounded.SubmitAsync(Input));

        Assert.Equal((RequestId, true), (error.RequestId, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task An_event_with_too_many_values_is_not_parsed()
    {
        Stream(Event($"[{string.Join(',', Enumerable.Repeat("[]", Limit))}]"));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Bounded.StreamAsync(Input).GetResultAsync());

        Assert.Contains("has more than 1,000 values", error.Message, StringComparison.Ordinal);
        Assert.Equal((RequestId, true), (error.RequestId, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData("[1,1]", 3, true)]
    [InlineData("[1,1]", 2, false)]
    [InlineData("""{"a":{"b":[]},"c":null}""", 4, true)]
    [InlineData("""{"a":{"b":[]},"c":null}""", 3, false)]
    [InlineData("""["a,b:c[d,,,,,,,,,,"]""", 2, true)]
    [InlineData("[NaN,1,1]", 3, false)]
    [InlineData("no JSON, at all: [[[[[", 1, true)]
    public void Values_are_counted(string json, int maximum, bool isAllowed) =>
        Assert.Equal(isAllowed, JsonValueCounter.HasAtMost(Encoding.UTF8.GetBytes(json), maximum));
}

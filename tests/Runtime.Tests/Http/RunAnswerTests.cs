using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Successful answers to a run that are no output: they cannot be asked for again, and must not look like one.</summary>
public sealed class RunAnswerTests : FalTest
{
    private PictureEndpoint Pictures => field ??= new PictureEndpoint(Client);

    private static PictureInput Cat { get; } = new() { Prompt = "a cat" };

    [Theory]
    [InlineData("""{"error":"boom"}""", 500, "boom")]
    [InlineData("""{"detail":"Content policy violation"}""", 500, "Content policy violation")]
    [InlineData("""{"status":"error","message":"nope"}""", 500, "nope")]
    [InlineData("""{"detail":[{"loc":["body","seed"],"msg":"bad","type":"x"}]}""", 422, "seed: bad")]
    [InlineData("""{"error":{"message":"busy","code":503}}""", 500, "busy")]
    public async Task Error_with_a_success_status_is_an_error(string body, int status, string detail)
    {
        Server.Answer(200, body, ("x-fal-request-id", RequestId));

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Pictures.RunAsync(Cat));

        Assert.Equal((status, RequestId), ((int)error.StatusCode, error.RequestId));
        Assert.Contains(detail, error.Detail, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("""{"status":"IN_PROGRESS","request_id":"r"}""")]
    [InlineData("""{"status":"IN_QUEUE","queue_position":3}""")]
    public async Task Status_in_place_of_an_output_is_an_error(string body)
    {
        Server.Answer(202, body, ("x-fal-request-id", RequestId));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Pictures.RunAsync(Cat));

        Assert.Equal((RequestId, true), (error.RequestId, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData("""{"error":null,"output":"a story"}""")]
    [InlineData("""{"output":"a story","detail":"long"}""")]
    [InlineData("""{"status":"ok","text":"a"}""")]
    [InlineData("""{"message":"hello"}""")]
    [InlineData("""{"status":"ready"}""")]
    [InlineData("""{"status":"completed"}""")]
    [InlineData("""{"status":"started","logs":[]}""")]
    [InlineData("""{"success":true,"message":"done"}""")]
    [InlineData("""{"error":""}""")]
    [InlineData("""{"logs":["a"],"metrics":{"loss":0.1}}""")]
    [InlineData("{}")]
    public async Task Untyped_output_with_such_members_is_an_output(string body)
    {
        Server.Answer(200, body);

        FalResult<JsonElement> result = await Flux.RunAsync(Input);

        Assert.Equal(body, result.Data.GetRawText());
    }
}

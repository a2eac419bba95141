using System.Net;
using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Streaming;

/// <summary>An event may be an error of the model, and an output may only look like one.</summary>
public sealed class StreamErrorEventTests : StreamTest
{
    [Theory]
    [InlineData("""{"detail":"The runner died"}""", 500, "The runner died", null)]
    [InlineData("""{"detail":"The runner died","error_type":"runner_disconnected"}""", 500, "The runner died", "runner_disconnected")]
    [InlineData("""{"error":"Out of memory"}""", 500, "Out of memory", null)]
    [InlineData("""{"error":{"type":"internal_error","message":"Out of memory"},"status_code":503}""", 503, "Out of memory", "internal_error")]
    [InlineData("""{"status":429,"detail":"Too many"}""", 429, "Too many", null)]
    [InlineData("""{"error":true,"message":"Out of memory"}""", 500, "Out of memory", null)]
    [InlineData("""{"status":"error","message":"Out of memory"}""", 500, "Out of memory", null)]
    [InlineData("""{"type":"error","message":"Out of memory","code":503}""", 503, "Out of memory", null)]
    public async Task An_event_of_an_error_is_that_error(string json, int status, string detail, string? type)
    {
        Stream(Event("""{"n":1}"""), Event(json), Event("""{"n":2}"""));

        (List<FalStreamUpdate<JsonElement>> updates, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input));

        FalApiException error = Assert.IsType<FalApiException>(failure);
        Assert.Single(updates);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(detail, error.Detail);
        Assert.Equal(type, error.ErrorType?.Value);
        Assert.Equal(json, error.Body);
        Assert.Equal(RequestId, error.RequestId);
        Assert.False(error.MayHaveBeenAccepted);
        Assert.Equal(["""{"n":1}"""], Texts(error.PartialOutputs));
    }

    [Fact]
    public async Task An_event_that_lists_what_is_wrong_with_the_input_is_a_validation_error()
    {
        Stream(Event("""{"detail":[{"loc":["body","prompt"],"msg":"The prompt is not allowed","type":"content_policy_violation"}]}"""));

        FalValidationException error = await Assert.ThrowsAsync<FalValidationException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal("prompt", Assert.Single(error.FieldErrors).Path);
        Assert.Equal(FalErrorType.ContentPolicyViolation, error.ErrorType);
        Assert.False(error.IsRetryable);
    }

    [Fact]
    public async Task An_event_that_is_named_an_error_is_one_whatever_it_says()
    {
        Stream("event: error\ndata: no more memory\n\n");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
        Assert.Equal("no more memory", error.Detail);
    }

    [Theory]
    [InlineData("""{"output":"a","error":"cut short"}""")]
    [InlineData("""{"error":null,"output":"a"}""")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":""}""")]
    [InlineData("""{"detail":0.5}""")]
    [InlineData("""{"status":"working"}""")]
    [InlineData("""{"status":"error","message":"cut short","output":"a"}""")]
    [InlineData("""{"error":false,"message":"fine"}""")]
    [InlineData("""{"error":0.02,"status":"training"}""")]
    [InlineData("""{"detail":"torn""")]
    [InlineData("""{"\ud800":1,"detail":"x"}""")]
    [InlineData("""{"detail":"x","\ud800":1}""")]
    public async Task An_output_with_a_word_on_errors_stays_an_output(string json)
    {
        Stream(Event(json));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(json.Length, result.RawBody.Length);
    }

    [Fact]
    public async Task An_error_with_a_status_of_success_is_an_error_without_a_stream_too()
    {
        Server.Answer(200, """{"detail":"The runner died"}""");

        await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());
    }

    [Fact]
    public async Task A_key_that_the_server_repeats_is_taken_out()
    {
        Stream(Event($$"""{"seen":"{{Key}}"}"""), Event($$"""{"detail":"bad key {{Key}}"}"""));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.DoesNotContain("key-secret", $"{error} {error.Body} {error.Detail} {string.Concat(Texts(error.PartialOutputs))}", StringComparison.Ordinal);
    }
}

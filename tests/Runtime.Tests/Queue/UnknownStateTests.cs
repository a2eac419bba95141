using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>States that this library does not know: each leads to the result, or to an error that says what fal said.</summary>
public sealed class UnknownStateTests : FalTest
{
    [Theory]
    [InlineData("completed")]
    [InlineData("Completed")]
    [InlineData("COMPLETED ")]
    [InlineData("SUCCEEDED")]
    [InlineData("done")]
    public async Task Result_of_a_request_in_another_words_end_is_delivered(string state)
    {
        Answer(Status(state), () => ScriptedHandler.Response(200, """{"seed":7}"""));

        FalResult<JsonElement> result = await Flux.SubscribeAsync(Input);

        Assert.Equal(7, result.Data.GetProperty("seed").GetInt32());
    }

    [Theory]
    [InlineData("FAILED", "")]
    [InlineData("FAILED", "\"detail\":\"out of memory\"")]
    [InlineData("CANCELLED", "")]
    [InlineData("FAILED", "\"error\":null,\"error_type\":\"runner_disconnected\"")]
    [InlineData("failed", "\"error\":\"boom\"")]
    [InlineData("TIMED_OUT", "\"error\":{\"code\":7}")]
    public async Task Failure_of_a_request_in_an_unknown_state_is_told(string state, string more)
    {
        Answer(Status(state, more), () => ScriptedHandler.Response(500, """{"detail":"out of memory"}""", ("x-fal-request-id", RequestId)));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.SubscribeAsync(Input));

        Assert.Equal((RequestId, "out of memory"), (error.RequestId, error.Detail));
        Assert.InRange(Time.Delays.Sum(delay => delay.TotalSeconds), 0, 10);
    }

    [Theory]
    [InlineData("FAILED", "\"error\":\"boom\"", 400, """{"detail":"Request is still in progress"}""", "boom")]
    [InlineData("FAILED", "\"error\":\"boom\"", 202, """{"status":"FAILED","request_id":"r"}""", "boom")]
    [InlineData("FAILED", "\"error_type\":\"runner_disconnected\"", 200, """{"status":"IN_PROGRESS"}""", null)]
    public async Task Error_of_the_status_is_told_when_there_is_no_result(string state, string more, int status, string body, string? detail)
    {
        Answer(Status(state, more), () => ScriptedHandler.Response(status, body));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Flux.SubscribeAsync(Input));

        Assert.Contains(state, error.Message, StringComparison.Ordinal);
        Assert.Equal((RequestId, detail), (error.RequestId, error.Detail));
    }

    [Theory]
    [InlineData(404, """{"status":"NOT_FOUND"}""")]
    [InlineData(202, """{"status":"IN_PROGRESS"}""")]
    [InlineData(502, "<html>")]
    public async Task State_without_a_result_ends_in_an_error_that_names_it(int status, string body)
    {
        Answer(Status("HIBERNATING"), () => ScriptedHandler.Response(status, body));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Flux.SubscribeAsync(Input));

        Assert.Contains("'HIBERNATING'", error.Message, StringComparison.Ordinal);
        Assert.Equal((RequestId, true), (error.RequestId, error.MayHaveBeenAccepted));
        Assert.InRange(Time.Delays.Sum(delay => delay.TotalMinutes), 0.4, 10.1);
    }

    [Fact]
    public async Task Passing_unknown_state_changes_nothing()
    {
        Server.Answer(200, Submitted());
        for (int poll = 0; poll < 21; poll++)
        {
            // Each second answer is for the result, which is asked for beside the status.
            Server.Answer(202, Status("WARMING_UP"));
        }

        Server.Answer(200, Status("COMPLETED")).Answer(200, """{"seed":7}""");

        Assert.Equal(7, (await Flux.SubscribeAsync(Input)).Data.GetProperty("seed").GetInt32());
    }

    /// <summary>Answers the submit, and from then on always the same.</summary>
    private void Answer(string status, Func<HttpResponseMessage> result)
    {
        Server.Answer(200, Submitted());
        Server.Otherwise = (request, _) => Task.FromResult(
            request.Uri.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? ScriptedHandler.Response(200, status) : result());
    }
}

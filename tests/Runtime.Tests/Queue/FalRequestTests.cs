using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

public class FalRequestTests : FalTest
{
    [Fact]
    public async Task Watching_gives_what_is_new()
    {
        Server
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":1"))
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":1"))
            .Answer(202, Status("PREEMPTED", "\"why\":\"new at fal\""))
            .Answer(202, Status("IN_PROGRESS", "\"logs\":{\"not\":\"a list\"}"))
            .Answer(202, Status("IN_PROGRESS"))
            .Answer(202, Status("IN_PROGRESS", "\"logs\":[{\"message\":\"a\"},{\"message\":\"b\"}]"))
            .Answer(200, Status("COMPLETED", "\"metrics\":{}"));

        var updates = new List<FalQueueUpdate>();
        await foreach (FalQueueUpdate update in Attached().WatchAsync(includeLogs: true))
        {
            updates.Add(update);
        }

        Assert.Equal(["IN_QUEUE", "PREEMPTED", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED"], updates.Select(update => update.State.Value));
        Assert.False(updates[1].State.IsKnown);
        Assert.Equal("new at fal", updates[1].RawJson.GetProperty("why").GetString());
        Assert.Equal("PREEMPTED", updates[1].ToString());
        Assert.Equal(2, updates[3].NewLogs.Count);
        Assert.Empty(updates[4].NewLogs);
        Assert.Equal(2, updates[4].Logs.Count);
        Assert.Null(updates[4].InferenceTime);
        Assert.Equal("Completed", updates[4].ToString());
        Assert.All(updates, update => Assert.Equal(RequestId, update.RequestId));
    }

    [Fact]
    public async Task A_result_is_waited_for_and_fetched_once()
    {
        Server.Answer(202, Status("IN_PROGRESS")).Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":null}")).Answer(200, "{}");

        FalResult<JsonElement> result = await Attached().GetResultAsync();

        Assert.Equal(3, Server.Requests.Count);
        Assert.Null(result.InferenceTime);
        Assert.Null(result.BillableUnits);
        Assert.Equal(RequestId, result.RequestId);
    }

    [Fact]
    public async Task A_request_known_to_be_completed_is_not_asked_after_again()
    {
        Server.Answer(200, Status("COMPLETED")).Answer(200, "{}");
        FalRequest<JsonElement> request = Attached();

        await request.GetStatusAsync();
        await request.GetResultAsync();

        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_result_has_the_log_that_was_seen_whatever_was_asked_since()
    {
        Server.Answer(200, Status("COMPLETED", "\"logs\":[{\"message\":\"a\"}]")).Answer(200, Status("COMPLETED")).Answer(200, "{}");
        FalRequest<JsonElement> request = Attached();

        await request.GetStatusAsync(includeLogs: true);
        await request.GetStatusAsync();

        Assert.Equal("a", Assert.Single((await request.GetResultAsync()).Logs).Message);
    }

    [Fact]
    public async Task A_line_of_the_log_with_half_a_character_is_kept()
    {
        Server.Answer(200, Status("COMPLETED", """
            "logs":[{"message":"progress \ud83d","level":"INFO"}]
            """));

        Assert.Single((await Attached().GetStatusAsync(includeLogs: true)).Logs);
    }

    [Fact]
    public async Task A_state_that_is_not_known_and_has_an_error_is_the_end()
    {
        Server.Answer(202, Status("PAUSED")).Answer(200, Status("FAILED", "\"error\":\"boom\"")).AnswerAlways(500, """{"detail":"boom"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Attached().GetResultAsync());

        Assert.Equal("boom", error.Detail);
        Assert.Equal(4, Server.Requests.Count);
    }

    [Fact]
    public async Task A_result_that_is_slower_than_the_news_of_it_is_waited_for()
    {
        const string Early = """{"detail":"Request is still in progress"}""";
        Server.Answer(200, Status("COMPLETED")).Answer(400, Early).Answer(400, Early).Answer(200, """{"seed":7}""");

        Assert.Equal(7, (await Attached().GetResultAsync()).Data.GetProperty("seed").GetInt32());
        Assert.Equal(2, Time.Delays.Count);
    }

    [Fact]
    public async Task A_model_that_failed_with_status_400_is_not_asked_again()
    {
        Server.Answer(200, Status("COMPLETED")).Answer(400, """{"detail":[{"msg":"still in progress","type":"downstream_service_error"}]}""");

        await Assert.ThrowsAsync<FalApiException>(() => Attached().GetResultAsync());

        Assert.True(Server.IsFinished);
    }

    [Theory]
    [InlineData(200, """{"status":"OK"}""", "OK")]
    [InlineData(202, """{"status":"CANCELLATION_REQUESTED"}""", "CANCELLATION_REQUESTED")]
    [InlineData(400, """{"status":"ALREADY_COMPLETED"}""", "ALREADY_COMPLETED")]
    [InlineData(404, """{"status":"NOT_FOUND"}""", "NOT_FOUND")]
    [InlineData(400, "", "ALREADY_COMPLETED")]
    [InlineData(400, "too late", "ALREADY_COMPLETED")]
    [InlineData(404, " ", "NOT_FOUND")]
    [InlineData(404, "no such request", "NOT_FOUND")]
    [InlineData(400, """{"status":"NOT_FOUND"}""", "NOT_FOUND")]
    [InlineData(200, """{"success":true}""", "CANCELLATION_REQUESTED")]
    [InlineData(202, "", "CANCELLATION_REQUESTED")]
    [InlineData(204, "", "CANCELLATION_REQUESTED")]
    [InlineData(200, """{"success":false}""", "ALREADY_COMPLETED")]
    [InlineData(400, """{"detail":"Request already completed"}""", "ALREADY_COMPLETED")]
    [InlineData(404, """{"detail":"Request not found"}""", "NOT_FOUND")]
    [InlineData(202, """{"status":"NEW_WORD"}""", "NEW_WORD")]
    [InlineData(200, """{"detail":"Request not found"}""", "NOT_FOUND")]
    [InlineData(200, """{"error":"Request already completed"}""", "ALREADY_COMPLETED")]
    [InlineData(200, """{"status":"ALREADY_COMPLETED","error":"too late"}""", "ALREADY_COMPLETED")]
    [InlineData(202, "accepted", "CANCELLATION_REQUESTED")]
    public async Task A_cancel_says_what_became_of_it(int status, string body, string expected)
    {
        Server.Answer(status, body);

        Assert.Equal(new FalCancelResult(expected), await Attached().CancelAsync());
    }

    [Theory]
    [InlineData(400, """{"detail":"bad"}""")]
    [InlineData(404, """{"detail":"Application not found"}""")]
    [InlineData(400, """{"status":"SOMETHING_ELSE"}""")]
    [InlineData(401, """{"detail":"no"}""")]
    public async Task A_cancel_that_was_not_understood_is_an_error(int status, string body)
    {
        Server.Answer(status, body);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Attached().CancelAsync());

        Assert.Equal((status, RequestId), ((int)error.StatusCode, error.RequestId));
    }

    [Fact]
    public async Task A_cancelled_request_has_no_result()
    {
        Server.Answer(200, Status("COMPLETED")).Answer(499, """{"detail":"cancelled"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Attached().GetResultAsync());

        Assert.StartsWith("The request was cancelled (HTTP 499", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_a_watch_does_not_cancel_the_request()
    {
        using var source = new CancellationTokenSource();
        Time.OnDelay = _ => source.Cancel();
        Server.Answer(202, Status("IN_QUEUE"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (FalQueueUpdate _ in Attached().WatchAsync(cancellationToken: source.Token))
            {
            }
        });

        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("""{"status":"IN_QUEUE"}""", "In queue")]
    [InlineData("""{"status":"IN_QUEUE","queue_position":"many"}""", "In queue")]
    [InlineData("""{"status":"IN_QUEUE","queue_position":12345}""", "In queue, position 12345")]
    [InlineData("""{"status":"COMPLETED","metrics":{"inference_time":0}}""", "Completed in 0.0 s")]
    [InlineData("""{"status":"COMPLETED","metrics":{"inference_time":-1}}""", "Completed")]
    [InlineData("""{"status":"COMPLETED","metrics":[]}""", "Completed")]
    [InlineData("""{"status":"COMPLETED","error":{"code":1}}""", "Completed with an error: {\"code\":1}")]
    [InlineData("""{"status":"COMPLETED","error":null}""", "Completed")]
    public void An_update_reads_well(string json, string text) =>
        Assert.Equal(text, new FalQueueUpdate("r", Json(json), [], []).ToString());

    [Fact]
    public void States_are_values()
    {
        Assert.Equal("", default(FalQueueState).Value);
        Assert.True(new FalQueueState("IN_QUEUE") == FalQueueState.InQueue);
        Assert.True(new FalQueueState("in-queue") == FalQueueState.InQueue);
        Assert.True(new FalQueueState("IN_QUEUE_2") != FalQueueState.InQueue);
        Assert.Equal(new FalQueueState("X").GetHashCode(), new FalQueueState("X").GetHashCode());
        Assert.Equal("\"COMPLETED\"", FalQueueState.Completed.ToJson());
        Assert.Equal(default, FalJson.Parse<FalQueueState>("\"\""));
        Assert.True(default(FalCancelResult) != FalCancelResult.Canceled);
        Assert.False(FalCancelResult.Canceled.Equals(null));
    }
}

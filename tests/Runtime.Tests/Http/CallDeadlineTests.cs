using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

public class CallDeadlineTests : FalTest
{
    private static readonly FalSubscribeOptions TenMinutes = new() { Timeout = TimeSpan.FromMinutes(10) };

    [Theory]
    [InlineData("""{"status":"CANCELLATION_REQUESTED"}""", "The server was asked to cancel request {0}, and is stopping it.", true)]
    [InlineData("""{"status":"OK"}""", "Request {0} was cancelled on the server.", false)]
    public async Task A_request_whose_time_ran_out_is_cancelled_at_fal(string body, string what, bool mayBeAccepted)
    {
        Server.Answer(200, Submitted()).Hang().Answer(202, body);

        Task call = Flux.SubscribeAsync(Input, options: TenMinutes);
        SpinWait.SpinUntil(() => Server.Requests.Count == 2, HangLimit);
        Time.Advance(TimeSpan.FromSeconds(600));
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.Equal(
            $"The call did not end within the 0:10:00 of FalSubscribeOptions.Timeout. {string.Format(null, what, RequestId)}",
            error.Message);
        Assert.Equal((RequestId, Flux.Id), (error.RequestId, error.EndpointId));
        Assert.Equal(JsonElement.Parse(body).GetProperty("status").GetString(), error.CancelResult?.Value);
        Assert.Equal((mayBeAccepted, !mayBeAccepted), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.Equal($"PUT {Queue}/fal-ai/flux-2/requests/{RequestId}/cancel", Server.Requests[^1].Line);
    }

    [Fact]
    public async Task The_waits_between_questions_count()
    {
        Server.Answer(200, Submitted());
        Time.OnDelay = _ => Time.Advance(TimeSpan.FromMinutes(4));
        Server.Answer(202, Status("IN_QUEUE")).Answer(202, Status("IN_PROGRESS")).Answer(202, Status("IN_PROGRESS")).Answer(202);

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => Flux.SubscribeAsync(Input, options: TenMinutes));

        Assert.Equal(FalCancelResult.Requested, error.CancelResult);
        Assert.Equal("PUT", Server.Requests[^1].Method);
    }

    [Fact]
    public async Task A_cancel_that_does_not_work_is_told()
    {
        Server.Answer(200, Submitted()).Hang().Answer(500);

        Task call = Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(30) });
        SpinWait.SpinUntil(() => Server.Requests.Count == 2, HangLimit);
        Time.Advance(TimeSpan.FromSeconds(30));
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.Null(error.CancelResult);
        Assert.True(error.MayHaveBeenAccepted);
        Assert.EndsWith($"Request {RequestId} could not be cancelled on the server, and may go on and be billed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submit_under_way_gets_ten_seconds_more_for_its_id()
    {
        var accepted = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, token) => accepted.Task.WaitAsync(token)).Answer(200, """{"status":"OK"}""");

        Task call = Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(30) });
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(call.IsCompleted);
        accepted.SetResult(ScriptedHandler.Response(200, Submitted()));

        Assert.Equal(RequestId, (await Assert.ThrowsAsync<FalTimeoutException>(() => call)).RequestId);
        Assert.Equal(["POST", "PUT"], Server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_submit_without_an_answer_may_have_been_accepted()
    {
        Server.Hang();

        Task call = Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(30) });
        Time.Advance(TimeSpan.FromSeconds(30));
        Time.Advance(TimeSpan.FromSeconds(10));
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.Null(error.RequestId);
        Assert.True(error.MayHaveBeenAccepted);
        Assert.Contains("billed twice", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, true)]
    [InlineData(422, false)]
    public async Task A_submit_that_failed_late_says_whether_it_may_have_been_accepted(int status, bool mayBeAccepted)
    {
        var refused = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, token) => refused.Task.WaitAsync(token));

        Task call = Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(30) });
        Time.Advance(TimeSpan.FromSeconds(30));
        refused.SetResult(ScriptedHandler.Response(status, "{}"));
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.Equal((mayBeAccepted, 1), (error.MayHaveBeenAccepted, error.Attempts));
    }

    [Fact]
    public async Task An_upload_that_takes_too_long_costs_nothing()
    {
        Server.Hang();
        var input = new PictureInput { Prompt = "x", MaskUrl = FalFileInput.FromBytes(new byte[9], "image/png") };

        Task call = new PictureEndpoint(Client).SubscribeAsync(input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(30) });
        Time.Advance(TimeSpan.FromSeconds(30));
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.Equal((false, true), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.EndsWith("nothing was submitted.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_a_run_holds_for_its_uploads_too()
    {
        Server.Hang();
        var input = new PictureInput { Prompt = "x", MaskUrl = FalFileInput.FromBytes(new byte[9], "image/png") };

        Task call = new PictureEndpoint(Client).RunAsync(input, new FalRunOptions { Timeout = TimeSpan.FromSeconds(30) });
        Time.Advance(TimeSpan.FromSeconds(30));
        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => call);

        Assert.Equal((false, true), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.Contains("FalRunOptions.Timeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_a_run_holds_for_its_repetitions_too()
    {
        for (int attempt = 0; attempt < 4; attempt++)
        {
            Server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));
        }

        Time.OnDelay = _ => Time.Advance(TimeSpan.FromSeconds(20));

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => Flux.RunAsync(Input, new FalRunOptions { Timeout = TimeSpan.FromSeconds(30) }));

        Assert.False(error.MayHaveBeenAccepted);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_token_is_another_thing_than_a_deadline()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Answer(202, Status("IN_PROGRESS")).Answer(202);
        Time.OnDelay = _ => source.Cancel();

        FalCanceledException cancelled = await Assert.ThrowsAsync<FalCanceledException>(
            () => Flux.SubscribeAsync(Input, options: TenMinutes, cancellationToken: source.Token));

        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Equal(FalCancelResult.Requested, cancelled.CancelResult);

        OperationCanceledException early = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Flux.SubscribeAsync(Input, options: TenMinutes, cancellationToken: source.Token));
        Assert.Equal(source.Token, early.CancellationToken);
    }

    [Fact]
    public async Task A_call_that_ends_in_time_is_left_alone()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, """{"seed":1}""");

        FalResult<JsonElement> result = await Flux.SubscribeAsync(Input, options: TenMinutes);
        Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, result.Data.GetProperty("seed").GetInt32());
        Assert.Null(Server.Requests[0].Header("x-fal-request-timeout"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(50 * 86400)]
    public async Task A_deadline_has_to_be_possible(int seconds)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(seconds) }));

        Assert.StartsWith("FalSubscribeOptions.Timeout must", error.Message, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Diagnostics;

[Collection(TelemetryGroup.Name)]
public sealed class ActivityTests : FalTest
{
    private const string Endpoint = "fal-ai/flux-2/flash/edit";

    [Fact]
    public async Task The_life_of_a_request_is_one_activity_with_its_stages()
    {
        using var telemetry = new TelemetryRecorder();
        Server
            .Answer(200, Submitted())
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":0"))
            .Answer(202, Status("IN_PROGRESS"))
            .Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":0.25}"))
            .Answer(200, "{}", ("x-fal-billable-units", "2.5"));

        await Flux.SubscribeAsync(Input);

        Activity life = telemetry.Activities[^1];
        Assert.Equal(["fal.submit", "fal.queue", "fal.inference", "fal.result", $"generate_content {Endpoint}"], telemetry.Activities.Select(item => item.OperationName));
        Assert.All(telemetry.Activities.SkipLast(1), stage => Assert.Equal(life.SpanId, stage.ParentSpanId));
        Assert.Equal(
            [
                "gen_ai.operation.name=generate_content",
                "gen_ai.provider.name=fal",
                $"gen_ai.request.model={Endpoint}",
                "server.address=queue.fal.run",
                "server.port=443",
                $"gen_ai.response.id={RequestId}",
                "fal.billable_units=2.5",
                "fal.inference_time=0.25",
            ],
            Tags(life));
        Assert.Equal(ActivityKind.Client, life.Kind);
        Assert.Equal(ActivityStatusCode.Unset, life.Status);
        Assert.Equal(
            [
                "gen_ai.provider.name=fal",
                "http.request.method=GET",
                "server.address=queue.fal.run",
                "server.port=443",
                $"gen_ai.request.model={Endpoint}",
                $"gen_ai.response.id={RequestId}",
                "http.response.status_code=200",
                "fal.billable_units=2.5",
            ],
            Tags(telemetry.Single("fal.result")));
        Activity queue = telemetry.Single("fal.queue");
        Activity inference = telemetry.Single("fal.inference");
        Assert.Equal(TimeSpan.FromSeconds(0.25), inference.Duration);
        Assert.Equal(Time.Delays.Aggregate(TimeSpan.Zero, static (sum, delay) => sum + delay), queue.Duration + inference.Duration);
        Assert.Equal(inference.StartTimeUtc, queue.StartTimeUtc + queue.Duration);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task A_run_is_one_activity_with_its_exchange()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Answer(200, "{}", ("x-fal-request-id", RequestId));

        await Flux.RunAsync(Input);

        Assert.Equal(["fal.run", $"generate_content {Endpoint}"], telemetry.Activities.Select(item => item.OperationName));
        Assert.Contains("server.address=fal.run", Tags(telemetry.Activities[0]));
        Assert.Contains($"gen_ai.response.id={RequestId}", Tags(telemetry.Activities[1]));
    }

    [Fact]
    public async Task A_failure_is_named_by_fals_own_word_for_it()
    {
        using var telemetry = new TelemetryRecorder();
        Server
            .Answer(200, Submitted())
            .Answer(200, Status("COMPLETED", "\"error\":\"no\",\"error_type\":\"runner_disconnected\",\"metrics\":{\"inference_time\":0.1}"))
            .Answer(422, """{"detail":[{"loc":["body","prompt"],"msg":"no","type":"content_policy_violation"}]}""", ("x-fal-request-id", RequestId));

        await Assert.ThrowsAsync<FalValidationException>(() => Flux.SubscribeAsync(Input));

        Assert.Equal("runner_disconnected", telemetry.Single("fal.inference").GetTagItem("error.type"));
        Assert.Equal("content_policy_violation", telemetry.Single("fal.result").GetTagItem("error.type"));
        Activity life = telemetry.Activities[^1];
        Assert.Equal("content_policy_violation", life.GetTagItem("error.type"));
        Assert.Equal(RequestId, life.GetTagItem("gen_ai.response.id"));
        Assert.Equal(ActivityStatusCode.Error, life.Status);
        Assert.Null(life.StatusDescription);
        Assert.Empty(life.Events);
    }

    [Fact]
    public async Task A_download_is_an_activity_without_the_address()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Answer(200, "cat").Answer(404);
        using var http = new HttpClient(Server, disposeHandler: false);
        var file = new FalFile { Url = "https://v3.fal.media/files/secret/cat.png?token=secret" };

        await file.ReadBytesAsync(http);
        await Assert.ThrowsAsync<FalApiException>(() => file.ReadBytesAsync(new FalDownloadOptions { HttpClient = http, MaxRetries = 0 }));

        string[] always = ["gen_ai.provider.name=fal", "http.request.method=GET", "server.address=v3.fal.media", "server.port=443"];
        Assert.Equal(["fal.download", "fal.download"], telemetry.Activities.Select(item => item.OperationName));
        Assert.Equal([.. always, "http.response.status_code=200"], Tags(telemetry.Activities[0]));
        Assert.Equal([.. always, "http.response.status_code=404", "error.type=404"], Tags(telemetry.Activities[1]));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], telemetry.Activities.Select(item => item.Status));
    }

    [Fact]
    public async Task A_download_that_is_lost_is_named_by_its_exception()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Fail(new HttpRequestException("reset"));
        using var http = new HttpClient(Server, disposeHandler: false);

        await Assert.ThrowsAsync<FalConnectionException>(() => new FalFile { Url = "https://v3.fal.media/cat.png" }.ReadBytesAsync(new FalDownloadOptions { HttpClient = http, OutageTimeout = TimeSpan.Zero }));

        Assert.Equal("Flux2Gen.FalConnectionException", Assert.Single(telemetry.Activities).GetTagItem("error.type"));
    }

    [Fact]
    public async Task What_a_pipeline_sends_again_is_counted_too()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Answer(503).Fail(new HttpRequestException("reset")).Answer(200, Status("COMPLETED"));
        FalClient client = CreateClient(settings => settings.Pipeline = async (exchange, token) =>
        {
            while (true)
            {
                FalExchangeOutcome outcome = await exchange.SendAsync(token);
                if (!outcome.CanRetry)
                {
                    return outcome;
                }
            }
        });

        await client.Endpoint(Endpoint).Attach(RequestId).GetStatusAsync();

        Assert.Equal(
            [
                $"1 fal.operation=status gen_ai.request.model={Endpoint} error.type=503",
                $"1 fal.operation=status gen_ai.request.model={Endpoint} error.type=Flux2Gen.FalConnectionException",
            ],
            telemetry.Of("fal.client.retries"));
    }

    [Theory]
    [InlineData("""{"error_type":"Bad Gateway <html>"}""", "502")]
    [InlineData("""{"error_type":"a private cat"}""", "502")]
    [InlineData("<html>", "502")]
    [InlineData("", "502")]
    [InlineData("""{"error_type":"runner_incomplete_response"}""", "runner_incomplete_response")]
    public async Task What_is_no_name_of_an_error_is_told_by_its_status(string body, string errorType)
    {
        using var telemetry = new TelemetryRecorder();
        Server.Answer(502, body);

        await Assert.ThrowsAsync<FalApiException>(() => Flux.RunAsync(Input));

        Assert.Equal([errorType, errorType], telemetry.Activities.Select(item => item.GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_lost_connection_is_named_by_its_exception()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));

        await Assert.ThrowsAsync<FalConnectionException>(() => Flux.RunAsync(Input));

        Assert.Equal(["Flux2Gen.FalConnectionException", "Flux2Gen.FalConnectionException"], telemetry.Activities.Select(item => item.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Repetitions_are_events_of_the_call_that_is_repeated()
    {
        using var telemetry = new TelemetryRecorder();
        Server
            .Fail(new HttpRequestException(HttpRequestError.ConnectionError))
            .Answer(429, "{}", ("Retry-After", "3"))
            .Answer(200, "{}");

        await Flux.RunAsync(Input);

        Activity run = telemetry.Single("fal.run");
        Assert.Equal(["fal.retry", "fal.retry"], run.Events.Select(item => item.Name));
        Assert.Equal(["Flux2Gen.FalConnectionException", "429"], run.Events.Select(item => item.Tags.Single(tag => tag.Key == "fal.retry.reason").Value));
        Assert.Equal(3.0, run.Events.Last().Tags.Single(tag => tag.Key == "fal.retry.delay").Value);
        Assert.Equal(2, run.GetTagItem("http.request.resend_count"));
        Assert.Equal(200, run.GetTagItem("http.response.status_code"));
        Assert.Null(run.GetTagItem("error.type"));
    }

    [Fact]
    public async Task What_is_fetched_outside_of_any_trace_goes_on_with_that_of_the_submit()
    {
        using var telemetry = new TelemetryRecorder();
        Server
            .Answer(200, Submitted())
            .Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":1}"))
            .Answer(200, "{}");

        FalRequest<JsonElement> request = await Flux.SubmitAsync(Input);
        await request.GetResultAsync();

        Activity submit = telemetry.Activities[0];
        Assert.Equal(["fal.submit", "fal.queue", "fal.inference", "fal.result"], telemetry.Activities.Select(item => item.OperationName));
        Assert.All(telemetry.Activities.Skip(1), stage => Assert.Equal(submit.SpanId, stage.ParentSpanId));
    }

    [Fact]
    public async Task What_is_fetched_in_another_trace_is_linked_to_that_of_the_submit()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, "{}");

        FalRequest<JsonElement> request = await Flux.SubmitAsync(Input);
        using (Activity other = new Activity("other").Start())
        {
            await request.GetResultAsync();
            Assert.Equal(other.SpanId, telemetry.Single("fal.result").ParentSpanId);
        }

        Assert.Equal(telemetry.Single("fal.submit").Context, Assert.Single(telemetry.Single("fal.result").Links).Context);
    }

    [Fact]
    public async Task Nothing_is_made_up_of_a_request_whose_end_was_not_seen()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":1}")).Answer(200, "{}");

        await Attached().GetResultAsync();

        Assert.Equal(["fal.result"], telemetry.Activities.Select(item => item.OperationName));
        Assert.Empty(telemetry.Of("fal.client.queue.duration"));
    }

    [Fact]
    public async Task A_request_that_completes_is_told_of_once_by_however_many_that_follow_it()
    {
        using var telemetry = new TelemetryRecorder();
        Server
            .Answer(200, Submitted())
            .Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":1}"))
            .Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":1}"));

        FalRequest<JsonElement> request = await Flux.SubmitAsync(Input);
        await request.GetStatusAsync();
        await request.GetStatusAsync();

        telemetry.Single("fal.inference");
        Assert.Single(telemetry.Of("fal.client.inference.duration"));
    }

    [Fact]
    public async Task A_cancelled_call_is_an_error_with_its_cancellation()
    {
        using var telemetry = new TelemetryRecorder();
        using var source = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Answer(200, """{"status":"CANCELLATION_REQUESTED"}""");

        await Assert.ThrowsAsync<FalCanceledException>(() => Flux.SubscribeAsync(Input, _ => source.Cancel(), cancellationToken: source.Token));

        Assert.Equal(["fal.submit", "fal.cancel", $"generate_content {Endpoint}"], telemetry.Activities.Select(item => item.OperationName));
        Assert.Equal("Flux2Gen.FalCanceledException", telemetry.Activities[^1].GetTagItem("error.type"));
        Assert.Equal(RequestId, telemetry.Activities[^1].GetTagItem("gen_ai.response.id"));
    }

    [Fact]
    public async Task Without_a_listener_nothing_is_made()
    {
        Server
            .Answer((_, _) => Task.FromResult(ScriptedHandler.Response(200, Activity.Current is null ? Submitted() : "")))
            .Answer(200, Status("COMPLETED"))
            .Answer(200, "{}");

        FalRequest<JsonElement> request = await Flux.SubmitAsync(Input);

        Assert.False(Client.Transport.Observer.IsEnabled);
        Assert.Null(request.Timeline);
        await request.GetResultAsync();
    }

    [Fact]
    public async Task A_listener_that_comes_late_is_told_from_then_on()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, "{}", ("x-fal-billable-units", "1"));
        FalRequest<JsonElement> request = await Flux.SubmitAsync(Input);
        using var telemetry = new TelemetryRecorder();

        await request.GetResultAsync();

        Assert.Equal(["fal.result"], telemetry.Activities.Select(item => item.OperationName));
        Assert.Single(telemetry.Of("fal.client.billable_units"));
    }

    [Fact]
    public async Task A_listener_that_samples_nothing_changes_nothing()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);
        Server.Answer(200, Submitted()).Answer(202, Status("IN_PROGRESS")).Answer(200, Status("COMPLETED")).Answer(200, "{}");

        FalResult<JsonElement> result = await Flux.SubscribeAsync(Input);

        Assert.Equal(RequestId, result.RequestId);
    }

    private static IEnumerable<string> Tags(Activity activity) =>
        activity.TagObjects.Select(tag => FormattableString.Invariant($"{tag.Key}={tag.Value}"));
}

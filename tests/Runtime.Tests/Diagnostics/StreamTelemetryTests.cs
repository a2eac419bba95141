using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Diagnostics;

[Collection(TelemetryGroup.Name)]
public sealed class StreamTelemetryTests : FalTest
{
    private const string Endpoint = "fal-ai/flux-2/flash/edit";

    [Fact]
    public async Task A_stream_is_one_activity_with_its_opening_and_the_time_to_its_first_output()
    {
        using var telemetry = new TelemetryRecorder();
        Answer(After(2, "data: 1\n\n"), After(3, "data: 2\n\n"));
        Activity? seen = null;

        using var caller = new Activity("caller");
        caller.Start();
        await foreach (FalStreamUpdate<JsonElement> _ in Flux.StreamAsync(Input))
        {
            seen = Activity.Current;
        }

        Assert.Same(caller, seen);
        Assert.Equal(["fal.stream", $"generate_content {Endpoint}"], telemetry.Activities.Select(item => item.OperationName));
        Activity opening = telemetry.Activities[0];
        Activity life = telemetry.Activities[1];
        Assert.Equal(caller.SpanId, life.ParentSpanId);
        Assert.Equal(life.SpanId, opening.ParentSpanId);
        Assert.Equal(true, life.GetTagItem("gen_ai.request.stream"));
        Assert.Equal(2.0, life.GetTagItem("gen_ai.response.time_to_first_chunk"));
        Assert.Equal(RequestId, life.GetTagItem("gen_ai.response.id"));
        Assert.Equal(2.0, life.GetTagItem("fal.billable_units"));
        Assert.Equal(2.0, opening.GetTagItem("fal.billable_units"));
        string common = $"gen_ai.operation.name=generate_content gen_ai.provider.name=fal gen_ai.request.model={Endpoint} server.address=fal.run server.port=443";
        Assert.Equal([$"2 {common}"], telemetry.Of("gen_ai.client.operation.time_to_first_chunk"));
        Assert.Equal([$"5 {common}"], telemetry.Of("gen_ai.client.operation.duration"));
        Assert.Equal([$"1 fal.operation=stream gen_ai.request.model={Endpoint}"], telemetry.Of("fal.client.requests"));
        Assert.Equal([$"2 fal.operation=stream gen_ai.request.model={Endpoint}"], telemetry.Of("fal.client.billable_units"));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_an_error_of_the_whole_and_not_of_its_opening()
    {
        using var telemetry = new TelemetryRecorder();
        Answer("data: 1\n\n", new IOException("a private cat"));

        await Assert.ThrowsAsync<FalConnectionException>(() => Flux.StreamAsync(Input).GetResultAsync());

        Assert.Equal(ActivityStatusCode.Unset, telemetry.Single("fal.stream").Status);
        Activity life = telemetry.Single($"generate_content {Endpoint}");
        Assert.Equal(ActivityStatusCode.Error, life.Status);
        Assert.Equal("Flux2Gen.FalConnectionException", life.GetTagItem("error.type"));
        Assert.EndsWith("error.type=Flux2Gen.FalConnectionException", Assert.Single(telemetry.Of("gen_ai.client.operation.duration")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_that_is_left_ends_the_activity_without_an_error()
    {
        using var telemetry = new TelemetryRecorder();
        Answer("data: 1\n\n", "data: 2\n\n");

        await foreach (FalStreamUpdate<JsonElement> _ in Flux.StreamAsync(Input))
        {
            break;
        }

        Assert.Equal(ActivityStatusCode.Unset, telemetry.Single($"generate_content {Endpoint}").Status);
    }

    [Fact]
    public async Task Logs_tell_of_the_end_and_nothing_of_the_content()
    {
        using var listener = new Eavesdropper();
        FalClient client = CreateClient(settings => settings.LoggerFactory = listener.Logs);
        Answer("data: {\"echo\":\"a private cat\"}\n\n");
        await client.Endpoint(Endpoint).StreamAsync(Input).GetResultAsync();
        Answer($"data: {{\"detail\":\"a private cat, {Key}\"}}\n\n");
        await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint(Endpoint).StreamAsync(Input).GetResultAsync());
        Answer("data: \"a private", new IOException("a private cat"));
        await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint(Endpoint).StreamAsync(Input).GetResultAsync());

        Assert.Equal(
            ["Debug Answered", "Information ResultReceived", "Debug Answered", "Warning Failed", "Debug Answered", "Warning Failed"],
            listener.Logs.Entries.Select(entry => $"{entry.Level} {entry.Event.Name}"));
        Assert.All(listener.Everything, word => Assert.DoesNotContain("private", word, StringComparison.Ordinal));
        Assert.All(listener.Everything, word => Assert.DoesNotContain("key-secret", word, StringComparison.Ordinal));
    }

    private Func<string> After(int seconds, string text) => () =>
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        return text;
    };

    private void Answer(params object[] parts) => Server.Answer((_, _) =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new ScriptedStream(parts)) };
        response.Headers.TryAddWithoutValidation("x-fal-request-id", RequestId);
        response.Headers.TryAddWithoutValidation("x-fal-billable-units", "2");
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "text/event-stream");
        return Task.FromResult(response);
    });
}

using System.Diagnostics.Metrics;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Diagnostics;

[Collection(TelemetryGroup.Name)]
public sealed class MetricTests : FalTest
{
    private const string Model = "gen_ai.request.model=fal-ai/flux-2/flash/edit";

    [Fact]
    public async Task Times_are_measured_where_fal_does_not_say_and_taken_from_fal_where_it_does()
    {
        using var telemetry = new TelemetryRecorder();
        Server
            .Answer(200, Submitted())
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":0"))
            .Answer(202, Status("IN_PROGRESS"))
            .Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":0.75}"))
            .Answer(200, "{}", ("x-fal-billable-units", "2.5"));

        await Flux.SubscribeAsync(Input);

        // Half a second between each two questions: the first comes at once, and a new state starts anew.
        Assert.Equal([$"0.75 {Model}"], telemetry.Of("fal.client.inference.duration"));
        Assert.Equal([$"0.25 {Model}"], telemetry.Of("fal.client.queue.duration"));
        Assert.Equal([$"2.5 fal.operation=result {Model}"], telemetry.Of("fal.client.billable_units"));
        Assert.Equal([$"1 fal.operation=submit {Model}"], telemetry.Of("fal.client.requests"));
        Assert.Equal(
            [$"1 gen_ai.operation.name=generate_content gen_ai.provider.name=fal {Model} server.address=queue.fal.run server.port=443"],
            telemetry.Of("gen_ai.client.operation.duration"));
    }

    [Fact]
    public async Task Failures_and_repetitions_are_counted_by_their_kind()
    {
        using var telemetry = new TelemetryRecorder();
        Server.Answer(429).Answer(403, """{"detail":"User is locked."}""");

        await Assert.ThrowsAsync<FalApiException>(() => Flux.RunAsync(Input));

        Assert.Equal([$"1 fal.operation=run {Model} error.type=429"], telemetry.Of("fal.client.retries"));
        Assert.Equal([$"1 fal.operation=run {Model} error.type=403"], telemetry.Of("fal.client.requests"));
        Assert.EndsWith(" error.type=403", Assert.Single(telemetry.Of("gen_ai.client.operation.duration")), StringComparison.Ordinal);
        Assert.Empty(telemetry.Of("fal.client.billable_units"));
    }

    [Fact]
    public async Task What_a_result_costs_is_counted_once_however_often_it_is_fetched()
    {
        using var telemetry = new TelemetryRecorder();
        Server
            .Answer(200, Status("COMPLETED"))
            .Answer(200, "{}", ("x-fal-billable-units", "3"))
            .Answer(200, "{}", ("x-fal-billable-units", "3"));

        FalRequest<JsonElement> request = Attached();
        await request.GetResultAsync();
        await request.GetResultAsync();

        Assert.Single(telemetry.Of("fal.client.billable_units"));
    }

    [Fact]
    public void Instruments_have_units_and_advise_bounds()
    {
        using var telemetry = new TelemetryRecorder();

        Assert.Equal(
            [
                "fal.client.billable_units {unit}",
                "fal.client.inference.duration s 14",
                "fal.client.queue.duration s 14",
                "fal.client.requests {request}",
                "fal.client.retries {retry}",
                "gen_ai.client.operation.duration s 18",
                "gen_ai.client.operation.time_to_first_chunk s 15",
            ],
            telemetry.Instruments.Select(Describe).Order(StringComparer.Ordinal));
        Assert.All(telemetry.Instruments, instrument => Assert.NotEmpty(instrument.Description!));
        Assert.All(telemetry.Instruments, instrument => Assert.NotEmpty(instrument.Meter.Version!));
    }

    private static string Describe(Instrument instrument) =>
        $"{instrument.Name} {instrument.Unit}{((instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries is { } bounds ? FormattableString.Invariant($" {bounds.Count}") : "")}";
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Flux2Gen.Diagnostics;

/// <summary>The activity source, the meter and its instruments. They cost nothing as long as nobody listens.</summary>
internal static class FalInstruments
{
    public static readonly ActivitySource Source = new(FalDiagnostics.ActivitySourceName, FalVersion.Text);

    private static readonly Meter Meter = new(FalDiagnostics.MeterName, FalVersion.Text);

    /// <summary>Calls from their beginning to their result, as OpenTelemetry defines the name and the bounds.</summary>
    public static readonly Histogram<double> OperationDuration = Meter.CreateHistogram(
        "gen_ai.client.operation.duration",
        "s",
        "How long a call of RunAsync, SubscribeAsync or StreamAsync took.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84, 327.68, 655.36, 1310.72],
        });

    public static readonly Histogram<double> TimeToFirstChunk = Meter.CreateHistogram(
        "gen_ai.client.operation.time_to_first_chunk",
        "s",
        "How long it took until the first output of a stream came.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84],
        });

    public static readonly Histogram<double> QueueDuration = Meter.CreateHistogram(
        "fal.client.queue.duration",
        "s",
        "How long a request waited until its model started on it.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600] });

    public static readonly Histogram<double> InferenceDuration = Meter.CreateHistogram(
        "fal.client.inference.duration",
        "s",
        "How long the model worked on a request, as fal measured it.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1800] });

    public static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "fal.client.requests", "{request}", "Requests to run a model that were sent, by how that ended.");

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "fal.client.retries", "{retry}", "Exchanges that were repeated.");

    public static readonly Counter<double> BillableUnits = Meter.CreateCounter<double>(
        "fal.client.billable_units", "{unit}", "Units that fal bills, as its results say.");

    /// <summary>Gets a value indicating whether anybody listens to activities or measurements.</summary>
    public static bool HasListeners =>
        Source.HasListeners() || Requests.Enabled || Retries.Enabled || BillableUnits.Enabled
        || OperationDuration.Enabled || TimeToFirstChunk.Enabled || QueueDuration.Enabled || InferenceDuration.Enabled;
}

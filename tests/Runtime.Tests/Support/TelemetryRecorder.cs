using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>Listens to all activities and measurements of the library while it exists.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly ActivityListener _activityListener;
    private readonly MeterListener _meterListener = new();
    private readonly List<Activity> _activities = [];
    private readonly List<Measurement> _measurements = [];

    public TelemetryRecorder()
    {
        _activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FalDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add(_activities, activity),
        };
        ActivitySource.AddActivityListener(_activityListener);
        _meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == FalDiagnostics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
                Add(Instruments, instrument);
            }
        };
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(_measurements, new Measurement(instrument.Name, value, [.. tags])));
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(_measurements, new Measurement(instrument.Name, value, [.. tags])));
        _meterListener.Start();
    }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>Gets the activities in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Activities => Copy(_activities);

    public IReadOnlyList<Measurement> Measurements => Copy(_measurements);

    public Activity Single(string name) => Activities.Single(activity => activity.OperationName == name);

    public IEnumerable<string> Of(string instrument) => Measurements.Where(item => item.Instrument == instrument).Select(item => item.ToString());

    public void Dispose()
    {
        _activityListener.Dispose();
        _meterListener.Dispose();
    }

    private static void Add<T>(List<T> list, T item)
    {
        lock (list)
        {
            list.Add(item);
        }
    }

    private static IReadOnlyList<T> Copy<T>(List<T> list)
    {
        lock (list)
        {
            return [.. list];
        }
    }

    internal sealed record Measurement(string Instrument, double Value, IReadOnlyList<KeyValuePair<string, object?>> Tags)
    {
        public override string ToString() =>
            FormattableString.Invariant($"{Value:0.###} {string.Join(' ', Tags.Select(tag => FormattableString.Invariant($"{tag.Key}={tag.Value}")))}");
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>Listens to all activities, measurements and logs there are, and keeps every word.</summary>
internal sealed class Eavesdropper : IDisposable
{
    private readonly List<string> _heard = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public Eavesdropper()
    {
        _activities = Listen();
        _meters = ListenToMeters();
    }

    /// <summary>Gets what takes the logs.</summary>
    public CollectingLoggerFactory Logs { get; } = new();

    /// <summary>Gets what was heard of activities and measurements.</summary>
    public IReadOnlyList<string> Telemetry
    {
        get
        {
            lock (_heard)
            {
                return [.. _heard];
            }
        }
    }

    /// <summary>Gets every word.</summary>
    public IReadOnlyList<string> Everything =>
    [
        .. Telemetry,
        .. Logs.Entries.Select(static entry => $"{entry.Message} {entry.Exception} {string.Join(' ', entry.Values.Select(static value => value.Value))}"),
    ];

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        Logs.Dispose();
    }

    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                Hear(options.Name, options.Tags);
                return ActivitySamplingResult.AllDataAndRecorded;
            },
            ActivityStopped = activity =>
            {
                Hear($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString}", activity.TagObjects);
                Hear("baggage", activity.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)));
                foreach (ActivityEvent happened in activity.Events)
                {
                    Hear(happened.Name, happened.Tags);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private MeterListener ListenToMeters()
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument.Name, [.. tags]));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument.Name, [.. tags]));
        listener.Start();
        return listener;
    }

    private void Hear(string name, IEnumerable<KeyValuePair<string, object?>>? tags)
    {
        lock (_heard)
        {
            _heard.Add($"{name} {string.Join(' ', (tags ?? []).Select(tag => $"{tag.Key}={tag.Value}"))}");
        }
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using Flux2Gen;
using Microsoft.Extensions.Logging;

namespace AotSmoke;

/// <summary>Takes down what the library logs, traces and measures.</summary>
internal sealed class Witness : ILoggerProvider, ILogger
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public Witness()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FalDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Activities.Add(activity.OperationName),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == FalDiagnostics.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, _, _) => Instruments.Add(instrument.Name));
        _meters.Start();
    }

    public List<string> Activities { get; } = [];

    public List<string> Instruments { get; } = [];

    public List<int> Events { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).Length > 0)
        {
            Events.Add(eventId.Id);
        }
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }
}

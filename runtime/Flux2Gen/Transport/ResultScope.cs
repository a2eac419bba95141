using System.Diagnostics;
using Flux2Gen.Diagnostics;

namespace Flux2Gen.Transport;

/// <summary>A call of the user's that ends in a result: an activity and a measurement.</summary>
internal sealed class ResultScope : IDisposable
{
    private readonly CallObserver _observer;
    private readonly string _endpointId;
    private readonly Uri _host;
    private readonly Activity? _activity;
    private readonly long _start;
    private string? _errorType;

    public ResultScope(CallObserver observer, string endpointId, Uri host, bool isStream = false)
    {
        _observer = observer;
        _endpointId = endpointId;
        _host = host;
        _start = observer.Time.GetTimestamp();
        if (FalInstruments.Source.HasListeners())
        {
            _activity = FalInstruments.Source.StartActivity(
                $"{AttributeNames.GenerateContent} {endpointId}", ActivityKind.Client, parentContext: default, tags: Tags());
            if (isStream)
            {
                _activity?.SetTag(AttributeNames.RequestStream, true);
            }
        }
    }

    /// <summary>The first output of a stream came.</summary>
    public void FirstUpdate()
    {
        double seconds = _observer.Time.GetElapsedTime(_start).TotalSeconds;
        _activity?.SetTag(AttributeNames.TimeToFirstChunk, seconds);
        if (FalInstruments.TimeToFirstChunk.Enabled)
        {
            FalInstruments.TimeToFirstChunk.Record(seconds, Tags());
        }
    }

    public void Succeeded(string? requestId, decimal? billableUnits, TimeSpan? inferenceTime)
    {
        if (_activity is not null)
        {
            _activity.SetTag(AttributeNames.ResponseId, RequestIds.Checked(requestId));
            _activity.SetTag(AttributeNames.BillableUnits, (double?)billableUnits);
            _activity.SetTag(AttributeNames.InferenceTime, inferenceTime?.TotalSeconds);
        }
    }

    /// <summary>Notes a failure. To be called in an exception filter, so that the exception is left as it is.</summary>
    /// <returns>False.</returns>
    public bool Failed(Exception exception)
    {
        _errorType = ErrorTypes.Of(exception);
        if (_activity is not null)
        {
            _activity.SetTag(AttributeNames.ErrorType, _errorType);
            _activity.SetTag(AttributeNames.ResponseId, RequestIds.Of(exception));
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        return false;
    }

    public void Dispose()
    {
        if (FalInstruments.OperationDuration.Enabled)
        {
            var tags = new TagList();
            foreach ((string name, object? value) in Tags())
            {
                tags.Add(name, value);
            }

            if (_errorType is not null)
            {
                tags.Add(AttributeNames.ErrorType, _errorType);
            }

            FalInstruments.OperationDuration.Record(_observer.Time.GetElapsedTime(_start).TotalSeconds, tags);
        }

        _activity?.Dispose();
    }

    private KeyValuePair<string, object?>[] Tags() =>
    [
        new(AttributeNames.OperationName, AttributeNames.GenerateContent),
        new(AttributeNames.ProviderName, AttributeNames.Fal),
        new(AttributeNames.RequestModel, _endpointId),
        new(AttributeNames.ServerAddress, _host.Host),
        new(AttributeNames.ServerPort, _host.Port),
    ];
}

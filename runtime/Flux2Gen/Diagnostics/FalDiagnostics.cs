namespace Flux2Gen;

/// <summary>The names by which logs, traces and metrics of this library are asked for.</summary>
public static class FalDiagnostics
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string ActivitySourceName = "Flux2Gen";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "Flux2Gen";

    /// <summary>The category of all log messages.</summary>
    public const string LogCategory = "Flux2Gen";

    /// <summary>
    /// The key under which <see cref="Exception.Data"/> holds the request's id, in exceptions that are not this library's own but
    /// ended a call that fal had accepted: those that <c>onUpdate</c> throws.
    /// </summary>
    public const string RequestIdKey = "fal.request_id";

    /// <summary>The key under which <see cref="Exception.Data"/> holds the endpoint's id, beside <see cref="RequestIdKey"/>.</summary>
    public const string EndpointIdKey = "fal.endpoint_id";
}

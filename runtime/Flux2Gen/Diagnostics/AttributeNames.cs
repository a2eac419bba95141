namespace Flux2Gen.Diagnostics;

/// <summary>The names of attributes: OpenTelemetry's where it has one, and else our own.</summary>
internal static class AttributeNames
{
    public const string OperationName = "gen_ai.operation.name";
    public const string ProviderName = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string RequestStream = "gen_ai.request.stream";
    public const string TimeToFirstChunk = "gen_ai.response.time_to_first_chunk";
    public const string ResponseId = "gen_ai.response.id";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
    public const string HttpMethod = "http.request.method";
    public const string HttpResendCount = "http.request.resend_count";
    public const string HttpStatusCode = "http.response.status_code";
    public const string FalOperation = "fal.operation";
    public const string BillableUnits = "fal.billable_units";
    public const string InferenceTime = "fal.inference_time";
    public const string RetryReason = "fal.retry.reason";
    public const string RetryDelay = "fal.retry.delay";
    public const string RealtimeSent = "fal.realtime.sent";
    public const string RealtimeReceived = "fal.realtime.received";

    /// <summary>The value of <see cref="ProviderName"/>.</summary>
    public const string Fal = "fal";

    /// <summary>The value of <see cref="OperationName"/>: OpenTelemetry's for a model that gives content of any kind.</summary>
    public const string GenerateContent = "generate_content";
}

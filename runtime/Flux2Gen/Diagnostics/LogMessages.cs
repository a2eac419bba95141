using Microsoft.Extensions.Logging;

namespace Flux2Gen.Diagnostics;

/// <summary>All that is logged. An id, once given, stays with its message.</summary>
/// <remarks>In one file: the logging source generator writes the parts of a class in an order that differs from build to build.</remarks>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Submitted request {RequestId} to {EndpointId}.", EventName = "Submitted")]
    public static partial void Submitted(ILogger logger, string requestId, string endpointId);

    [LoggerMessage(2, LogLevel.Debug, "Request {RequestId} of {EndpointId} is {State}, at position {QueuePosition} of the queue.", EventName = "StateChanged")]
    public static partial void StateChanged(ILogger logger, string requestId, string endpointId, string state, int? queuePosition);

    [LoggerMessage(3, LogLevel.Information, "Got the result of request {RequestId} of {EndpointId}. Seconds of inference: {InferenceSeconds}; units billed: {BillableUnits}.", EventName = "ResultReceived")]
    public static partial void ResultReceived(ILogger logger, string? requestId, string? endpointId, double? inferenceSeconds, decimal? billableUnits);

    [LoggerMessage(4, LogLevel.Warning, "{Operation} of {EndpointId}, request {RequestId}, ended in {Reason} and is repeated in {DelaySeconds} s: repetition {Retry}.", EventName = "Retrying")]
    public static partial void Retrying(ILogger logger, FalOperation operation, string? endpointId, string? requestId, string reason, double delaySeconds, int retry);

    [LoggerMessage(5, LogLevel.Information, "The status stream of request {RequestId} of {EndpointId} ended in {Reason}: the request is polled now.", EventName = "StreamFellBack")]
    public static partial void StreamFellBack(ILogger logger, string requestId, string endpointId, string reason);

    [LoggerMessage(6, LogLevel.Information, "Asked fal to cancel request {RequestId} of {EndpointId}: {Answer}.", EventName = "CancelAnswered")]
    public static partial void CancelAnswered(ILogger logger, string? requestId, string? endpointId, string answer);

    [LoggerMessage(7, LogLevel.Warning, "{Operation} of {EndpointId}, request {RequestId}, failed: {ErrorType}, HTTP status {StatusCode}. It may have been accepted: {MayHaveBeenAccepted}.", EventName = "Failed")]
    public static partial void Failed(ILogger logger, FalOperation operation, string? endpointId, string? requestId, string errorType, int? statusCode, bool mayHaveBeenAccepted);

    [LoggerMessage(8, LogLevel.Warning, "The onUpdate of request {RequestId} of {EndpointId} threw {ExceptionType}: the request goes on at fal.", EventName = "CallbackFailed")]
    public static partial void CallbackFailed(ILogger logger, string requestId, string endpointId, string exceptionType);

    [LoggerMessage(9, LogLevel.Debug, "{Operation} of {EndpointId}, request {RequestId}: {Host} answered {StatusCode} after {Seconds} s.", EventName = "Answered")]
    public static partial void Answered(ILogger logger, FalOperation operation, string? endpointId, string? requestId, string host, int statusCode, double seconds);

    [LoggerMessage(10, LogLevel.Warning, "The journal could not be told of entry {EntryId} ({Step}): {ExceptionType}. The request goes on; after a crash it may be found in an older state.", EventName = "JournalFailed")]
    public static partial void JournalFailed(ILogger logger, string entryId, string step, string exceptionType);

    [LoggerMessage(15, LogLevel.Error, "The journal {Path} could not be understood, or not all of it: {Reason} It is kept, and may hold ids of requests that are paid for.", EventName = "JournalDamaged")]
    public static partial void JournalDamaged(ILogger logger, string path, string reason);

    [LoggerMessage(21, LogLevel.Information, "Opened a realtime connection to {EndpointId}.", EventName = "RealtimeOpened")]
    public static partial void RealtimeOpened(ILogger logger, string endpointId);

    [LoggerMessage(22, LogLevel.Information, "The realtime connection to {EndpointId} ended after {Seconds} s, {Sent} inputs and {Received} results, in {Reason}.", EventName = "RealtimeEnded")]
    public static partial void RealtimeEnded(ILogger logger, string endpointId, double seconds, long sent, long received, string reason);

    [LoggerMessage(23, LogLevel.Warning, "The realtime connection to {EndpointId} is opened again in {DelaySeconds} s. Inputs sent over the last one may have been accepted without an answer: {MayHaveBeenAccepted}.", EventName = "RealtimeReconnecting")]
    public static partial void RealtimeReconnecting(ILogger logger, string endpointId, double delaySeconds, bool mayHaveBeenAccepted);
}

using Microsoft.Extensions.Logging;

namespace Flux2Gen.AspNetCore;

/// <summary>The log messages of this package. IDs are stable, from 51; those of <c>Flux2Gen</c> and <c>Flux2Gen.Webhooks</c> are below 50. Nothing that a stranger sent is in them.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(51, LogLevel.Information, "Webhook of request {RequestId} of {EndpointId} was handled: {Status}.", EventName = "WebhookHandled")]
    public static partial void Handled(ILogger logger, string requestId, string endpointId, string status);

    [LoggerMessage(52, LogLevel.Warning, "A webhook for {EndpointId} was refused: {Failure}.", EventName = "WebhookRefused")]
    public static partial void Refused(ILogger logger, string endpointId, FalWebhookFailure failure);

    [LoggerMessage(53, LogLevel.Error, "A webhook for {EndpointId} could not be checked, because fal's keys are not to be had: fal is asked to deliver it again.", EventName = "WebhookNotChecked")]
    public static partial void NotChecked(ILogger logger, string endpointId);

    [LoggerMessage(54, LogLevel.Error, "The handler of the webhook of request {RequestId} of {EndpointId} failed: fal delivers it again.", EventName = "WebhookHandlerFailed")]
    public static partial void HandlerFailed(ILogger logger, string requestId, string endpointId, Exception exception);

    [LoggerMessage(55, LogLevel.Error, "A webhook for {EndpointId} is fal's, but names no request: it is refused.", EventName = "WebhookNotUnderstood")]
    public static partial void NotUnderstood(ILogger logger, string endpointId, Exception exception);

    [LoggerMessage(56, LogLevel.Warning, "A webhook for {EndpointId} was refused, because it is larger than allowed.", EventName = "WebhookTooLarge")]
    public static partial void TooLarge(ILogger logger, string endpointId);

    [LoggerMessage(57, LogLevel.Warning, "A webhook for {EndpointId} could not be read to its end: it is answered with {StatusCode}.", EventName = "WebhookNotRead")]
    public static partial void NotRead(ILogger logger, string endpointId, int statusCode);

    [LoggerMessage(58, LogLevel.Warning, "A webhook for {EndpointId} was not checked, because too many others wait for their check: fal is asked to deliver it again.", EventName = "WebhookDeferred")]
    public static partial void TooManyChecks(ILogger logger, string endpointId);
}

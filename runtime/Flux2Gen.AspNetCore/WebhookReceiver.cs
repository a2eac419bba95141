using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.AspNetCore;

/// <summary>Takes a delivery: reads it, checks it, hands it to the handler, and answers with a status and nothing else.</summary>
internal sealed class WebhookReceiver<TInput, TOutput>(
    FalWebhookVerifier verifier,
    FalEndpoint<TInput, TOutput> endpoint,
    Func<FalWebhook<TOutput>, HttpContext, CancellationToken, Task> handler,
    ILogger logger)
{
    /// <summary>How long fal is asked to wait while its keys are not to be had, in seconds.</summary>
    private const string KeysRetryAfter = "60";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            // They may be redirects, after which fal never tries again.
            pages.Enabled = false;
        }

        int status = await ReceiveAsync(context).ConfigureAwait(false);
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
        }
        else if (status != StatusCodes.Status200OK)
        {
            // The handler began an answer and failed: were it ended properly, fal would take the webhook for handled.
            context.Abort();
        }
    }

    private async Task<int> ReceiveAsync(HttpContext context)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            if (await WebhookBodyReader.ReadAsync(context).ConfigureAwait(false) is not { } whole)
            {
                LogMessages.TooLarge(logger, endpoint.Id);
                return StatusCodes.Status413PayloadTooLarge;
            }

            body = whole;
        }
        catch (BadHttpRequestException exception)
        {
            LogMessages.NotRead(logger, endpoint.Id, exception.StatusCode);
            return exception.StatusCode;
        }

        var headers = FalWebhookHeaders.Read(name => context.Request.Headers[name]);
        FalWebhookVerification verification = await verifier.VerifyAsync(headers, body, context.RequestAborted).ConfigureAwait(false);
        if (verification.Failure == FalWebhookFailure.KeysUnavailable)
        {
            LogMessages.NotChecked(logger, endpoint.Id);
            context.Response.Headers.RetryAfter = KeysRetryAfter;
            return StatusCodes.Status503ServiceUnavailable;
        }

        if (!verification.IsValid)
        {
            // The same for all: who tries signatures learns nothing from it. fal delivers again after any status but 2xx and 3xx.
            LogMessages.Refused(logger, endpoint.Id, verification.Failure);
            return StatusCodes.Status401Unauthorized;
        }

        return await HandleAsync(context, body).ConfigureAwait(false);
    }

    private async Task<int> HandleAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        FalWebhook<TOutput> webhook;
        try
        {
            webhook = endpoint.ReadWebhook(body);
        }
        catch (FalProtocolException exception)
        {
            LogMessages.NotUnderstood(logger, endpoint.Id, exception);
            return StatusCodes.Status400BadRequest;
        }

        try
        {
            await handler(webhook, context, context.RequestAborted).ConfigureAwait(false);
            await webhook.Attach().RemoveFromJournalAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, fal is to deliver again; a page for errors could answer with another status.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogMessages.HandlerFailed(logger, webhook.RequestId, endpoint.Id, exception);
            return StatusCodes.Status500InternalServerError;
        }

        LogMessages.Handled(logger, webhook.RequestId, endpoint.Id, webhook.Status.Value);
        return StatusCodes.Status200OK;
    }
}

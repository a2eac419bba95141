using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.AspNetCore;

/// <summary>Receives a delivery: checks it, passes it to the handler, and answers with a status and nothing else.</summary>
internal sealed class WebhookReceiver<TInput, TOutput>(
    FalWebhookVerifier verifier,
    FalEndpoint<TInput, TOutput> endpoint,
    Func<FalWebhook<TOutput>, HttpContext, CancellationToken, Task> handler,
    ILogger logger)
{
    /// <summary>The Retry-After of a delivery that could not be checked because fal's keys are unavailable, in seconds.</summary>
    private const string KeysRetryAfter = "60";

    /// <summary>The Retry-After of a delivery that too many others came before, in seconds.</summary>
    private const string ChecksRetryAfter = "5";

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
        // Before the body: a stranger's is mostly not read at all.
        var headers = FalWebhookHeaders.Read(name => context.Request.Headers[name]);
        if (verifier.CheckHeaders(headers) is var failure and not FalWebhookFailure.None)
        {
            return Refuse(context, failure);
        }

        ReadOnlyMemory<byte> body;
        try
        {
            if (await WebhookBodyReader.ReadAsync(context, verifier.MaxBodySize).ConfigureAwait(false) is not { } whole)
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

        FalWebhookVerification verification = await verifier.VerifyAsync(headers, body, context.RequestAborted).ConfigureAwait(false);
        return verification.IsValid
            ? await HandleAsync(context, body).ConfigureAwait(false)
            : Refuse(context, verification.Failure);
    }

    private int Refuse(HttpContext context, FalWebhookFailure failure)
    {
        switch (failure)
        {
            case FalWebhookFailure.KeysUnavailable:
                LogMessages.NotChecked(logger, endpoint.Id);
                context.Response.Headers.RetryAfter = KeysRetryAfter;
                return StatusCodes.Status503ServiceUnavailable;
            case FalWebhookFailure.TooManyChecks:
                LogMessages.TooManyChecks(logger, endpoint.Id);
                context.Response.Headers.RetryAfter = ChecksRetryAfter;
                return StatusCodes.Status503ServiceUnavailable;
            default:
                // The same for all: probing learns nothing from it. fal delivers again after any status but 2xx and 3xx.
                LogMessages.Refused(logger, endpoint.Id, failure);
                return StatusCodes.Status401Unauthorized;
        }
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
            if (webhook.Exception is null or FalApiException)
            {
                // Otherwise the queue has the outcome, and fetching it completes the entry.
                await webhook.Attach().RemoveFromJournalAsync().ConfigureAwait(false);
            }
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

using System.Globalization;
using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>What can be asked of any request that goes through the queue.</summary>
public abstract record FalQueueOptions : FalRequestOptions
{
    private protected FalQueueOptions()
    {
    }

    /// <summary>Gets the place in the queue. Sent as <c>X-Fal-Queue-Priority</c>.</summary>
    /// <value>The default value is <see langword="null"/>: what fal takes by itself, which is normal.</value>
    public FalQueuePriority? Priority { get; init; }

    /// <summary>Gets how long the endpoint's queue may be, at least 0: when it is longer, fal refuses the request with status 429. Sent as <c>fal_max_queue_length</c> in the query.</summary>
    /// <value>The default value is <see langword="null"/>: any length.</value>
    public int? MaxQueueLength { get; init; }

    /// <summary>Gets a value indicating whether fal may not try the request again by itself when a runner fails. Sent as <c>X-Fal-No-Retry</c>.</summary>
    /// <remarks>What this library repeats, <see cref="FalClientOptions.Retry"/> says.</remarks>
    /// <value>The default value is <see langword="false"/>: fal tries up to ten times.</value>
    public bool DisableServerRetries { get; init; }

    /// <summary>
    /// Gets where fal sends the result when the request has ended: an absolute https address, or an http one of this machine, for a
    /// local fal. Sent as <c>fal_webhook</c> in the query, as it was written.
    /// </summary>
    /// <remarks>
    /// fal delivers to no private address, follows no redirect, and may deliver more than once. A delivery is not to be trusted until
    /// <c>FalWebhookVerifier</c> of the package <c>Flux2Gen.Webhooks</c> has checked it.
    /// </remarks>
    /// <value>The default value is <see langword="null"/>: nowhere.</value>
    public Uri? WebhookUri { get; init; }

    /// <summary>Gets a note for the journal, such as the number of an order: it tells which request it was after a crash. It is not sent.</summary>
    /// <value>The default value is <see langword="null"/>: none.</value>
    public string? JournalNote { get; init; }

    internal override void Validate()
    {
        base.Validate();
        if (Priority is { } priority && !Enum.IsDefined(priority))
        {
            throw Invalid(nameof(Priority), "must be a value of FalQueuePriority");
        }

        if (MaxQueueLength < 0)
        {
            throw Invalid(nameof(MaxQueueLength), "must not be negative");
        }

        if (WebhookUri is not null && !IsWebhook(WebhookUri))
        {
            throw Invalid(nameof(WebhookUri), "must be an absolute https address, or an http one of this machine");
        }
    }

    internal override void Apply(HttpRequestMessage request)
    {
        base.Apply(request);
        request.Headers.Replace("X-Fal-Queue-Priority", Priority switch
        {
            FalQueuePriority.Normal => "normal",
            FalQueuePriority.Low => "low",
            _ => null,
        });
        request.Headers.Replace("X-Fal-No-Retry", DisableServerRetries ? "1" : null);
    }

    /// <summary>The query that stands for the options, with its question mark; empty when there is nothing to say.</summary>
    internal string ToQuery()
    {
        // As it was written, which is what the official clients send: an address escaped twice would not be the same to everybody.
        string? webhook = WebhookUri is null ? null : $"fal_webhook={Uri.EscapeDataString(WebhookUri.OriginalString)}";
        string? length = MaxQueueLength is { } maximum ? $"fal_max_queue_length={maximum.ToString(CultureInfo.InvariantCulture)}" : null;
        return (webhook, length) switch
        {
            (null, null) => "",
            (not null, not null) => $"?{webhook}&{length}",
            _ => $"?{webhook}{length}",
        };
    }

    private static bool IsWebhook(Uri address) => address.IsAbsoluteUri && FalHosts.IsPrivate(address);
}

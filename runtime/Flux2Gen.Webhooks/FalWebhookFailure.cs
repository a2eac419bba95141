namespace Flux2Gen;

/// <summary>Why a webhook is not to be trusted.</summary>
public enum FalWebhookFailure
{
    /// <summary>The webhook is to be trusted.</summary>
    None,

    /// <summary>One of the four headers is missing or empty: fal did not send the webhook, or a proxy removed the header.</summary>
    MissingHeader,

    /// <summary>The timestamp is not a number of seconds, or the ID of the request or user has a control character.</summary>
    MalformedHeader,

    /// <summary>The signature is not 128 hexadecimal digits.</summary>
    MalformedSignature,

    /// <summary>The timestamp is too old: the delivery was delayed, or is a replay.</summary>
    TimestampTooOld,

    /// <summary>The timestamp is too far in the future: one of the two clocks is wrong.</summary>
    TimestampTooNew,

    /// <summary>No key of fal's made the signature: the body or a header was changed, or fal did not send the webhook.</summary>
    NoMatchingKey,

    /// <summary>fal's keys could not be fetched, so nothing is known of the webhook. Answer with 503, and fal delivers again.</summary>
    KeysUnavailable,

    /// <summary>The body is larger than <see cref="FalWebhookVerifierOptions.MaxBodySize"/>. Its signature was not checked.</summary>
    BodyTooLarge,

    /// <summary>Too many webhooks wait for <see cref="FalWebhookVerifierOptions.MaxConcurrentChecks"/>. Answer with 503, and fal delivers again.</summary>
    TooManyChecks,
}

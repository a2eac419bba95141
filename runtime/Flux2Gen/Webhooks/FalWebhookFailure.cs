namespace Flux2Gen;

/// <summary>Why a webhook is not to be trusted.</summary>
public enum FalWebhookFailure
{
    /// <summary>It is to be trusted.</summary>
    None,

    /// <summary>One of the four headers is missing or empty: it is not fal's, or something on its way took the header away.</summary>
    MissingHeader,

    /// <summary>The timestamp is not a number of seconds, or the id of the request or user has a control character.</summary>
    MalformedHeader,

    /// <summary>The signature is not 128 hexadecimal digits.</summary>
    MalformedSignature,

    /// <summary>The timestamp is too long ago: a delivery that was held up, or one that somebody kept and sends again.</summary>
    TimestampTooOld,

    /// <summary>The timestamp is too far ahead: one of the two clocks is wrong.</summary>
    TimestampTooNew,

    /// <summary>None of fal's keys made the signature: the body or a header was altered, or fal did not send it.</summary>
    NoMatchingKey,

    /// <summary>fal's keys could not be fetched, so nobody knows. Answer with 503, and fal delivers again.</summary>
    KeysUnavailable,
}

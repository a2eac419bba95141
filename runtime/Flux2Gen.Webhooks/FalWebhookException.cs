namespace Flux2Gen;

/// <summary>Thrown when a webhook is not to be trusted.</summary>
public sealed class FalWebhookException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="failure">The reason.</param>
    public FalWebhookException(FalWebhookFailure failure)
        : base(Explain(failure))
    {
        Failure = failure;
        IsRetryable = FalWebhookVerification.IsTemporary(failure);
    }

    /// <summary>Gets the reason.</summary>
    public FalWebhookFailure Failure { get; }

    private static string Explain(FalWebhookFailure failure) => failure switch
    {
        FalWebhookFailure.MissingHeader =>
            "The webhook lacks one of fal's four headers. Check that proxies forward all X-Fal-Webhook- headers.",
        FalWebhookFailure.MalformedHeader =>
            "A header of the webhook does not have fal's form: fal did not send it.",
        FalWebhookFailure.MalformedSignature =>
            "The signature of the webhook is not 128 hexadecimal digits: fal did not send it.",
        FalWebhookFailure.TimestampTooOld =>
            "The webhook was signed too long ago. Check this machine's clock, and answer each delivery at once.",
        FalWebhookFailure.TimestampTooNew =>
            "The webhook was signed in the future. Check this machine's clock.",
        FalWebhookFailure.KeysUnavailable =>
            "fal's keys could not be fetched, so the webhook could not be checked. Answer with 503, and fal delivers it again.",
        FalWebhookFailure.BodyTooLarge =>
            "The webhook is larger than FalWebhookVerifierOptions.MaxBodySize, so it was not checked. Fetch the result from the queue, or raise the limit.",
        FalWebhookFailure.TooManyChecks =>
            "Too many webhooks wait for their check. Answer with 503, and fal delivers it again.",
        _ =>
            "No key of fal's made the signature of the webhook. Pass the body byte for byte as received, and do not trust the webhook.",
    };
}

namespace Flux2Gen;

/// <summary>A webhook is not to be trusted.</summary>
public sealed class FalWebhookException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="failure">Why.</param>
    public FalWebhookException(FalWebhookFailure failure)
        : base(Explain(failure))
    {
        Failure = failure;
        IsRetryable = failure == FalWebhookFailure.KeysUnavailable;
    }

    /// <summary>Gets why it is not to be trusted.</summary>
    public FalWebhookFailure Failure { get; }

    private static string Explain(FalWebhookFailure failure) => failure switch
    {
        FalWebhookFailure.MissingHeader =>
            "The webhook lacks one of fal's four headers: check that a proxy on its way lets all X-Fal-Webhook- headers through.",
        FalWebhookFailure.MalformedHeader =>
            "A header of the webhook is not of the form that fal gives it: it is not fal's.",
        FalWebhookFailure.MalformedSignature =>
            "The signature of the webhook is not 128 hexadecimal digits: it is not fal's.",
        FalWebhookFailure.TimestampTooOld =>
            "The webhook was signed too long ago: check this machine's clock, and answer each delivery at once.",
        FalWebhookFailure.TimestampTooNew =>
            "The webhook was signed in the future: check this machine's clock.",
        FalWebhookFailure.KeysUnavailable =>
            "fal's keys could not be fetched, so the webhook could not be checked: answer with 503, and fal delivers it again.",
        _ =>
            "No key of fal's made the signature of the webhook: hand over the body as it came, byte for byte, and do not trust it.",
    };
}

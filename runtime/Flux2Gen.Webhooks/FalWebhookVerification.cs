using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen;

/// <summary>The result of checking a webhook.</summary>
/// <remarks>The default value is not to be trusted.</remarks>
[SuppressMessage("Performance", "CA1815", Justification = "It is looked at once and not compared.")]
public readonly struct FalWebhookVerification
{
    internal FalWebhookVerification(FalWebhookFailure failure)
    {
        IsValid = failure == FalWebhookFailure.None;
        Failure = failure;
    }

    /// <summary>Gets a value indicating whether fal signed exactly this body, at about this time.</summary>
    public bool IsValid { get; }

    /// <summary>Gets a value indicating whether the check could not be made for now: answer with 503, so that fal delivers again.</summary>
    /// <value><see langword="true"/> for <see cref="FalWebhookFailure.KeysUnavailable"/> and <see cref="FalWebhookFailure.TooManyChecks"/>.</value>
    public bool IsInconclusive => IsTemporary(Failure);

    /// <summary>Gets the reason why the webhook is not to be trusted. It is for your log, not for the answer.</summary>
    public FalWebhookFailure Failure { get; }

    /// <summary>Throws if the webhook is not to be trusted.</summary>
    /// <exception cref="FalWebhookException">The webhook is not to be trusted; <see cref="FalWebhookException.Failure"/> has the reason.</exception>
    public void EnsureValid()
    {
        if (!IsValid)
        {
            throw new FalWebhookException(Failure);
        }
    }

    /// <summary>Returns the failure as one word.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => IsValid ? "Valid" : Failure.ToString();

    internal static bool IsTemporary(FalWebhookFailure failure) => failure is FalWebhookFailure.KeysUnavailable or FalWebhookFailure.TooManyChecks;
}

using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen;

/// <summary>Whether a webhook is to be trusted, and if not, why.</summary>
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

    /// <summary>Gets why it is not to be trusted. It is for your log, and not for the sender's eyes.</summary>
    public FalWebhookFailure Failure { get; }

    /// <summary>Throws when the webhook is not to be trusted.</summary>
    /// <exception cref="FalWebhookException">It is not; <see cref="FalWebhookException.Failure"/> says why.</exception>
    public void EnsureValid()
    {
        if (!IsValid)
        {
            throw new FalWebhookException(Failure);
        }
    }

    /// <summary>Returns the failure in a word.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => IsValid ? "Valid" : Failure.ToString();
}

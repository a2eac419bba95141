namespace Flux2Gen;

/// <summary>An HTTP exchange took longer than it was given, or a whole call did.</summary>
/// <remarks>
/// <para>A start timeout that ran out at fal is a <see cref="FalApiException"/> with <see cref="FalApiException.IsStartTimeout"/>.</para>
/// <para><see cref="FalException.IsRetryable"/> is true when the exchange was none that costs money. Otherwise
/// <see cref="FalException.MayHaveBeenAccepted"/> is.</para>
/// </remarks>
public sealed class FalTimeoutException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException) => IsRetryable = true;

    /// <summary>Gets what fal answered when it was asked to cancel the request because <see cref="FalSubscribeOptions.Timeout"/> ran out.</summary>
    /// <value><see langword="null"/> when it was not asked, refused, or did not answer within ten seconds: the request may go on, and be billed.</value>
    public FalCancelResult? CancelResult { get; init; }
}

namespace Flux2Gen;

/// <summary>A server could not be reached, or the connection to it was lost.</summary>
/// <remarks>
/// <see cref="FalException.IsRetryable"/> is true when nothing was sent, or nothing that costs money. Otherwise
/// <see cref="FalException.MayHaveBeenAccepted"/> is.
/// </remarks>
public sealed class FalConnectionException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalConnectionException(string message, Exception? innerException = null)
        : base(message, innerException) => IsRetryable = true;

    /// <summary>Gets a value indicating whether not a byte of the request was sent.</summary>
    internal bool IsBeforeSending { get; init; }
}

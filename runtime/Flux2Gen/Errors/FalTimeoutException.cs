namespace Flux2Gen;

/// <summary>An HTTP exchange took longer than it was given.</summary>
/// <remarks>A start timeout that ran out at fal is a <see cref="FalApiException"/> with <see cref="FalApiException.IsUserTimeout"/>.</remarks>
public sealed class FalTimeoutException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets a value indicating whether fal may have got the request, and may bill it, although no answer came in time.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool MayHaveBeenAccepted { get; init; }
}

namespace Flux2Gen;

/// <summary>A server could not be reached, or the connection to it was lost.</summary>
public sealed class FalConnectionException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Gets a value indicating whether fal may have got the request, and may bill it, although no answer came.
    /// </summary>
    /// <value>The default value is <see langword="false"/>: the connection failed before anything was sent.</value>
    public bool MayHaveBeenAccepted { get; init; }
}

namespace Flux2Gen;

/// <summary>There is no API key, or what there is cannot be one. Nothing was sent.</summary>
public sealed class FalCredentialsException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalCredentialsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

namespace Flux2Gen;

/// <summary><see cref="FalClientOptions.Pipeline"/> ended a call by an exception of its own, such as a timeout or an open circuit.</summary>
public sealed class FalPipelineException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">What the pipeline threw.</param>
    public FalPipelineException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

namespace Flux2Gen.Files;

/// <summary>An answer that is not the file, or not all of it, and that may be another one soon. It never leaves a download.</summary>
internal sealed class NotTheFileException(FalException error, Exception? innerException = null) : Exception(error.Message, innerException)
{
    /// <summary>Gets the error that the download ends in when the answer stays.</summary>
    public FalException Error { get; } = error;
}

namespace Flux2Gen;

/// <summary>The base of all errors that talking to fal can end in. A cancelled call ends in <see cref="OperationCanceledException"/> instead.</summary>
/// <remarks>No message holds the key or the input of a request.</remarks>
public class FalException : Exception
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Gets the id of the request, or <see langword="null"/> when fal gave none. A request that has an id was accepted and may be
    /// billed: <c>endpoint.Attach(requestId)</c> finds it again.
    /// </summary>
    public string? RequestId { get; internal set; }

    /// <summary>Gets the id of the endpoint, or <see langword="null"/> when the error has to do with none.</summary>
    public string? EndpointId { get; internal set; }

    /// <summary>Gets or sets the entry of the request in the client's journal, for whoever delivers the error to strike it off.</summary>
    internal JournalMark? Mark { get; set; }
}

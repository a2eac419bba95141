using System.Text.Json;

namespace Flux2Gen;

/// <summary>The base of all errors that talking to fal can end in. A cancelled call ends in <see cref="OperationCanceledException"/> instead.</summary>
/// <remarks>No message holds the key. Texts of an input that the client has at hand are replaced by an ellipsis in what a server says.</remarks>
public class FalException : Exception
{
    private readonly bool _isRetryable;
    private bool _mayHaveBeenAccepted;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Gets the id of the request, or <see langword="null"/> when fal gave none. <c>endpoint.Attach(requestId)</c> finds the request
    /// again if it was accepted; a refusal can have an id too, and <see cref="MayHaveBeenAccepted"/> tells the two apart.
    /// </summary>
    public string? RequestId { get; internal set; }

    /// <summary>Gets the id of the endpoint, or <see langword="null"/> when the error has to do with none.</summary>
    public string? EndpointId { get; internal set; }

    /// <summary>Gets how many times the HTTP exchange that failed was tried, those included that found no connection; 0 when nothing was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>
    /// Gets a value indicating whether fal may be working on the request, and may bill it, although its outcome is not known here.
    /// </summary>
    /// <remarks>
    /// With a <see cref="RequestId"/>, <c>endpoint.Attach(requestId)</c> takes the request up again. Without one, fal's dashboard
    /// tells whether there is a request that nobody waits for.
    /// </remarks>
    /// <value>The default value is <see langword="false"/>: no request was accepted, or what became of it is known.</value>
    public bool MayHaveBeenAccepted
    {
        get => _mayHaveBeenAccepted;
        init => _mayHaveBeenAccepted = value;
    }

    /// <summary>Gets what a stream gave before it failed, in its order and as fal sent it; empty for every other call.</summary>
    /// <remarks>
    /// All outputs that were partial or whole are here, those included that a loop was given before. Only of a stream that is longer than
    /// <see cref="FalClientOptions.MaxResponseSize"/> are the first ones missing.
    /// </remarks>
    public IReadOnlyList<JsonElement> PartialOutputs { get; internal set; } = [];

    /// <summary>Gets a value indicating whether the same call, made again later, has a chance and cannot pay twice for one outcome.</summary>
    /// <remarks>It may cost what a request costs: a model that failed is asked anew. Never true together with <see cref="MayHaveBeenAccepted"/>.</remarks>
    /// <value>The default value is <see langword="false"/>, except for the kinds of errors that say otherwise.</value>
    public bool IsRetryable
    {
        get => _isRetryable && !MayHaveBeenAccepted;
        init => _isRetryable = value;
    }

    /// <summary>Notes that the request is at fal, and goes on there unless this is how it ended.</summary>
    internal void MarkAccepted() => _mayHaveBeenAccepted |= this is not FalApiException { IsOutcome: true };

}

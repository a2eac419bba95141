namespace Flux2Gen.Emulator;

/// <summary>A scripted failure, served once to the next request for <see cref="Operation"/>.</summary>
public sealed class LocalFalFault
{
    /// <summary>Gets the operation that fails.</summary>
    public required LocalFalOperation Operation { get; init; }

    /// <summary>Gets the status code to answer with.</summary>
    /// <value>Default: 503.</value>
    public int StatusCode { get; init; } = 503;

    /// <summary>Gets the body to answer with.</summary>
    /// <value>Default: empty.</value>
    public string Body { get; init; } = "";

    /// <summary>Gets the content type of <see cref="Body"/>.</summary>
    /// <value>Default: <c>application/json</c>.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Gets headers to add to the answer. Nothing else is added, not even <c>x-fal-request-id</c>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a value indicating whether the request is processed before it fails: a submit is then queued although the caller sees an error.</summary>
    /// <value>Default: <see langword="false"/>, the request has no effect.</value>
    public bool AfterAccepting { get; init; }

    /// <summary>
    /// Gets the number of events a stream (of a status, or of outputs) sends before it breaks off in the middle of the next one; with <see cref="Abort"/>
    /// its connection is dropped, otherwise the stream ends. Of a realtime connection it is the number of results after which
    /// the connection is dropped, or <see cref="Body"/> is sent as a message of fal's and the connection closed; an empty body closes
    /// it as a failure (1011). The other settings do not apply then.
    /// </summary>
    /// <value>Default: <see langword="null"/>, the stream is refused as a whole.</value>
    public int? AfterEvents { get; init; }

    /// <summary>Gets the number of the part that fails, of an upload in parts. Two faults for one part let it fail twice.</summary>
    /// <value>Default: <see langword="null"/>, whichever is next.</value>
    public int? Part { get; init; }

    /// <summary>Gets the number of bytes of a file that are sent before its connection is dropped. The other settings do not apply then.</summary>
    /// <value>Default: <see langword="null"/>, the download is refused as a whole.</value>
    public long? AfterBytes { get; init; }

    /// <summary>Gets a value indicating whether the connection is dropped instead of answered (before or after processing, see <see cref="AfterAccepting"/>).</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Abort { get; init; }

    /// <summary>Gets what goes wrong with a delivery, when <see cref="Operation"/> is <see cref="LocalFalOperation.Webhook"/>; the other settings do not apply then.</summary>
    /// <value>Default: <see cref="LocalFalWebhookFault.Lost"/>.</value>
    public LocalFalWebhookFault Webhook { get; init; }
}

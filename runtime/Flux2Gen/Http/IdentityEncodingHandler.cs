namespace Flux2Gen;

/// <summary>Sends requests that need an answer without a compression over connections that do not ask for one.</summary>
/// <remarks>
/// A <see cref="SocketsHttpHandler"/> that decompresses adds the encodings that it knows to the ones a request accepts, and a server that
/// compresses its answer may leave out the <c>ETag</c> of the part of a file.
/// </remarks>
internal sealed class IdentityEncodingHandler : DelegatingHandler
{
    /// <summary>Marks a request whose answer must not be compressed. A header could not: default headers of a program look the same.</summary>
    public static readonly HttpRequestOptionsKey<bool> Option = new("Flux2Gen.IdentityEncoding");

    private readonly HttpMessageInvoker _identity;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="handler">The handler for all other requests. It decompresses, and asks for the encodings that it knows.</param>
    /// <param name="identity">The handler for marked requests. It does not decompress.</param>
    public IdentityEncodingHandler(HttpMessageHandler handler, HttpMessageHandler identity)
        : base(handler) => _identity = new HttpMessageInvoker(identity);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(Option, out bool isMarked) && isMarked)
        {
            return _identity.SendAsync(request, cancellationToken);
        }

        // The handler below knows best which encodings it can undo.
        request.Headers.Remove("Accept-Encoding");
        return base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _identity.Dispose();
        }

        base.Dispose(disposing);
    }
}

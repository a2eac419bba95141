namespace Flux2Gen;

/// <summary>Sends what asks for an encoding of its answer by connections that do not ask for others.</summary>
/// <remarks>
/// A <see cref="SocketsHttpHandler"/> that decompresses adds the encodings that it knows to whatever a request asks for, and a server that
/// compresses its answer may leave out the <c>ETag</c> of the part of a file.
/// </remarks>
internal sealed class PlainAnswerHandler : DelegatingHandler
{
    private readonly HttpMessageInvoker _plain;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="handler">Sends all other requests.</param>
    /// <param name="plain">Sends those that ask for an encoding.</param>
    public PlainAnswerHandler(HttpMessageHandler handler, HttpMessageHandler plain)
        : base(handler) => _plain = new HttpMessageInvoker(plain);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Contains("Accept-Encoding") ? _plain.SendAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain.Dispose();
        }

        base.Dispose(disposing);
    }
}

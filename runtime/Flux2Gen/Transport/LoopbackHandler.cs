namespace Flux2Gen.Transport;

/// <summary>Sends requests to this machine over connections that use no proxy.</summary>
/// <remarks>
/// The proxy of the environment would get the key in clear text. Whether <c>NO_PROXY</c> names the loopback addresses is left to chance.
/// </remarks>
internal sealed class LoopbackHandler : DelegatingHandler
{
    private readonly HttpMessageInvoker _direct;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="handler">The handler for all other addresses.</param>
    /// <param name="direct">The handler for loopback addresses.</param>
    public LoopbackHandler(HttpMessageHandler handler, HttpMessageHandler direct)
        : base(handler) => _direct = new HttpMessageInvoker(direct);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { IsLoopback: true } ? _direct.SendAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _direct.Dispose();
        }

        base.Dispose(disposing);
    }
}

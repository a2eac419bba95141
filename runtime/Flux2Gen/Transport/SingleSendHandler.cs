namespace Flux2Gen.Transport;

/// <summary>Stands between a user's own handlers and the connections, so that none of the handlers has a request billed twice.</summary>
internal sealed class SingleSendHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(SingleSend.Option, out SingleSend? single)
            ? single.SendAsync(async () => await base.SendAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken)
            : base.SendAsync(request, cancellationToken);
}

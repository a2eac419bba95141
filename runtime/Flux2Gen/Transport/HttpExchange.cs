namespace Flux2Gen.Transport;

/// <summary>One request and its answer. Redirects of the server to itself are followed.</summary>
internal sealed class HttpExchange : IDisposable
{
    private readonly ApiCall _call;
    private readonly Func<ApiCall, HttpRequestMessage> _createRequest;
    private HttpRequestMessage _request;

    // A handler may put another in its place.
    private CountingContent? _content;

    public HttpExchange(ApiCall call, Func<ApiCall, HttpRequestMessage> createRequest)
    {
        _call = call;
        _createRequest = createRequest;
        _request = Create(call);
    }

    /// <summary>Gets a value indicating whether the content of a request that costs money was read, and so may have been sent.</summary>
    public bool IsContentRead => _content?.IsRead == true;

    /// <summary>Sends the request and gives the answer as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpClient client, CancellationToken cancellationToken)
    {
        Uri address = _call.Uri;
        for (int redirects = 0; ; redirects++)
        {
            HttpResponseMessage response = await client.SendAsync(_request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (_request.Options.TryGetValue(SingleSend.Option, out SingleSend? single))
            {
                single.Taken();
            }

            if (redirects == SameServerRedirect.Maximum || SameServerRedirect.Find(address, _call.Method, response) is not { } target)
            {
                return response;
            }

            response.Dispose();
            _request.Dispose();
            address = target;
            _request = Create(_call with { Uri = address });
        }
    }

    public void Dispose() => _request.Dispose();

    private HttpRequestMessage Create(ApiCall call)
    {
        HttpRequestMessage request = _createRequest(call);
        _content = request.Content as CountingContent;
        return request;
    }
}

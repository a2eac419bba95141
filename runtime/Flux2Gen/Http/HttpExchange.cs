namespace Flux2Gen;

/// <summary>One request and its answer. Redirects of the server to itself are followed.</summary>
internal sealed class HttpExchange(ApiCall call, Func<ApiCall, HttpRequestMessage> createRequest) : IDisposable
{
    private HttpRequestMessage _request = createRequest(call);

    /// <summary>Sends the request and gives the answer as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpClient client, CancellationToken cancellationToken)
    {
        Uri address = call.Uri;
        for (int redirects = 0; ; redirects++)
        {
            HttpResponseMessage response = await client.SendAsync(_request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (redirects == SameServerRedirect.Maximum || SameServerRedirect.Find(address, call.Method, response) is not { } target)
            {
                return response;
            }

            response.Dispose();
            _request.Dispose();
            address = target;
            _request = createRequest(call with { Uri = address });
        }
    }

    public void Dispose() => _request.Dispose();
}

namespace Flux2Gen.Transport;

/// <summary>Adapts requests to WebAssembly, where .NET sends them by the browser's <c>fetch</c>.</summary>
internal static class BrowserRequests
{
    /// <summary>Without it, .NET 8 and 9 give an answer only when all of it has arrived: no stream of events would be one.</summary>
    private static readonly HttpRequestOptionsKey<bool> StreamsResponse = new("WebAssemblyEnableStreamingResponse");

    /// <summary>Creates a handler that sets nothing a browser decides itself: cookies, proxies, compression, connections.</summary>
    public static HttpMessageHandler CreateHandler()
    {
        var handler = new HttpClientHandler();
        if (handler.SupportsRedirectConfiguration)
        {
            // A key must not follow a redirect.
            handler.AllowAutoRedirect = false;
        }

        return handler;
    }

    /// <summary>Prepares a request for <c>fetch</c>.</summary>
    public static void Prepare(HttpRequestMessage request)
    {
        request.Options.Set(StreamsResponse, true);

        // Browsers ignore these, or ask the server in a preflight that it refuses. The empty value of a default header stays away with them.
        request.Headers.Remove("Accept-Encoding");
        request.Headers.Remove("User-Agent");
    }
}

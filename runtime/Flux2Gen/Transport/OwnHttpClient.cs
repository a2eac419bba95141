using System.Net;

namespace Flux2Gen.Transport;

/// <summary>Creates the HTTP clients for callers that bring none.</summary>
internal static class OwnHttpClient
{
    /// <summary>Creates a client for fal's own hosts.</summary>
    public static HttpClient ForApi(bool? isBrowser = null)
    {
        var client = new HttpClient(ApiHandler(isBrowser));
        Configure(client);
        return client;
    }

    /// <summary>Sets the defaults for fal's own hosts: HTTP/2 where there is TLS, and no timeout but that of each call.</summary>
    public static void Configure(HttpClient client)
    {
        client.DefaultRequestVersion = HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>Creates the connections to fal's own hosts.</summary>
    /// <remarks>
    /// The handler sends a request again by itself, up to three times, in two cases that no setting turns off. One is a connection that
    /// ends without an answer: only for requests without content, so every POST here must have content. The other is a server that
    /// states over HTTP/2 that it did not process the request: GOAWAY with a lower last stream, or RST_STREAM with REFUSED_STREAM
    /// (RFC 9113, 6.8 and 8.7). That is as safe as a connection that was never made; <see cref="CountingContent"/> counts it.
    /// It does not decompress: <see cref="CompressedBody"/> does, which still has the answer when its compression is damaged or not true.
    /// </remarks>
    public static HttpMessageHandler ApiHandler(bool? isBrowser = null) => isBrowser ?? OperatingSystem.IsBrowser()
        ? BrowserRequests.CreateHandler()
        : new LoopbackHandler(ApiHandler(useProxy: true), ApiHandler(useProxy: false));

    /// <summary>Creates a client for files that models made: those need no key, so it never has one. A download follows redirects itself.</summary>
    public static HttpClient ForFiles(bool? isBrowser = null) => new(
        isBrowser ?? OperatingSystem.IsBrowser()
            ? BrowserRequests.CreateHandler()
            : new LoopbackHandler(FileHandler(useProxy: true), FileHandler(useProxy: false)))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static SocketsHttpHandler ApiHandler(bool useProxy) => new()
    {
        // A key must not follow a redirect to another server.
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
        UseProxy = useProxy,
    };

    private static SocketsHttpHandler FileHandler(bool useProxy) => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
        UseProxy = useProxy,
    };
}

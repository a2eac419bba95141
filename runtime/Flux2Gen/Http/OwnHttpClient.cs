using System.Net;

namespace Flux2Gen;

/// <summary>Makes HTTP clients for when the caller brings none.</summary>
internal static class OwnHttpClient
{
    /// <summary>A client for fal's own hosts.</summary>
    public static HttpClient ForApi()
    {
        var client = new HttpClient(ApiHandler());
        Configure(client);
        return client;
    }

    /// <summary>Sets what a client for fal's own hosts needs: HTTP/2 where there is TLS, and no timeout but that of each call.</summary>
    public static void Configure(HttpClient client)
    {
        client.DefaultRequestVersion = HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The connections to fal's own hosts.</summary>
    /// <remarks>
    /// The handler repeats a request by itself, up to three times, when a connection ends without an answer: but only one without
    /// content, so every POST here must have content. Over HTTP/2 it repeats one with content too, but only when the server said in
    /// so many words that it did not process it (GOAWAY with a lower stream), which is as safe as a connection that was never made.
    /// </remarks>
    public static HttpMessageHandler ApiHandler() =>
        new PlainAnswerHandler(ApiHandler(DecompressionMethods.All), ApiHandler(DecompressionMethods.None));

    private static SocketsHttpHandler ApiHandler(DecompressionMethods decompression) => new()
    {
        // A key must not follow a redirect.
        AllowAutoRedirect = false,
        AutomaticDecompression = decompression,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    /// <summary>A client for files that models made: those need no key, so it never has one. A download follows redirects itself.</summary>
    public static HttpClient ForFiles() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}

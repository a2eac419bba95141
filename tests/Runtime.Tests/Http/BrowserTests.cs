using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Requests as they are made in a browser. The handler here is the one of .NET for any platform; build/check-browser has the real one.</summary>
public sealed class BrowserTests : FalTest
{
    [Fact]
    public void A_browser_gets_a_handler_that_it_supports()
    {
        using HttpMessageHandler api = OwnHttpClient.ApiHandler(isBrowser: true);
        using HttpMessageHandler elsewhere = OwnHttpClient.ApiHandler(isBrowser: false);

        HttpClientHandler handler = Assert.IsType<HttpClientHandler>(api);
        Assert.False(handler.AllowAutoRedirect);
        Assert.IsType<LoopbackHandler>(elsewhere);
    }

    [Fact]
    public async Task A_client_in_a_browser_runs_a_model_and_reads_a_file()
    {
        using var server = new LoopbackServer(static _ => LoopbackServer.Ok("{}"));
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(server.Uri), IsBrowser = true });
        using HttpClient files = OwnHttpClient.ForFiles(isBrowser: true);

        await client.Endpoint("acme/model").RunAsync(Input);
        byte[] file = await new FalFile { Url = server.Uri.AbsoluteUri }.ReadBytesAsync(files);

        Assert.Equal(2, file.Length);
        Assert.DoesNotContain("User-Agent", server.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Accept-Encoding", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_streamed_in_a_browser()
    {
        var streamed = new List<bool>();
        using var http = new HttpClient(new StreamingHandler(streamed) { InnerHandler = Server });
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), HttpClient = http, IsBrowser = true });
        Server.Answer(200, "{}").Answer(200, "{}");

        await client.Endpoint("acme/model").RunAsync(Input);
        await client.Endpoint("acme/model").StreamAsync(Input).GetResultAsync();

        Assert.Equal([true, true], streamed);
    }

    [Fact]
    public async Task A_browser_opens_realtime_connections_with_tokens_only()
    {
        using var http = new HttpClient(Server, disposeHandler: false);
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), HttpClient = http, IsBrowser = true });

        FalCredentialsException error = await Assert.ThrowsAsync<FalCredentialsException>(() => client.Endpoint("acme/model").ConnectRealtimeAsync());

        Assert.Contains("FalRealtimeOptions.TokenProvider", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    private sealed class StreamingHandler(List<bool> streamed) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            streamed.Add(request.Options.TryGetValue(new HttpRequestOptionsKey<bool>("WebAssemblyEnableStreamingResponse"), out bool isSet) && isSet);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>What <see cref="SocketsHttpHandler"/> really does with connections that end, over real sockets.</summary>
public class ConnectionTests
{
    private static readonly JsonElement Input = JsonElement.Parse("""{"prompt":"x"}""");

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_submit_whose_connection_ends_after_it_was_sent_is_sent_once(bool reset, bool onUsedConnection)
    {
        using var server = new LoopbackServer(
            request => request.StartsWith("GET", StringComparison.Ordinal) ? LoopbackServer.Ok("""{"status":"IN_QUEUE"}""") : null, reset);
        using FalClient client = CreateClient(server);
        FalEndpoint<JsonElement, JsonElement> endpoint = client.Endpoint("fal-ai/flux/dev");
        if (onUsedConnection)
        {
            // A connection from the pool is where the handler would repeat a request by itself.
            await endpoint.Attach("r1").GetStatusAsync();
        }

        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => endpoint.SubmitAsync(Input));

        Assert.True(lost.MayHaveBeenAccepted);
        Assert.Single(server.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("the connection closes")]
    [InlineData("the stream is reset by an internal error")]
    [InlineData("the stream is reset by a cancel")]
    [InlineData("the server goes away and worked on the stream")]
    public async Task A_submit_that_ends_without_an_answer_over_HTTP_2_is_sent_once(string how)
    {
        using var server = new Http2DroppingServer(how switch
        {
            "the stream is reset by an internal error" => Http2DroppingServer.Reset(code: 2),
            "the stream is reset by a cancel" => Http2DroppingServer.Reset(code: 8),
            "the server goes away and worked on the stream" => Http2DroppingServer.GoAway(lastStream: 1),
            _ => Http2DroppingServer.Nothing,
        });
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey("a:b"),
            Hosts = FalHosts.Local(server.Uri),
            HttpClient = http,
        });

        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux/dev").SubmitAsync(Input));

        Assert.True(lost.MayHaveBeenAccepted);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task Repetitions_of_the_handler_itself_are_counted()
    {
        using var server = new Http2DroppingServer(Http2DroppingServer.Reset(code: 7));
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey("a:b"),
            Hosts = FalHosts.Local(server.Uri),
            HttpClient = http,
        });

        // REFUSED_STREAM: the server says that it did not process the request.
        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux/dev").SubmitAsync(Input));

        Assert.True(server.Count > 1);
        Assert.Equal(server.Count, lost.Attempts);
    }

    [Fact]
    public async Task A_run_whose_connection_ends_after_it_was_sent_is_sent_once()
    {
        using var server = new LoopbackServer(_ => null);
        using FalClient client = CreateClient(server);

        await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux/dev").RunAsync(Input));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_status_whose_connection_ends_is_asked_again()
    {
        int count = 0;
        using var server = new LoopbackServer(_ => ++count < 6 ? null : LoopbackServer.Ok("""{"status":"IN_PROGRESS"}"""));
        using FalClient client = CreateClient(server);

        FalQueueUpdate update = await client.Endpoint("fal-ai/flux/dev").Attach("r1").GetStatusAsync();

        Assert.Equal(FalQueueState.InProgress, update.State);
    }

    [Fact]
    public async Task A_submit_that_finds_nobody_is_sent_again_and_says_so_in_the_end()
    {
        var server = new LoopbackServer(_ => null);
        using FalClient client = CreateClient(server);
        server.Dispose();

        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux/dev").SubmitAsync(Input));

        Assert.False(lost.MayHaveBeenAccepted);
        Assert.Equal(
            "No connection to 127.0.0.1 could be made: check the network, its proxy and FalClientOptions.Hosts.",
            lost.Message);
    }

    [Fact]
    public async Task A_client_disposed_of_under_a_submit_does_not_claim_that_nothing_was_sent()
    {
        using var release = new ManualResetEventSlim();
        using var server = new LoopbackServer(_ =>
        {
            release.Wait(TimeSpan.FromSeconds(10));
            return null;
        });
        FalClient client = CreateClient(server);

        Task submit = client.Endpoint("fal-ai/flux/dev").SubmitAsync(Input);
        SpinWait.SpinUntil(() => server.Requests.Count > 0, FalTest.HangLimit);
        client.Dispose();

        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => submit);
        release.Set();
        Assert.True(lost.MayHaveBeenAccepted);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_that_the_key_stays_here()
    {
        using var elsewhere = new LoopbackServer(_ => LoopbackServer.Ok("{}"));
        using var server = new LoopbackServer(_ => $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Uri}\r\nContent-Length: 0\r\n\r\n");
        using FalClient client = CreateClient(server);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("fal-ai/flux/dev").SubmitAsync(Input));

        Assert.Equal(307, (int)error.StatusCode);
        Assert.Contains("redirect", error.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_cancel_has_no_content_and_says_so()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Ok("""{"status":"CANCELLATION_REQUESTED"}"""));
        using FalClient client = CreateClient(server);

        await client.Endpoint("fal-ai/flux/dev").Attach("r1").CancelAsync();

        Assert.Contains("Content-Length: 0", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_was_handed_in_is_left_alone()
    {
        using var handler = new ScriptedHandler().Answer(200, "{}").Answer(200, "{}");
        using var http = new HttpClient(handler);
        TimeSpan timeout = http.Timeout;

        using (var client = new FalClient(new FalClientOptions { HttpClient = http, Credentials = FalCredentials.FromKey("a:b") }))
        {
            await client.Endpoint("a/b").RunAsync(Input);
        }

        using HttpResponseMessage stillWorks = await http.GetAsync(new Uri("https://example.org"));
        Assert.Equal(timeout, http.Timeout);
        Assert.Empty(http.DefaultRequestHeaders);
    }

    private static FalClient CreateClient(LoopbackServer server) => new(new FalClientOptions
    {
        Credentials = FalCredentials.FromKey("a:b"),
        Hosts = FalHosts.Local(server.Uri),
        Retry = new FalRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
    });
}

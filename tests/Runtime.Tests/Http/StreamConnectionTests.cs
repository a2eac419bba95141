using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Status streams that end or stop in unfriendly places, over real sockets.</summary>
public sealed class StreamConnectionTests
{
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private const string InQueue = "data: {\"status\":\"IN_QUEUE\"}\n\n";

    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _states = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_ends_before_the_headers_is_followed_by_a_poll(bool reset)
    {
        using var server = new LoopbackServer(request => IsStream(request) ? null : Completed, reset);

        await WatchAsync(server);

        Assert.Equal(["COMPLETED"], _states);
        Assert.False(IsStream(server.Requests[^1]));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData($"{Headers}Transfer-Encoding: chunked\r\n\r\n")]
    [InlineData($"{Headers}Transfer-Encoding: chunked\r\n\r\n1d\r\n{InQueue}\r\n10\r\ndata:")]
    [InlineData($"{Headers}\r\n{InQueue}data: half an event")]
    public async Task A_connection_that_stops_anywhere_is_followed_by_a_poll(string answer)
    {
        using var server = new LoopbackServer(request => IsStream(request) ? answer : Completed);

        Task watch = WatchAsync(server);
        while (!watch.IsCompleted)
        {
            // The limit begins anew with whatever comes: so time passes until the client has given up.
            await Task.Yield();
            if (server.Requests.Count > 0)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        await watch;
        Assert.Equal("COMPLETED", _states[^1]);
        Assert.Equal([true, false], server.Requests.Select(IsStream));
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("5\r\ndata:not a chunk\r\n")]
    public async Task A_body_that_makes_no_sense_is_followed_by_a_poll(string chunk)
    {
        using var server = new LoopbackServer(
            request => IsStream(request) ? $"{Headers}Transfer-Encoding: chunked\r\n\r\n1d\r\n{InQueue}\r\n{chunk}" : Completed);

        await WatchAsync(server);

        Assert.Equal("COMPLETED", _states[^1]);
        Assert.Equal([true, false], server.Requests.Select(IsStream));
    }

    private static string Completed => LoopbackServer.Ok("""{"status":"COMPLETED"}""");

    private static bool IsStream(string request) => request.Contains("/status/stream?", StringComparison.Ordinal);

    private async Task WatchAsync(LoopbackServer server)
    {
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey("a:b"),
            Hosts = FalHosts.Local(server.Uri),
            Retry = new FalRetryOptions { MaxRetries = 0 },
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            TimeProvider = _time,
        });
        FalEndpoint<JsonElement, JsonElement> endpoint = client.Endpoint("fal-ai/flux/dev");
        await foreach (FalQueueUpdate update in endpoint.Attach("r1").WatchAsync())
        {
            _states.Add(update.State.Value);
        }
    }
}

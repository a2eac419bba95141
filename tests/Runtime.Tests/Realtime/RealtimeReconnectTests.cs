using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>What comes after the end of a connection. Whatever it is, no input is sent twice.</summary>
public sealed class RealtimeReconnectTests : RealtimeTest
{
    private readonly List<string?> _inputs = [];

    [Fact]
    public async Task The_next_input_opens_another_connection_and_the_results_go_on()
    {
        Sockets.Accept(async peer => await AnswerAsync(peer, 1)).Accept(async peer => await AnswerAsync(peer, 2));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(Again);
        IAsyncEnumerator<FalRealtimeResult<JsonElement>> results = connection.ReceiveAllAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);

        await connection.SendAsync(Json("1"));
        Assert.True(await results.MoveNextAsync());
        await Sockets.Peers[0].EndAsync();
        ValueTask<bool> next = results.MoveNextAsync();
        await EndOfAsync(Sockets.Peers[0]);
        await connection.SendAsync(Json("2"));

        Assert.True(await next);
        Assert.Equal(2, results.Current.Data.GetInt32());
        Assert.Equal(["1", "2"], _inputs);
        Assert.Equal(2, Sockets.Peers.Count);
        await results.DisposeAsync();
    }

    [Fact]
    public async Task A_session_that_ends_before_the_last_input_is_answered_is_not_passed_over()
    {
        Sockets.Accept(async peer =>
        {
            _inputs.Add(await peer.ReceiveAsync());
            await peer.EndAsync();
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(Again);
        await connection.SendAsync(Json("1"));

        FalConnectionException exception = await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync());

        Assert.True(exception.MayHaveBeenAccepted);
        Assert.Contains("before it answered the last input", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_thrown_once_and_the_next_input_goes_over_a_new_connection()
    {
        Sockets
            .Accept(async peer =>
            {
                _inputs.Add(await peer.ReceiveAsync());
                peer.Drop();
            })
            .Accept(peer => AnswerAsync(peer, 2));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(Again);
        await connection.SendAsync(Json("""{"n":1}"""), "a");

        Assert.True((await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync())).MayHaveBeenAccepted);
        await connection.SendAsync(Json("2"));

        Assert.Equal(2, (await connection.ReceiveAsync())!.Data.GetInt32());
        Assert.Equal(["""{"request_id":"a","n":1}""", "2"], _inputs);
        Assert.Equal(["a"], connection.UnansweredRequestIds);
    }

    [Fact]
    public async Task An_input_that_finds_no_connection_was_not_sent()
    {
        FalClient client = CreateClient(settings => (settings.Handler, settings.Retry) = (Sockets, new FalRetryOptions { MaxRetries = 0 }));
        Sockets.Accept(peer => peer.CloseAsync(1000)).Refuse().Accept(peer => AnswerAsync(peer, 3));
        Server.Fail(new HttpRequestException(HttpRequestError.ConnectionError));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(Again);
        await EndOfAsync(Sockets.Peers[0]);

        FalConnectionException exception = await Assert.ThrowsAsync<FalConnectionException>(() => connection.SendAsync(Json("2")));
        await connection.SendAsync(Json("3"));

        Assert.Equal((false, true), (exception.MayHaveBeenAccepted, exception.IsRetryable));
        Assert.Equal(3, (await connection.ReceiveAsync())!.Data.GetInt32());
        Assert.Equal(["3"], _inputs);
        Assert.Equal(1, connection.SentCount);
    }

    [Fact]
    public async Task A_lost_connection_is_opened_again_at_once_when_that_is_asked_for()
    {
        List<FalConnectionException> losses = [];
        Sockets
            .Accept(async peer =>
            {
                _inputs.Add(await peer.ReceiveAsync());
                peer.Drop();
            })
            .Accept(async peer =>
            {
                await peer.CloseAsync(1001);
            })
            .Accept(async peer =>
            {
                await peer.SendAsync("7");
                await CountAsync(peer);
            });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection =
            await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { Reconnect = FalRealtimeReconnect.Automatic, OnConnectionLost = losses.Add });
        await connection.SendAsync(Json("1"));

        Assert.Equal(7, (await connection.ReceiveAsync())!.Data.GetInt32());
        Assert.Equal([true, false], losses.Select(static loss => loss.MayHaveBeenAccepted));
        Assert.Equal(["1"], _inputs);
        Assert.InRange(Time.Delays[0], TimeSpan.FromMilliseconds(375), TimeSpan.FromMilliseconds(625));
        Assert.InRange(Time.Delays[1], TimeSpan.FromMilliseconds(750), TimeSpan.FromMilliseconds(1250));
    }

    [Fact]
    public async Task A_connection_that_is_lost_again_and_again_is_given_up_until_the_next_input()
    {
        FalClient client = CreateClient(settings => (settings.Handler, settings.Retry) = (Sockets, new FalRetryOptions { MaxRetries = 2 }));
        Sockets.Accept(Drop).Accept(Drop).Accept(Drop).Accept(peer => AnswerAsync(peer, 1));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection =
            await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(new FalRealtimeOptions { Reconnect = FalRealtimeReconnect.Automatic });

        await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync());
        Assert.Equal(3, Sockets.Peers.Count);
        await connection.SendAsync(Json("1"));
        Assert.Equal(1, (await connection.ReceiveAsync())!.Data.GetInt32());

        static Task Drop(SocketPeer peer)
        {
            peer.Drop();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task What_a_listener_throws_ends_the_connection_for_good()
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            peer.Drop();
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(
            new FalRealtimeOptions { Reconnect = FalRealtimeReconnect.Automatic, OnConnectionLost = _ => throw new TimeZoneNotFoundException() });
        await connection.SendAsync(Json("1"));

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => connection.ReceiveAsync());
        await Assert.ThrowsAsync<FalConnectionException>(() => connection.SendAsync(Json("1")));
    }

    [Fact]
    public async Task An_error_of_the_model_is_not_a_lost_connection()
    {
        Sockets.Accept(async peer =>
        {
            _inputs.Add(await peer.ReceiveAsync());
            await peer.SendTextAsync("""{"type":"x-fal-error","error":"INTERNAL_ERROR","reason":"x"}""");
        }).Accept(peer => AnswerAsync(peer, 2));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection =
            await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { Reconnect = FalRealtimeReconnect.Automatic, OnConnectionLost = _ => throw new TimeZoneNotFoundException() });
        await connection.SendAsync(Json("1"));

        Assert.Equal(HttpStatusCode.InternalServerError, (await Assert.ThrowsAsync<FalApiException>(() => connection.ReceiveAsync())).StatusCode);
        await connection.SendAsync(Json("2"));
        Assert.Equal(2, (await connection.ReceiveAsync())!.Data.GetInt32());
    }

    [Fact]
    public async Task Nothing_is_opened_for_a_connection_that_was_disposed_of()
    {
        var isAsked = new TaskCompletionSource();
        Sockets.Accept(peer => peer.CloseAsync(1000)).Refuse();
        Server.Answer(async (_, token) =>
        {
            isAsked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(Again);
        await EndOfAsync(Sockets.Peers[0]);
        Task sending = connection.SendAsync(Json("1"));
        await isAsked.Task.WaitAsync(HangLimit);

        await connection.DisposeAsync().AsTask().WaitAsync(HangLimit);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => sending);
        Assert.Null(await connection.ReceiveAsync());
    }

    /// <summary>Waits until the client has closed its side, which it does before anything new.</summary>
    private static async Task EndOfAsync(SocketPeer peer) => Assert.Null(await peer.ReceiveAsync().WaitAsync(HangLimit));

    private async Task AnswerAsync(SocketPeer peer, int number)
    {
        _inputs.Add(await peer.ReceiveAsync());
        await peer.SendAsync(FormattableString.Invariant($"{number}"));
    }
}

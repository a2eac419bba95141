using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>Connections that are opened with a token instead of the key.</summary>
public sealed class RealtimeTokenTests : RealtimeTest
{
    private static readonly FalRealtimeOptions WithToken = new() { Authentication = FalRealtimeAuthentication.Token };

    [Theory]
    [InlineData(FalRealtimeAuthentication.Token, "https://rest.fal.ai/tokens/realtime", """{"allowed_apps":["fal-ai/flux-2/flash/edit/realtime"],"duration":120}""")]
    [InlineData(FalRealtimeAuthentication.LegacyToken, "https://rest.fal.ai/tokens/", """{"allowed_apps":["flux-2"],"token_expiration":120}""")]
    public async Task A_token_is_asked_for_in_either_form_and_the_key_stays_with_that(FalRealtimeAuthentication kind, string address, string body)
    {
        Server.Answer(201, $"\"{Token}\"");
        Sockets.Accept(CountAsync);
        await using (await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { Authentication = kind, MaxBuffering = 3 }))
        {
        }

        RecordedRequest asked = Server.Requests.Single();
        Assert.Equal(($"POST {address}", body), (asked.Line, asked.Text));
        SocketPeer peer = Sockets.Peers.Single();
        Assert.Equal($"wss://fal.run/fal-ai/flux-2/flash/edit/realtime?fal_jwt_token={Token}&max_buffering=3", peer.Address);
        Assert.False(peer.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("\"token-1.abcdefgh\"")]
    [InlineData("""{"token":"token-1.abcdefgh"}""")]
    [InlineData("""{"detail":"token-1.abcdefgh"}""")]
    public async Task All_three_forms_of_the_answer_are_read(string answer)
    {
        Server.Answer(200, answer);
        Sockets.Accept(CountAsync);
        await using (await Edit.ConnectRealtimeAsync(WithToken))
        {
        }

        Assert.EndsWith($"?fal_jwt_token={Token}", Sockets.Peers.Single().Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"jwt":"token-1.abcdefgh"}""")]
    [InlineData("""{"token":"a b"}""")]
    [InlineData("\"\"")]
    [InlineData("no JSON")]
    public async Task An_answer_without_a_token_is_told_without_what_it_says(string answer)
    {
        Server.Answer(200, answer);

        FalProtocolException exception = await Assert.ThrowsAsync<FalProtocolException>(() => Edit.ConnectRealtimeAsync(WithToken));

        Assert.Equal((null, "fal-ai/flux-2/flash/edit"), (exception.Body, exception.EndpointId));
        Assert.Empty(Sockets.Peers);
    }

    [Fact]
    public async Task A_token_is_used_for_nine_tenths_of_its_life()
    {
        Server.Answer(200, "\"one\"").Answer(200, "\"two\"").Answer(200, "\"three\"");
        Sockets.Accept(CountAsync).Accept(CountAsync).Accept(CountAsync).Accept(CountAsync);
        foreach (int seconds in (int[])[0, 107, 1])
        {
            Time.Advance(TimeSpan.FromSeconds(seconds));
            await (await Edit.ConnectRealtimeAsync(WithToken)).DisposeAsync();
        }

        await (await Edit.ConnectRealtimeAsync(WithToken with { TokenLifetime = TimeSpan.FromSeconds(60) })).DisposeAsync();

        Assert.Equal(["one", "one", "two", "three"], Sockets.Peers.Select(static peer => peer.Address.Split('=')[1]));
    }

    [Fact]
    public async Task A_token_is_for_the_key_that_it_was_asked_for_with()
    {
        string key = "first:0123456789";
        FalClient client = CreateClient(settings =>
            (settings.Handler, settings.Credentials) = (Sockets, FalCredentials.FromProvider(_ => new ValueTask<string>(key))));
        Server.Answer(200, "\"one\"").Answer(200, "\"two\"");
        Sockets.Accept(CountAsync).Accept(CountAsync).Accept(CountAsync);
        foreach (string next in (string[])["first:0123456789", "second:0123456789", "first:0123456789"])
        {
            key = next;
            await (await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(WithToken)).DisposeAsync();
        }

        Assert.Equal(["one", "two", "one"], Sockets.Peers.Select(static peer => peer.Address.Split('=')[1]));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_token_that_is_refused_is_replaced_once(int status)
    {
        Server.Answer(200, "\"one\"").Answer(status, "").Answer(200, "\"two\"");
        Sockets.Refuse().Accept(CountAsync);
        await (await Edit.ConnectRealtimeAsync(WithToken)).DisposeAsync();
        Assert.EndsWith("=two", Sockets.Peers[1].Address, StringComparison.Ordinal);

        Server.Answer(status, "").Answer(200, "\"three\"").Answer(status, "");
        Sockets.Refuse().Refuse();
        Assert.Equal(status, (int)(await Assert.ThrowsAsync<FalApiException>(() => Edit.ConnectRealtimeAsync(WithToken))).StatusCode);
        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task A_token_that_expired_half_way_leads_to_one_connection_with_a_new_one()
    {
        Server.Answer(200, "\"one\"").Answer(200, "\"two\"");
        Sockets
            .Accept(peer => peer.SendTextAsync("""{"status":"error","error":"Unauthorized"}"""))
            .Accept(async peer =>
            {
                await peer.ReceiveAsync();
                await peer.SendAsync("1");
                await peer.CloseAsync(1000);
            });
        var isOpen = new TaskCompletionSource();
        Sockets.OnConnect = () =>
        {
            if (Sockets.Peers.Count == 1)
            {
                isOpen.SetResult();
            }
        };
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(WithToken);
        await isOpen.Task.WaitAsync(HangLimit);
        await connection.SendAsync(Input);

        Assert.Equal(["1"], await ReceiveAllAsync(connection));
        Assert.Equal(["one", "two"], Sockets.Peers.Select(static peer => peer.Address.Split('=')[1]));
    }

    [Fact]
    public async Task It_is_one_connection_and_not_one_after_the_other()
    {
        Server.Answer(200, "\"one\"").Answer(200, "\"two\"");
        Sockets
            .Accept(peer => peer.SendTextAsync("""{"status":"error","error":"Unauthorized"}"""))
            .Accept(peer => peer.SendTextAsync("""{"status":"error","error":"Unauthorized"}"""));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(WithToken);

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => connection.ReceiveAsync());

        Assert.Equal((HttpStatusCode.Unauthorized, true, false), (exception.StatusCode, exception.IsRetryable, exception.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task An_input_that_was_sent_with_an_expired_token_is_not_sent_again()
    {
        Server.Answer(200, "\"one\"").Answer(200, "\"two\"");
        Sockets
            .Accept(async peer =>
            {
                await peer.ReceiveAsync();
                await peer.SendTextAsync("""{"status":"error","error":"Unauthorized"}""");
            })
            .Accept(CountAsync);
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(WithToken with { Reconnect = FalRealtimeReconnect.OnSend });
        await connection.SendAsync(Input);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<FalApiException>(() => connection.ReceiveAsync())).StatusCode);
        await connection.SendAsync(Input);
        Assert.Equal("""{"n":1}""", (await connection.ReceiveAsync())!.Data.GetRawText());
    }

    [Fact]
    public async Task A_provider_that_never_answers_is_not_waited_for()
    {
        var options = new FalRealtimeOptions { TokenProvider = static _ => new ValueTask<string>(new TaskCompletionSource<string>().Task) };
        Task connecting = SocketClient.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(options);
        Time.Advance(options.OpenTimeout);
        FalCredentialsException late = await Assert.ThrowsAsync<FalCredentialsException>(() => connecting.WaitAsync(HangLimit));
        Assert.Contains("TokenProvider", late.Message, StringComparison.Ordinal);

        using var cancellation = new CancellationTokenSource();
        connecting = SocketClient.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(options, cancellation.Token);
        await cancellation.CancelAsync();
        OperationCanceledException canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.WaitAsync(HangLimit));
        Assert.Equal(cancellation.Token, canceled.CancellationToken);
    }

    [Fact]
    public async Task A_provider_that_never_answers_does_not_hold_up_the_end()
    {
        Sockets.Accept(static peer => peer.SendTextAsync("""{"type":"x-fal-error","error":"INTERNAL_ERROR"}"""));
        int calls = 0;
        FalRealtimeOptions options = Again with
        {
            TokenProvider = _ => new ValueTask<string>(++calls == 1 ? Task.FromResult("one") : new TaskCompletionSource<string>().Task),
        };
        FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(options);
        await Assert.ThrowsAsync<FalApiException>(() => connection.ReceiveAsync());
        Task sending = connection.SendAsync(Input);

        await connection.DisposeAsync().AsTask().WaitAsync(HangLimit);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => sending.WaitAsync(HangLimit));
    }

    [Fact]
    public async Task A_program_without_a_key_asks_its_own_server_for_a_token()
    {
        int calls = 0;
        Sockets.Accept(CountAsync);
        FalClient client = CreateClient(settings =>
            (settings.Handler, settings.Credentials) = (Sockets, FalCredentials.FromProvider(static _ => throw new InvalidOperationException("no key here"))));
        var options = new FalRealtimeOptions { TokenProvider = _ => new ValueTask<string>($"own+{++calls}") };
        await (await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(options)).DisposeAsync();

        Assert.EndsWith("?fal_jwt_token=own%2B1", Sockets.Peers.Single().Address, StringComparison.Ordinal);
        FalCredentialsException failed = await Assert.ThrowsAsync<FalCredentialsException>(() =>
            client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(new FalRealtimeOptions { TokenProvider = static _ => throw new TimeZoneNotFoundException() }));
        Assert.IsType<TimeZoneNotFoundException>(failed.InnerException);
        await Assert.ThrowsAsync<FalCredentialsException>(() =>
            client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(new FalRealtimeOptions { TokenProvider = static _ => new ValueTask<string>("") }));
    }
}

using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>A connection that goes well.</summary>
public sealed class RealtimeConnectionTests : RealtimeTest
{
    [Theory]
    [InlineData("fal-ai/flux-2/flash/edit", "wss://fal.run/fal-ai/flux-2/flash/edit/realtime")]
    [InlineData("fal-ai/flux-2/realtime", "wss://fal.run/fal-ai/flux-2/realtime")]
    [InlineData("acme/realtime", "wss://fal.run/acme/realtime/realtime")]
    [InlineData("110602490-lcm", "wss://fal.run/110602490/lcm/realtime")]
    public async Task The_key_goes_into_a_header_and_the_path_is_never_doubled(string id, string address)
    {
        Sockets.Accept(CountAsync);
        await using (await SocketClient.Endpoint(id).ConnectRealtimeAsync())
        {
        }

        await Sockets.FinishAsync();
        SocketPeer peer = Sockets.Peers.Single();
        Assert.Equal(address, peer.Address);
        Assert.Equal($"Key {Key}", peer.Headers["Authorization"]);
        Assert.StartsWith("Flux2Gen/", peer.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_and_a_buffer_can_be_asked_for()
    {
        Sockets.Accept(CountAsync);
        await using (await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { Path = "ws/x", MaxBuffering = 3 }))
        {
        }

        Assert.Equal("wss://fal.run/fal-ai/flux-2/flash/edit/ws/x?max_buffering=3", Sockets.Peers.Single().Address);
    }

    [Fact]
    public async Task A_local_fal_is_spoken_to_without_TLS()
    {
        Sockets.Accept(CountAsync);
        FalClient client = CreateClient(settings => (settings.Handler, settings.Hosts) = (Sockets, FalHosts.Local(new Uri("http://127.0.0.1:5005"))));
        await using (await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync())
        {
        }

        Assert.Equal("ws://127.0.0.1:5005/fal.run/fal-ai/flux-2/realtime", Sockets.Peers.Single().Address);
    }

    [Fact]
    public async Task Inputs_go_out_and_results_come_in_until_the_session_is_over()
    {
        List<string?> inputs = [];
        Sockets.Accept(async peer =>
        {
            inputs.Add(await peer.ReceiveAsync());
            await peer.SendAsync("""{"n":1,"f":1.5}""");
            await peer.SendTextAsync("""{"type":"x-fal-message","action":"timings","timing":0.25}""");
            await peer.SendTextAsync("""{"type":"x-fal-message","action":"something_new","n":7}""");
            inputs.Add(await peer.ReceiveAsync());
            await peer.SendTextAsync("""{"n":2}""");
            await peer.EndAsync();
            Assert.Null(await peer.ReceiveAsync());
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();

        await connection.SendAsync(Input);
        FalRealtimeResult<JsonElement> first = (await connection.ReceiveAsync())!;
        await connection.SendAsync(Json("""{"big":70000}"""));
        FalRealtimeResult<JsonElement> second = (await connection.ReceiveAsync())!;

        Assert.Null(await connection.ReceiveAsync());
        Assert.Null(await connection.ReceiveAsync());
        Assert.Equal("""{"n":1,"f":1.5}""", first.Data.GetRawText());
        Assert.Equal("82a16e01a166cb3ff8000000000000", Convert.ToHexStringLower(first.RawMessage.Span));
        Assert.Equal((TimeSpan.FromSeconds(0.25), null), (first.InferenceTime, second.InferenceTime));
        Assert.Equal((false, true), (first.IsText, second.IsText));
        Assert.Equal("""{"n":2}""", second.RawJson!.Value.GetRawText());
        Assert.Equal((2, 2), (connection.SentCount, connection.ReceivedCount));
        Assert.Equal(["""{"prompt":"a private cat"}""", """{"big":70000}"""], inputs);
        await Sockets.FinishAsync();
    }

    [Fact]
    public async Task Results_are_matched_by_ids_and_not_by_their_order()
    {
        var isLooked = new TaskCompletionSource();
        Sockets.Accept(async peer =>
        {
            Assert.Equal("""{"request_id":"a","prompt":"a private cat"}""", await peer.ReceiveAsync());
            Assert.NotNull(await peer.ReceiveAsync());
            Assert.NotNull(await peer.ReceiveAsync());
            await isLooked.Task;
            await peer.SendAsync("""{"request_id":"c","n":3}""");
            await peer.SendAsync("""{"request_id":"a","n":1}""");
            await peer.CloseAsync(1000);
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();

        await connection.SendAsync(Input, "a");
        await connection.SendAsync(Input, "b");
        await connection.SendAsync(Json("""{"request_id":"c"}"""));

        Assert.Equal(["a", "b", "c"], connection.UnansweredRequestIds);
        isLooked.SetResult();
        Assert.Equal("c", (await connection.ReceiveAsync())!.RequestId);
        FalRealtimeResult<JsonElement> last = (await connection.ReceiveAsync())!;
        Assert.Equal("fal-ai/flux-2/flash/edit, request a", last.ToString());
        Assert.Null(await connection.ReceiveAsync());
        Assert.Equal(["b"], connection.UnansweredRequestIds);
    }

    [Fact]
    public async Task An_image_in_bytes_is_saved_as_any_other()
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendBytesAsync(Convert.FromHexString("82a6696d616765739183a7636f6e74656e74c403010203ac636f6e74656e745f74797065a9696d6167652f706e67a577696474680da47365656405"));
            await peer.CloseAsync(1000);
        });
        await using FalRealtimeConnection<PictureInput, PictureOutput> connection = await new PictureEndpoint(SocketClient).ConnectRealtimeAsync();

        await connection.SendAsync(new PictureInput { Prompt = "x" });
        FalRealtimeResult<PictureOutput> result = (await connection.ReceiveAsync())!;

        Assert.Equal([1, 2, 3], await result.Data.Images[0].ReadBytesAsync());
        Assert.Equal("data:image/png;base64,AQID", result.Data.Images[0].Url);
        Assert.Equal("AQID", result.Data.Images[0].AdditionalProperties!["content"].GetString());
        Assert.Equal("""{"images":[{"content":"AQID","content_type":"image/png","width":13}],"seed":5}""", result.RawJson!.Value.GetRawText());
        Assert.Equal(("$.images[0].content", "010203"), (result.Binaries.Single().Path, Convert.ToHexString(result.Binaries.Single().Bytes.Span)));
    }

    [Fact]
    public async Task What_does_not_fit_is_delivered_all_the_same()
    {
        Sockets.Accept(async peer =>
        {
            await peer.SendAsync("""{"images":1}""");
            await peer.SendBytesAsync([0xff, 0xd8, 0xff]);
            await peer.SendTextAsync("hello");
            await peer.SendTextAsync("""{"images":[]} x""");
            await peer.SendAsync("""{"images":[]}""");
            await peer.CloseAsync(1000);
        });
        await using FalRealtimeConnection<PictureInput, PictureOutput> connection = await new PictureEndpoint(SocketClient).ConnectRealtimeAsync();

        List<FalRealtimeResult<PictureOutput>> results = [];
        await foreach (FalRealtimeResult<PictureOutput> result in connection.ReceiveAllAsync())
        {
            results.Add(result);
        }

        Assert.Equal([false, false, false, false, true], results.Select(result => result.TryGetData(out _)));
        FalProtocolException misfit = Assert.Throws<FalProtocolException>(() => results[0].Data);
        Assert.Equal("""{"images":1}""", misfit.RawJson!.Value.GetRawText());
        Assert.Equal("fal-ai/picture", misfit.EndpointId);
        Assert.Equal("FFD8FF", Convert.ToHexString(results[1].RawMessage.Span));
        Assert.Contains("is not MessagePack (3 bytes)", Assert.Throws<FalProtocolException>(() => results[1].Data).Message, StringComparison.Ordinal);
        Assert.Equal("hello", Assert.Throws<FalProtocolException>(() => results[2].Data).Body);
        Assert.Null(results[3].RawJson);
        Assert.Equal("""{"images":[]} x""", Encoding.UTF8.GetString(results[3].RawMessage.Span));
        Assert.Equal("fal-ai/picture, does not fit PictureOutput", results[0].ToString());
    }

    [Fact]
    public async Task Inputs_are_checked_and_their_files_uploaded_before_they_are_sent()
    {
        Sockets.Accept(async peer =>
        {
            Assert.Equal("""{"prompt":"x","mask_url":"https://v3b.fal.media/files/b/x/a.png"}""", await peer.ReceiveAsync());
            await peer.CloseAsync(1000);
        });
        Server
            .Answer(200, """{"upload_url":"https://upload.example/put","file_url":"https://v3b.fal.media/files/b/x/a.png"}""")
            .Answer(200);
        await using FalRealtimeConnection<PictureInput, PictureOutput> connection = await new PictureEndpoint(SocketClient).ConnectRealtimeAsync();

        await Assert.ThrowsAsync<FalInputException>(() => connection.SendAsync(new PictureInput { Prompt = "" }));
        Assert.Equal(0, connection.SentCount);
        await connection.SendAsync(new PictureInput { Prompt = "x", MaskUrl = FalFileInput.FromBytes(new byte[] { 1 }, "image/png", "a.png") });

        Assert.Null(await connection.ReceiveAsync());
        await Sockets.FinishAsync();
        Assert.True(Server.IsFinished);
    }

    [Fact]
    public async Task Sends_at_once_go_out_one_after_the_other()
    {
        List<string?> inputs = [];
        Sockets.Accept(async peer =>
        {
            for (int index = 0; index < 50; index++)
            {
                inputs.Add(await peer.ReceiveAsync());
            }

            await peer.CloseAsync(1000);
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(index => Task.Run(() => connection.SendAsync(Json($$"""{"n":{{index}},"text":"{{new string('x', 300)}}"}""")))));

        Assert.Null(await connection.ReceiveAsync());
        Assert.Equal(50, inputs.Distinct().Count());
        Assert.Equal(50, connection.SentCount);
    }

    [Fact]
    public async Task No_more_is_read_than_there_is_room_for()
    {
        var isWaiting = new TaskCompletionSource();
        Sockets.Accept(async peer =>
        {
            // The pipe holds 64 KiB; what comes on top waits for somebody to read.
            var all = Task.Run(async () =>
            {
                for (int index = 0; index < 40; index++)
                {
                    await peer.SendAsync($"\"{new string('x', 30_000)}\"");
                }
            });
            await peer.ReceiveAsync();
            Assert.False(all.IsCompleted);
            isWaiting.SetResult();
            await all;
            await peer.CloseAsync(1000);
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { ReceiveCapacity = 1 });

        // Sending goes on while nobody receives.
        await connection.SendAsync(Input);
        await isWaiting.Task.WaitAsync(HangLimit);

        Assert.Equal(40, (await ReceiveAllAsync(connection)).Count);
    }

    [Fact]
    public async Task A_result_that_waited_for_room_is_not_lost_with_the_connection()
    {
        Sockets.Accept(static async peer =>
        {
            await peer.SendAsync("1");
            await peer.SendAsync("2");
            await peer.ReceiveAsync();
        });
        FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { ReceiveCapacity = 1 });
        while (connection.ReceivedCount < 2)
        {
            await Task.Yield();
        }

        await connection.DisposeAsync();

        Assert.Equal(["1", "2"], await ReceiveAllAsync(connection));
    }

    [Fact]
    public async Task Nothing_is_uploaded_for_an_input_that_cannot_be_sent()
    {
        Sockets.Accept(static peer => peer.CloseAsync(1000));
        await using FalRealtimeConnection<PictureInput, PictureOutput> connection = await new PictureEndpoint(SocketClient).ConnectRealtimeAsync();
        Assert.Null(await connection.ReceiveAsync());
        var input = new PictureInput { Prompt = "x", MaskUrl = FalFileInput.FromBytes(new byte[] { 1 }, "image/png", "a.png") };

        await Assert.ThrowsAsync<FalConnectionException>(() => connection.SendAsync(input));
        await connection.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.SendAsync(input));

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_sign_of_life_asks_for_no_answer_which_a_slow_program_would_not_read_in_time()
    {
        const int Pong = 10;
        int kind = 0;
        Sockets.Accept(async peer => kind = await peer.ReadOpcodeAsync());
        await using (await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { KeepAliveInterval = TimeSpan.FromMilliseconds(1) }))
        {
            await Sockets.FinishAsync();
        }

        Assert.Equal(Pong, kind);
    }

    [Fact]
    public async Task A_name_with_half_a_character_does_no_harm()
    {
        Sockets.Accept(static peer => peer.SendTextAsync("""{"\ud800":1,"request_id":"first"}"""));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();

        FalRealtimeResult<JsonElement> result = (await connection.ReceiveAsync())!;
        Assert.Equal("first", result.RequestId);
    }

    [Fact]
    public async Task The_end_of_the_connection_ends_the_results_and_the_sends()
    {
        Sockets.Accept(CountAsync);
        FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        await connection.SendAsync(Input);
        Assert.NotNull(await connection.ReceiveAsync());
        Task<FalRealtimeResult<JsonElement>?> waiting = connection.ReceiveAsync();

        await connection.DisposeAsync();
        await connection.DisposeAsync();

        Assert.Null(await waiting);
        await Sockets.FinishAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.SendAsync(Input));
    }

    [Fact]
    public async Task Who_has_had_enough_of_waiting_leaves_the_connection_as_it_is()
    {
        Sockets.Accept(CountAsync);
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        using var enough = new CancellationTokenSource();
        Task<FalRealtimeResult<JsonElement>?> waiting = connection.ReceiveAsync(enough.Token);
        await enough.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.SendAsync(Input, enough.Token));
        await connection.SendAsync(Input);

        Assert.Equal(enough.Token, exception.CancellationToken);
        Assert.Equal("""{"n":1}""", (await connection.ReceiveAsync())!.Data.GetRawText());
    }

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Wrong_options_are_named(FalRealtimeOptions options, string name)
    {
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => Edit.ConnectRealtimeAsync(options));
        Assert.StartsWith($"FalRealtimeOptions.{name} must", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Sockets.Peers);
    }

    public static TheoryData<FalRealtimeOptions, string> WrongOptions => new()
    {
        { new FalRealtimeOptions { Path = "" }, "Path" },
        { new FalRealtimeOptions { Path = "a//b" }, "Path" },
        { new FalRealtimeOptions { Path = "../x" }, "Path" },
        { new FalRealtimeOptions { Path = "x?y" }, "Path" },
        { new FalRealtimeOptions { MaxBuffering = 0 }, "MaxBuffering" },
        { new FalRealtimeOptions { MaxBuffering = 61 }, "MaxBuffering" },
        { new FalRealtimeOptions { Authentication = (FalRealtimeAuthentication)7 }, "Authentication" },
        { new FalRealtimeOptions { Reconnect = (FalRealtimeReconnect)7 }, "Reconnect" },
        { new FalRealtimeOptions { TokenLifetime = TimeSpan.Zero }, "TokenLifetime" },
        { new FalRealtimeOptions { TokenLifetime = TimeSpan.FromHours(2) }, "TokenLifetime" },
        { new FalRealtimeOptions { OpenTimeout = TimeSpan.Zero }, "OpenTimeout" },
        { new FalRealtimeOptions { KeepAliveInterval = TimeSpan.Zero }, "KeepAliveInterval" },
        { new FalRealtimeOptions { ReceiveCapacity = 0 }, "ReceiveCapacity" },
    };

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_id_is_not_empty(string? id)
    {
        Sockets.Accept(CountAsync);
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => connection.SendAsync(Input, id!));
        await Assert.ThrowsAsync<ArgumentException>(() => connection.SendAsync(Json("[]"), "a"));
    }

    [Fact]
    public void Ids_without_an_answer_are_kept_up_to_a_bound()
    {
        var ids = new UnansweredIds();
        for (int index = 0; index < UnansweredIds.Maximum + 2; index++)
        {
            ids.Add(FormattableString.Invariant($"{index}"));
        }

        ids.Add("5");
        ids.Answered("6");
        ids.Answered("unknown");

        Assert.Equal(UnansweredIds.Maximum - 1, ids.Snapshot.Count);
        Assert.Equal(("2", "5"), (ids.Snapshot[0], ids.Snapshot[^1]));
    }
}

using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>Connections that end otherwise than in order.</summary>
public sealed class RealtimeFailureTests : RealtimeTest
{
    [Fact]
    public async Task A_refused_input_is_told_without_the_input()
    {
        const string Reason = "1 validation error for Input\\nprompt\\n  Input should be a valid string [type=string_type, input_value='a private cat', input_type=int]\\n    For further information";
        FalApiException exception = await FailAsync(peer => peer.SendTextAsync($$"""{"type":"x-fal-error","error":"INTERNAL_ERROR","reason":"{{Reason}}"}"""));

        Assert.Equal(HttpStatusCode.InternalServerError, exception.StatusCode);
        Assert.Equal("internal_error", exception.ErrorType!.Value.Value);
        Assert.Equal("1 validation error for Input prompt Input should be a valid string [type=string_type For further information", exception.Detail);
        Assert.Contains("INTERNAL_ERROR, \"1 validation error", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("private", exception.Message, StringComparison.Ordinal);
        Assert.Contains("a private cat", exception.Body, StringComparison.Ordinal);
        Assert.False(exception.MayHaveBeenAccepted);
        Assert.Equal("fal-ai/flux-2/flash/edit", exception.EndpointId);
    }

    [Theory]
    [InlineData("""{"type":"x-fal-error","error":"BAD_REQUEST","reason":"nope","request_id":"r1"}""", 400, "bad_request", "nope")]
    [InlineData("""{"type":"x-fal-error","error":"SOMETHING_NEW"}""", 500, "something_new", null)]
    [InlineData("""{"type":"x-fal-error"}""", 500, "no name", null)]
    [InlineData("""{"status":"error","error":"Unauthorized"}""", 401, "unauthorized", null)]
    [InlineData("""{"status":"error","error":"Forbidden","reason":"no balance"}""", 500, "forbidden", "no balance")]
    public async Task Errors_come_as_text_or_as_bytes(string message, int status, string type, string? detail)
    {
        FalApiException text = await FailAsync(peer => peer.SendTextAsync(message));
        FalApiException binary = await FailAsync(peer => peer.SendAsync(message));

        Assert.All([text, binary], exception =>
        {
            Assert.Equal((status, type, detail), ((int)exception.StatusCode, exception.ErrorType!.Value.Value, exception.Detail));
            Assert.Equal((message, null), (exception.Body, exception.RequestId));
        });
    }

    [Theory]
    [InlineData("[type=missing, input_value={'a': ' '}, input_type=dict]\n  see", "[type=missing\n  see")]
    [InlineData("input_value=1", null)]
    public void Input_values_are_removed_from_a_reason(string reason, string? expected)
    {
        Assert.Equal(expected, ErrorWords.WithoutInput(reason));

        // Of which no part is tried once for each that follows it.
        string blanks = new(' ', 300_000);
        Assert.Equal("x", ErrorWords.WithoutInput(blanks + "x"));
    }

    [Fact]
    public async Task An_output_with_a_word_on_errors_stays_an_output()
    {
        const string Output = """{"images":[{"url":"https://v3.fal.media/files/a/1.png"}],"status":"error","error":"One of two was filtered"}""";
        Sockets.Accept(static peer => peer.SendAsync(Output));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();

        Assert.Equal(Output, (await connection.ReceiveAsync())!.Data.GetRawText());
    }

    [Fact]
    public async Task A_key_that_is_repeated_is_not_shown()
    {
        FalApiException exception = await FailAsync(peer => peer.SendTextAsync($$"""{"type":"x-fal-error","error":"{{Key}}","reason":"bad key {{Key}}"}"""));
        FalConnectionException closed = await LoseAsync(peer => peer.CloseAsync(1008, $"key {Key}"));

        Assert.DoesNotContain("key-secret-5678", exception.ToString() + exception.Body + exception.Detail + exception.ErrorType + closed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_inputs_of_a_session_that_failed_may_be_at_fal()
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.ReceiveAsync();
            await peer.SendTextAsync("""{"type":"x-fal-error","error":"INTERNAL_ERROR","reason":"x"}""");
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        await connection.SendAsync(Input, "a");
        await connection.SendAsync(Input, "b");

        Assert.True((await Assert.ThrowsAsync<FalApiException>(() => connection.ReceiveAsync())).MayHaveBeenAccepted);
        Assert.Equal(["a", "b"], connection.UnansweredRequestIds);
    }

    [Theory]
    [InlineData(1001, "EndpointUnavailable")]
    [InlineData(1008, "policy")]
    [InlineData(1011, "failed")]
    [InlineData(4000, "own")]
    public async Task A_close_that_is_none_is_a_lost_connection(int code, string description)
    {
        FalConnectionException exception = await LoseAsync(peer => peer.CloseAsync(code, description));

        Assert.True(exception.MayHaveBeenAccepted);
        Assert.False(exception.IsRetryable);
        Assert.Contains($"fal.run closed the realtime connection (code {code}, \"{description}\"); fal may have accepted inputs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_without_a_close_is_lost()
    {
        FalConnectionException exception = await LoseAsync(peer =>
        {
            peer.Drop();
            return Task.CompletedTask;
        });

        Assert.True(exception.MayHaveBeenAccepted);
        Assert.NotNull(exception.InnerException);
    }

    [Theory]
    [InlineData(true, 1000)]
    [InlineData(true, 1005)]
    [InlineData(false, 1000)]
    [InlineData(false, 1005)]
    public async Task A_close_in_order_is_an_end(bool isAnswered, int code)
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            if (isAnswered)
            {
                await peer.SendAsync("1");
            }

            await peer.CloseAsync(code);
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        await connection.SendAsync(Input);

        Assert.Equal(isAnswered ? ["1"] : [], await ReceiveAllAsync(connection));
    }

    [Fact]
    public async Task Nothing_is_lost_of_what_came_before_the_failure_and_the_failure_stays()
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("1");
            await peer.SendAsync("2");
            peer.Drop();
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        await connection.SendAsync(Input);

        Assert.Equal(1, (await connection.ReceiveAsync())!.Data.GetInt32());
        Assert.Equal(2, (await connection.ReceiveAsync())!.Data.GetInt32());
        FalConnectionException failure = await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync());
        Assert.Same(failure, await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync()));
        FalConnectionException refusal = await Assert.ThrowsAsync<FalConnectionException>(() => connection.SendAsync(Input));

        Assert.False(failure.MayHaveBeenAccepted);
        Assert.Equal((false, false), (refusal.MayHaveBeenAccepted, refusal.IsRetryable));
        Assert.Same(failure, refusal.InnerException);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_not_read()
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync($"\"{new string('x', 50_000)}\"");
        });
        FalClient client = CreateClient(settings => (settings.Handler, settings.MaxResponseSize) = (Sockets, 32_768));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync();
        await connection.SendAsync(Input);

        FalProtocolException exception = await Assert.ThrowsAsync<FalProtocolException>(() => connection.ReceiveAsync());
        Assert.Contains("32,768 bytes", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.MayHaveBeenAccepted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_with_too_many_values_is_not_parsed(bool isText)
    {
        string text = $"[{string.Join(',', Enumerable.Repeat("{}", 1000))}]";
        byte[] bytes = [0xdc, 0x03, 0xe8, .. Enumerable.Repeat((byte)0x80, 1000)];
        Sockets.Accept(async peer =>
        {
            await (isText ? peer.SendTextAsync(text) : peer.SendBytesAsync(bytes));
            await peer.CloseAsync(1000);
        });
        FalClient client = CreateClient(settings => (settings.Handler, settings.MaxResponseValues) = (Sockets, 1000));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync();

        FalRealtimeResult<JsonElement> result = (await connection.ReceiveAsync())!;

        Assert.Contains("has more than 1,000 values", Assert.Throws<FalProtocolException>(() => result.Data).Message, StringComparison.Ordinal);
        Assert.Equal(isText ? text.Length : bytes.Length, result.RawMessage.Length);
    }

    [Theory]
    [InlineData("\uFEFF{\"request_id\":\"r\",\"a\":NaN}")]
    [InlineData("{\"request_id\":\"r\",\"a\":\"\\ud83d\"}")]
    public async Task Odd_texts_are_results_all_the_same(string text)
    {
        Sockets.Accept(peer => peer.SendTextAsync(text));
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await CreateClient(settings => settings.Handler = Sockets).Endpoint("fal-ai/flux-2").ConnectRealtimeAsync();

        FalRealtimeResult<JsonElement> result = (await connection.ReceiveAsync())!;

        Assert.Equal("r", result.RequestId);
        Assert.Equal(JsonValueKind.String, result.Data.GetProperty("a").ValueKind);
    }

    [Fact]
    public async Task A_send_that_is_cut_off_ends_the_connection_and_may_have_been_accepted()
    {
        var isFull = new TaskCompletionSource();
        Sockets.Accept(_ => isFull.Task);
        FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        using var enough = new CancellationTokenSource();

        // The pipe holds 64 KiB, and nobody reads.
        Task sending = connection.SendAsync(Json($"\"{new string('x', 200_000)}\""), enough.Token);
        Assert.False(sending.IsCompleted);
        await enough.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.True(Assert.IsType<FalConnectionException>(exception.InnerException).MayHaveBeenAccepted);
        Assert.Equal(enough.Token, exception.CancellationToken);
        Assert.True((await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync())).MayHaveBeenAccepted);
        isFull.SetResult();
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_socket_that_was_disposed_of_between_two_messages_is_no_failure()
    {
        using var closed = new ClientWebSocket();
        closed.Dispose();
        var socket = new RealtimeSocket(closed, "fal.run", "fal-ai/flux-2", Key, token: null, new FalClientOptions(), scope: null);

        await Assert.ThrowsAsync<OperationCanceledException>(() => socket.ReceiveAsync(new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<FalConnectionException>(() => socket.ReceiveAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_send_that_the_peer_ends_says_why()
    {
        var isOver = new TaskCompletionSource();
        var isTold = new TaskCompletionSource();
        Sockets.Accept(async peer =>
        {
            await isTold.Task;
            await peer.SendTextAsync("""{"type":"x-fal-error","error":"BAD_REQUEST","reason":"too much"}""");
            await isOver.Task;
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        Task sending = connection.SendAsync(Json($"\"{new string('x', 200_000)}\""));
        isTold.SetResult();
        while (!sending.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => sending);
        Assert.Equal("too much", Assert.IsType<FalApiException>(error.InnerException).Detail);
        isOver.SetResult();
    }

    [Fact]
    public async Task A_peer_that_takes_nothing_does_not_hold_up_the_end()
    {
        var isOver = new TaskCompletionSource();
        Sockets.Accept(_ => isOver.Task);
        FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        Task sending = connection.SendAsync(Json($"\"{new string('x', 200_000)}\""));

        Task disposing = connection.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(5));

        await disposing.WaitAsync(HangLimit);
        await Assert.ThrowsAsync<FalConnectionException>(() => sending);
        isOver.SetResult();
    }

    private async Task<FalApiException> FailAsync(Func<SocketPeer, Task> end)
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await end(peer);
            await peer.ReceiveAsync();
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        await connection.SendAsync(Input);
        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => connection.ReceiveAsync());
        await Sockets.FinishAsync();
        return exception;
    }

    private async Task<FalConnectionException> LoseAsync(Func<SocketPeer, Task> end)
    {
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await end(peer);
        });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync();
        await connection.SendAsync(Input);
        return await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync());
    }
}

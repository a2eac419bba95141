using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Answers that go wrong half-way, over real sockets.</summary>
public sealed class WrongTurnTests : IDisposable
{
    private const string Key = "key-id-1234:key-secret-5678";
    private const string Completed = """{"status":"COMPLETED"}""";

    private static readonly JsonElement Input = JsonElement.Parse("""{"prompt":"a private cat"}""");
    private static readonly Dictionary<string, string> Beginnings = new()
    {
        ["before the headers"] = "",
        ["in the status line"] = "HTTP/1.1 20",
        ["in the headers"] = "HTTP/1.1 200 OK\r\nContent-Type: appli",
        ["after the headers"] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n",
        ["in the body"] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"request_id\":\"r-1\",",
        ["in a chunk"] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{\"request_id\":\"r-1\",",
        ["between chunks"] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n{\"request_id\":\"r-1\"}\r\n",
    };

    private readonly List<IDisposable> _resources = [];

    public static TheoryData<string, bool> Ends
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string where in Beginnings.Keys)
            {
                data.Add(where, true);
                data.Add(where, false);
            }

            return data;
        }
    }

    public void Dispose() => _resources.ForEach(resource => resource.Dispose());

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_submit_whose_answer_breaks_off_is_sent_once(string where, bool reset)
    {
        RawServer server = Serve((_, stream) => BreakOff(stream, where, reset));

        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => Endpoint(server).SubmitAsync(Input));

        Assert.Equal((true, false, 1), (lost.MayHaveBeenAccepted, lost.IsRetryable, lost.Attempts));
        Assert.Single(server.Requests);
        AssertNothingPrivate(lost);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_run_whose_answer_breaks_off_is_sent_once(string where, bool reset)
    {
        RawServer server = Serve((_, stream) => BreakOff(stream, where, reset));

        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => Endpoint(server).RunAsync(Input));

        Assert.True(lost.MayHaveBeenAccepted);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_status_and_a_result_whose_answers_break_off_are_asked_for_again(string where, bool reset)
    {
        // A handler repeats a GET by itself when nothing came back, so the turns go by what is asked for.
        var failed = new HashSet<bool>();
        RawServer server = null!;
        server = Serve((number, stream) =>
        {
            bool isStatus = server.Requests[number - 1].Contains("/status", StringComparison.Ordinal);
            return failed.Add(isStatus) ? BreakOff(stream, where, reset) : Answer(stream, isStatus ? Completed : """{"seed":7}""");
        });

        FalResult<JsonElement> result = await Endpoint(server).Attach("r-1").GetResultAsync();

        Assert.Equal(7, result.Data.GetProperty("seed").GetInt32());
    }

    [Theory]
    [InlineData("application/json", """{"seed":7,"images":[{"url":"htt""")]
    [InlineData("text/html", "<html>not what you asked for</html>")]
    [InlineData("application/octet-stream", "\u0001\u0002\u0003")]
    [InlineData("text/plain; charset=utf-16", """{"seed":"x"} trailing""")]
    [InlineData("not a media type", "???")]
    [InlineData(null, "")]
    public async Task A_result_that_is_no_JSON_is_delivered_as_it_came(string? contentType, string body)
    {
        RawServer server = Serve((_, stream) => Answer(stream, body, contentType));

        FalResult<JsonElement> result = await Endpoint(server).RunAsync(Input);

        Assert.Equal(body, Encoding.UTF8.GetString(result.RawBody.Span));
        Assert.Null(result.RawJson);
        Assert.False(result.TryGetData(out _));
        FalProtocolException misfit = Assert.Throws<FalProtocolException>(() => result.Data);
        Assert.Equal(("fal-ai/flux/dev", 1), (misfit.EndpointId, misfit.Attempts));
        Assert.Contains("FalResult.RawBody", misfit.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task JSON_is_read_whatever_its_type_is_called()
    {
        RawServer server = Serve((_, stream) => Answer(stream, """{"seed":7}""", "text/html"));

        Assert.Equal(7, (await Endpoint(server).RunAsync(Input)).Data.GetProperty("seed").GetInt32());
    }

    [Theory]
    [InlineData("before the headers")]
    [InlineData("in the headers")]
    [InlineData("in the body")]
    public async Task A_body_that_trickles_ends_with_the_timeout(string where)
    {
        var time = new ManualTimeProvider();
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        RawServer server = Serve(async (_, stream) =>
        {
            await RawServer.Write(stream, Beginnings[where]);
            begun.SetResult();
            await release.Task;
        });

        Task submit = Endpoint(server, time).SubmitAsync(Input);
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(120));
        FalTimeoutException timeout = await Assert.ThrowsAsync<FalTimeoutException>(() => submit);
        release.SetResult();

        Assert.Equal((true, false, 1), (timeout.MayHaveBeenAccepted, timeout.IsRetryable, timeout.Attempts));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_status_whose_body_trickles_is_asked_for_again()
    {
        var time = new ManualTimeProvider();
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        RawServer server = Serve(async (number, stream) =>
        {
            if (number > 1)
            {
                await Answer(stream, Completed);
                return;
            }

            await RawServer.Write(stream, Beginnings["in the body"]);
            begun.SetResult();
            await release.Task;
        });

        Task<FalQueueUpdate> status = Endpoint(server, time).Attach("r-1").GetStatusAsync();
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(120));

        Assert.Equal(FalQueueState.Completed, (await status).State);
        release.SetResult();
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_disposed_client_ends_a_body_under_way()
    {
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        RawServer server = Serve(async (_, stream) =>
        {
            await RawServer.Write(stream, Beginnings["in the body"]);
            begun.SetResult();
            await release.Task;
        });
        FalEndpoint<JsonElement, JsonElement> endpoint = Endpoint(server);

        Task submit = endpoint.SubmitAsync(Input);
        await begun.Task;
        endpoint.Client.Dispose();
        release.SetResult();
        FalConnectionException lost = await Assert.ThrowsAsync<FalConnectionException>(() => submit);

        Assert.True(lost.MayHaveBeenAccepted);
    }

    [Theory]
    [InlineData(422, true)]
    [InlineData(500, true)]
    [InlineData(500, false)]
    public async Task Ten_megabytes_of_error_are_told_in_a_few_words(int status, bool isJson)
    {
        var input = new string('i', 10_000_000);
        string body = isJson
            ? $$"""{"detail":[{"loc":["body","image_url"],"msg":"too large","type":"image_too_large","input":"{{input}}"}]}"""
            : $"<html>{input}</html>";
        RawServer server = Serve((_, stream) => Answer(stream, body, isJson ? "application/json" : "text/html", status));

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Endpoint(server).RunAsync(Input));

        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(isJson ? FalErrorType.ImageTooLarge : null, error.ErrorType);
        Assert.Equal(isJson ? "image_url: too large" : null, error.Detail);
        Assert.Equal(4096, error.Body!.Length);
        Assert.InRange(error.Message.Length, 10, 500);
    }

    [Fact]
    public async Task A_Retry_After_of_a_year_is_a_minute()
    {
        var time = new ManualTimeProvider();
        RawServer server = Serve((number, stream) => number == 1
            ? RawServer.Write(stream, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 31536000\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").AsTask()
            : Answer(stream, """{"request_id":"r-1"}"""));

        await Endpoint(server, time).SubmitAsync(Input);

        Assert.Equal([TimeSpan.FromMinutes(1)], time.Delays);
    }

    [Fact]
    public async Task A_proxy_that_lets_nobody_through_has_sent_nothing_on()
    {
        RawServer proxy = Serve((_, stream) => RawServer.Write(stream, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").AsTask());
        var http = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(proxy.Uri), UseProxy = true });
        _resources.Add(http);
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = new FalHosts { QueueBackup = null },
            HttpClient = http,
            TimeProvider = new ManualTimeProvider(),
        });

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux/dev").SubmitAsync(Input));

        Assert.Equal((false, true, 5), (error.MayHaveBeenAccepted, error.IsRetryable, error.Attempts));
        Assert.All(proxy.Requests, request =>
        {
            Assert.StartsWith("CONNECT queue.fal.run:443", request, StringComparison.Ordinal);
            Assert.DoesNotContain("key-secret", request, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_clock_that_jumps_changes_no_wait()
    {
        var time = new ManualTimeProvider();
        int turn = 0;
        time.OnDelay = _ => time.Advance(turn++ % 2 == 0 ? -TimeSpan.FromDays(365_000) : TimeSpan.FromDays(700_000));
        RawServer server = Serve((number, stream) => number switch
        {
            1 => Answer(stream, """{"request_id":"r-1"}"""),
            2 or 3 => RawServer.Write(stream, "HTTP/1.1 503 Busy\r\nRetry-After: Thu, 01 Jan 2026 00:00:07 GMT\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").AsTask(),
            4 or 5 => Answer(stream, """{"status":"IN_PROGRESS"}"""),
            6 => Answer(stream, Completed),
            _ => Answer(stream, """{"seed":7}"""),
        });

        FalResult<JsonElement> result = await Endpoint(server, time).SubscribeAsync(Input, options: new FalSubscribeOptions { WatchMode = FalWatchMode.Poll });

        Assert.Equal(7, result.Data.GetProperty("seed").GetInt32());
        Assert.Equal([7000, 7000, 500, 750], time.Delays.Select(delay => delay.TotalMilliseconds));
    }

    [Theory]
    [InlineData(301, false)]
    [InlineData(302, false)]
    [InlineData(307, false)]
    [InlineData(308, false)]
    [InlineData(307, true)]
    public async Task A_redirect_takes_neither_the_key_nor_the_input_elsewhere(int status, bool isQuestion)
    {
        RawServer elsewhere = Serve((_, stream) => Answer(stream, "{}"));
        RawServer server = Serve((_, stream) => RawServer.Write(
            stream, FormattableString.Invariant($"HTTP/1.1 {status} Elsewhere\r\nLocation: {elsewhere.Uri}\r\nContent-Length: 0\r\n\r\n")).AsTask());

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            isQuestion ? () => Endpoint(server).Attach("r-1").GetStatusAsync() : () => Endpoint(server).SubmitAsync(Input));

        Assert.Equal((status, false), ((int)error.StatusCode, error.IsRetryable));
        Assert.Empty(elsewhere.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_client_from_outside_that_follows_redirects_leaves_the_key_behind()
    {
        RawServer elsewhere = Serve((_, stream) => Answer(stream, """{"status":"IN_QUEUE"}"""));
        RawServer server = Serve((_, stream) => RawServer.Write(
            stream, $"HTTP/1.1 307 Elsewhere\r\nLocation: {elsewhere.Uri}\r\nContent-Length: 0\r\n\r\n").AsTask());
        var http = new HttpClient();
        _resources.Add(http);
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), Hosts = FalHosts.Local(server.Uri), HttpClient = http });

        await client.Endpoint("fal-ai/flux/dev").Attach("r-1").GetStatusAsync();

        Assert.DoesNotContain("key-secret", Assert.Single(elsewhere.Requests), StringComparison.Ordinal);
        Assert.Contains("key-secret", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    private static void AssertNothingPrivate(Exception error)
    {
        Assert.DoesNotContain("key-secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("private", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task BreakOff(NetworkStream stream, string where, bool reset)
    {
        await RawServer.Write(stream, Beginnings[where]);
        if (reset)
        {
            RawServer.Reset(stream);
        }
    }

    private static async Task Answer(NetworkStream stream, string body, string? contentType = "application/json", int status = 200)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        string type = contentType is null ? "" : $"Content-Type: {contentType}\r\n";
        await RawServer.Write(stream, FormattableString.Invariant($"HTTP/1.1 {status} Status\r\n{type}Content-Length: {bytes.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(bytes);
    }

    private RawServer Serve(Func<int, NetworkStream, Task> answer)
    {
        var server = new RawServer(answer);
        _resources.Add(server);
        return server;
    }

    private FalEndpoint<JsonElement, JsonElement> Endpoint(RawServer server, TimeProvider? time = null)
    {
        var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(server.Uri),
            TimeProvider = time ?? TimeProvider.System,
            Retry = new FalRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
        });
        _resources.Add(client);
        return client.Endpoint("fal-ai/flux/dev");
    }
}

using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Polly.Timeout;

namespace Flux2Gen.Runtime.Tests.Errors;

/// <summary>Whatever breaks around a request that fal took, its id is kept.</summary>
public sealed class KeptIdTests : FalTest
{
    private readonly MemoryJournal _journal = new();

    [Theory]
    [InlineData("status")]
    [InlineData("stream")]
    [InlineData("result")]
    public async Task A_handler_that_throws_something_of_its_own_does_not_lose_the_id(string where)
    {
        FalClient client = CreateClient(settings =>
        {
            settings.Retry.MaxRetries = 0;
            settings.Watch.Mode = where == "stream" ? FalWatchMode.Stream : FalWatchMode.Poll;
        });
        Server.Answer(200, Submitted());
        if (where == "result")
        {
            Server.Answer(200, Status("COMPLETED"));
        }

        Server.Otherwise = (_, _) => throw new TimeoutRejectedException("The handler gave up.");

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input));

        Assert.Equal(RequestId, error.RequestId);
    }

    [Fact]
    public async Task A_client_that_is_disposed_of_between_two_questions_does_not_lose_the_id()
    {
        using var server = new LoopbackServer(static request => LoopbackServer.Ok(IsSubmit(request) ? Submitted() : Status("IN_PROGRESS")));
        FalClient client = CreateClient(server.Uri);

        FalCanceledException error = await Assert.ThrowsAsync<FalCanceledException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input, update =>
        {
            if (update.State == FalQueueState.InProgress)
            {
                client.Dispose();
            }
        }));

        Assert.Equal(RequestId, error.RequestId);
    }

    [Theory]
    [InlineData("gzip", "run")]
    [InlineData("br", "submit")]
    [InlineData("deflate", "submit")]
    [InlineData("br", "status")]
    [InlineData("deflate", "status")]
    [InlineData("br", "stream")]
    [InlineData("gzip", "stream")]
    public async Task A_damaged_compression_is_a_lost_answer(string encoding, string where)
    {
        string type = where == "stream" ? "text/event-stream" : "application/json";
        string damaged = $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Encoding: {encoding}\r\nContent-Length: 12\r\n\r\n\u0002ot zipped!!";
        using var server = new LoopbackServer(request => IsSubmit(request) && where is "status" or "stream" ? LoopbackServer.Ok(Submitted()) : damaged);
        FalEndpoint<JsonElement, JsonElement> endpoint = CreateClient(server.Uri).Endpoint("fal-ai/flux-2");
        var options = new FalSubscribeOptions { WatchMode = where == "stream" ? FalWatchMode.Stream : FalWatchMode.Poll };

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => where == "run" ? endpoint.RunAsync(Input) : endpoint.SubscribeAsync(Input, options: options));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.Equal(where is "status" or "stream" ? RequestId : null, error.RequestId);
        Assert.Single(server.Requests, IsSubmit);
    }

    [Fact]
    public async Task The_headers_of_an_answer_that_broke_off_tell_the_id()
    {
        using var server = new RawServer(static (_, stream) => RawServer.Write(
            stream, $"HTTP/1.1 200 OK\r\nx-fal-request-id: {RequestId}\r\nContent-Length: 100\r\n\r\n{{\"request").AsTask());

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => CreateClient(server.Uri).Endpoint("fal-ai/flux-2").SubmitAsync(Input));

        Assert.Equal(RequestId, error.RequestId);
        Assert.Equal(["begin fal-ai/flux-2", $"accept {RequestId}"], _journal.Steps);
    }

    [Fact]
    public async Task A_deadline_keeps_the_id_that_an_error_of_the_submit_had()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Server.Answer((_, _) => answer.Task);

        Task call = Flux.SubscribeAsync(Input, options: new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(5) });
        Time.Advance(TimeSpan.FromSeconds(6));
        answer.SetResult(ScriptedHandler.Response(504, """{"detail":"slow"}""", ("x-fal-request-id", RequestId)));

        Assert.Equal(RequestId, (await Assert.ThrowsAsync<FalTimeoutException>(() => call)).RequestId);
    }

    [Fact]
    public async Task A_name_with_half_a_character_beside_it_does_not_lose_the_id()
    {
        Server.Answer(200, $$"""{"\ud83d_padded_to_be_long":1,"status":"IN_QUEUE","request_id":"{{RequestId}}"}""");

        Assert.Equal(RequestId, (await Flux.SubmitAsync(Input)).RequestId);
    }

    [Fact]
    public async Task A_logger_that_throws_does_not_lose_the_id()
    {
        FalClient client = CreateClient(settings =>
        {
            settings.Journal = _journal;
            settings.LoggerFactory = new ThrowingLoggerFactory("Submitted");
        });
        Server.Answer(200, Submitted());

        FalRequest<JsonElement> request = await client.Endpoint("fal-ai/flux-2").SubmitAsync(Input);

        Assert.Equal(RequestId, request.RequestId);
        Assert.Contains($"accept {RequestId}", _journal.Steps);
    }

    private static bool IsSubmit(string request) => request.StartsWith("POST", StringComparison.Ordinal);

    /// <summary>A client with connections of its own.</summary>
    private FalClient CreateClient(Uri server) => Own(new FalClient(new FalClientOptions
    {
        Credentials = FalCredentials.FromKey(Key),
        Hosts = FalHosts.Local(server),
        TimeProvider = Time,
        Journal = _journal,
        Retry = new FalRetryOptions { MaxRetries = 0 },
        Watch = new FalWatchOptions { Mode = FalWatchMode.Poll },
    }));
}

using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>Calls of a client that is disposed, before them or under them. The clock of these tests stands still, so no wait can end by itself.</summary>
public sealed class DisposedClientTests : FalTest
{
    public DisposedClientTests() => Time.StandsStill = true;

    public static TheoryData<string> Calls => ["run", "submit", "subscribe", "stream", "status", "watch", "result", "cancel", "upload", "realtime", "many"];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_new_call_ends_before_anything_is_sent(string call)
    {
        Client.Dispose();
        Client.Dispose();

        if (call == "many")
        {
            FalOutcome<JsonElement, JsonElement> outcome = await FirstAsync(Flux.SubscribeManyAsync([Input]));
            Assert.IsType<ObjectDisposedException>(outcome.Exception);
        }
        else
        {
            ObjectDisposedException error = await Assert.ThrowsAsync<ObjectDisposedException>(() => CallAsync(call));
            Assert.Equal("Flux2Gen.FalClient", error.ObjectName);
        }

        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("submit")]
    [InlineData("subscribe")]
    [InlineData("stream")]
    public async Task A_billed_request_under_way_may_be_accepted(string call)
    {
        Server.Hang();
        Task running = CallAsync(call);

        Client.Dispose();

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => running.WaitAsync(HangLimit));
        Assert.True(error.MayHaveBeenAccepted);
        Assert.StartsWith("The FalClient was disposed before ", error.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("watch")]
    [InlineData("result")]
    [InlineData("cancel")]
    public async Task A_question_under_way_keeps_the_id(string call)
    {
        Server.Hang();
        Task running = CallAsync(call);

        Client.Dispose();

        FalCanceledException error = await Assert.ThrowsAsync<FalCanceledException>(() => running.WaitAsync(HangLimit));
        Assert.Equal((RequestId, null), (error.RequestId, error.CancelResult));
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("poll")]
    [InlineData("retry")]
    [InlineData("exchange")]
    [InlineData("stream")]
    public async Task A_subscribe_ends_at_once_in_every_wait(string wait)
    {
        Server.Answer(200, Submitted());
        _ = wait switch
        {
            "poll" => Server.Answer(200, Status("IN_PROGRESS")),
            "retry" => Server.Answer(503, "{}"),
            _ => Server.Hang(),
        };
        var options = new FalSubscribeOptions { WatchMode = wait == "stream" ? FalWatchMode.Auto : FalWatchMode.Poll, Timeout = TimeSpan.FromMinutes(5) };
        Task running = Flux.SubscribeAsync(Input, options: options);

        Client.Dispose();

        FalCanceledException error = await Assert.ThrowsAsync<FalCanceledException>(() => running.WaitAsync(HangLimit));
        Assert.Equal(RequestId, error.RequestId);
        Assert.Contains("goes on at fal", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_submit_that_waits_for_its_key_was_never_sent()
    {
        var key = new TaskCompletionSource<string>();
        FalClient client = CreateClient(settings => settings.Credentials = FalCredentials.FromProvider(_ => new ValueTask<string>(key.Task)));
        Task running = client.Endpoint("acme/model").SubmitAsync(Input);

        client.Dispose();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(HangLimit));
        Assert.IsNotType<FalConnectionException>(error.InnerException);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_submit_before_its_retry_was_never_accepted()
    {
        Server.Answer(503, "<html>nginx</html>");
        Task running = Flux.SubmitAsync(Input);

        Client.Dispose();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(HangLimit));
        Assert.IsNotType<FalConnectionException>(error.InnerException);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_upload_under_way_is_canceled()
    {
        Server.Hang();
        Task running = CallAsync("upload");

        Client.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(HangLimit));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task The_journal_keeps_what_may_be_accepted_and_no_more()
    {
        var journal = new MemoryJournal();
        FalClient client = CreateClient(settings => settings.Journal = journal);
        Server.Hang();
        Task running = client.Endpoint("acme/model").SubmitAsync(Input);

        client.Dispose();
        await Assert.ThrowsAsync<FalConnectionException>(() => running.WaitAsync(HangLimit));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Endpoint("acme/model").SubmitAsync(Input));

        Assert.Equal(["begin acme/model", "begin acme/model", "end"], journal.Steps);
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("status")]
    public async Task A_pipeline_does_not_hide_the_end(string call)
    {
        FalClient client = CreateClient(settings => settings.Pipeline = static async (exchange, token) =>
        {
            FalExchangeOutcome outcome = await exchange.SendAsync(token);
            await Task.Delay(Timeout.Infinite, token);
            return outcome;
        });
        Server.Answer(503, "{}");
        Task running = call == "submit" ? client.Endpoint("acme/model").SubmitAsync(Input) : client.Endpoint("acme/model").Attach(RequestId).GetStatusAsync();

        client.Dispose();

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => running.WaitAsync(HangLimit));
        Assert.True(error is FalException or OperationCanceledException, error.ToString());
        Assert.Equal(call == "status" ? RequestId : null, (error as FalCanceledException)?.RequestId);
    }

    [Fact]
    public async Task The_callers_own_token_goes_before_the_end()
    {
        using var cancel = new CancellationTokenSource();
        Server.Hang();
        Task running = Attached().GetStatusAsync(cancellationToken: cancel.Token);

        await cancel.CancelAsync();
        Client.Dispose();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(HangLimit));
        Assert.Equal(cancel.Token, error.CancellationToken);
    }

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (T item in items)
        {
            return item;
        }

        throw new InvalidOperationException();
    }

    private Task CallAsync(string call) => call switch
    {
        "run" => Flux.RunAsync(Input),
        "submit" => Flux.SubmitAsync(Input),
        "subscribe" => Flux.SubscribeAsync(Input),
        "stream" => Flux.StreamAsync(Input).GetResultAsync(),
        "status" => Attached().GetStatusAsync(),
        "watch" => WatchAsync(),
        "result" => Attached().GetResultAsync(),
        "cancel" => Attached().CancelAsync(),
        "upload" => Client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[3], "image/png", "a.png")),
        "realtime" => Flux.ConnectRealtimeAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(call)),
    };

    private async Task WatchAsync() => await FirstAsync(Attached().WatchAsync());
}

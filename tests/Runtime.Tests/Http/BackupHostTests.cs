using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

public class BackupHostTests : FalTest
{
    private const string Backup = "https://queue.falrun.com";

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task A_host_that_cannot_be_reached_is_replaced_by_its_backup(HttpRequestError error)
    {
        Server.Fail(Lost(error)).Answer(200, Submitted()).Fail(Lost(error)).Answer(200, Status("COMPLETED")).Fail(Lost(error)).Answer(200, "{}")
            .Fail(Lost(error)).Answer(202).Fail(Lost(error)).Answer(200, "{}");
        FalEndpoint<JsonElement, JsonElement> endpoint = WithBackups(FalHosts.Default);

        FalRequest<JsonElement> request = await endpoint.SubmitAsync(Input, new FalSubmitOptions { MaxQueueLength = 3 });
        await request.GetResultAsync();
        await request.CancelAsync();
        await endpoint.RunAsync(Input);

        Assert.Equal(
            [
                $"POST {Backup}/fal-ai/flux-2/edit?fal_max_queue_length=3",
                $"GET {Backup}/fal-ai/flux-2/requests/{RequestId}/status?logs=0",
                $"GET {Backup}/fal-ai/flux-2/requests/{RequestId}",
                $"PUT {Backup}/fal-ai/flux-2/requests/{RequestId}/cancel",
                "POST https://falrun.com/fal-ai/flux-2/edit",
            ],
            Server.Lines.Where((_, index) => index % 2 == 1));
        for (int index = 0; index < Server.Requests.Count; index += 2)
        {
            (RecordedRequest first, RecordedRequest second) = (Server.Requests[index], Server.Requests[index + 1]);
            Assert.Equal(first.Line, second.Line.Replace("falrun.com", "fal.run", StringComparison.Ordinal));
            Assert.Equal(second.Method == "POST" ? """{"prompt":"a private cat"}""" : "", second.Text);
            Assert.Equal(first.Headers, second.Headers);
        }

        Assert.Empty(Time.Delays);
    }

    [Fact]
    public async Task A_status_stream_has_a_backup_too()
    {
        Server.Fail(Lost(HttpRequestError.ConnectionError)).Stream(ScriptedEvents.Event("COMPLETED"));

        await foreach (FalQueueUpdate _ in WithBackups(FalHosts.Default).Attach(RequestId).WatchAsync(mode: FalWatchMode.Auto))
        {
        }

        Assert.Equal($"GET {Backup}/fal-ai/flux-2/requests/{RequestId}/status/stream?logs=0", Server.Requests[^1].Line);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.Unknown)]
    [InlineData(HttpRequestError.HttpProtocolError)]
    [InlineData(HttpRequestError.InvalidResponse)]
    public async Task What_may_have_been_accepted_goes_to_no_backup(HttpRequestError error)
    {
        Server.Fail(Lost(error));

        FalConnectionException failure = await Assert.ThrowsAsync<FalConnectionException>(() => WithBackups(FalHosts.Default).SubmitAsync(Input));

        Assert.True(failure.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    public async Task A_host_that_answers_has_been_reached(int status)
    {
        Server.Answer(status);

        await Assert.ThrowsAsync<FalApiException>(() => WithBackups(FalHosts.Default, retries: 0).RunAsync(Input));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task What_the_backup_may_have_accepted_is_not_sent_again()
    {
        Server.Fail(Lost(HttpRequestError.ConnectionError)).Fail(Lost(HttpRequestError.ResponseEnded));

        FalConnectionException failure = await Assert.ThrowsAsync<FalConnectionException>(() => WithBackups(FalHosts.Default).SubmitAsync(Input));

        Assert.True(failure.MayHaveBeenAccepted);
        Assert.Contains("queue.falrun.com", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task When_neither_can_be_reached_each_attempt_tries_both_and_the_first_is_told()
    {
        for (int index = 0; index < 4; index++)
        {
            Server.Fail(Lost(HttpRequestError.ConnectionError));
        }

        FalConnectionException failure = await Assert.ThrowsAsync<FalConnectionException>(
            () => WithBackups(FalHosts.Default, retries: 1).SubmitAsync(Input));

        Assert.False(failure.MayHaveBeenAccepted);
        Assert.Contains("queue.fal.run", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["queue.fal.run", "queue.falrun.com", "queue.fal.run", "queue.falrun.com"], Server.Requests.Select(request => request.Uri.Host));
        Assert.Single(Time.Delays);
    }

    [Fact]
    public async Task A_host_of_ones_own_has_no_backup_unless_it_is_given_one()
    {
        Server.Fail(Lost(HttpRequestError.ConnectionError));
        await Assert.ThrowsAsync<FalConnectionException>(
            () => WithBackups(FalHosts.Default with { Queue = new Uri("https://proxy.example/queue") }, retries: 0).SubmitAsync(Input));
        Assert.Single(Server.Requests);

        Server.Fail(Lost(HttpRequestError.ConnectionError)).Answer(200, Submitted());
        var hosts = new FalHosts { Queue = new Uri("https://proxy.example/queue/"), QueueBackup = new Uri("https://other.example/q") };
        await WithBackups(hosts, retries: 0).SubmitAsync(Input);
        Assert.Equal("POST https://other.example/q/fal-ai/flux-2/edit", Server.Requests[^1].Line);
    }

    [Fact]
    public async Task A_backup_can_be_done_without()
    {
        Server.Fail(Lost(HttpRequestError.ConnectionError));

        await Assert.ThrowsAsync<FalConnectionException>(
            () => WithBackups(new FalHosts { QueueBackup = null }, retries: 0).SubmitAsync(Input));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Storage_has_no_backup()
    {
        Server.Fail(Lost(HttpRequestError.ConnectionError));
        FalClient client = Create(FalHosts.Default, retries: 0);

        await Assert.ThrowsAsync<FalConnectionException>(() => client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "image/png")));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public void Backups_belong_to_the_hosts_of_fal()
    {
        Assert.Equal(new Uri("https://falrun.com"), FalHosts.Default.RunBackup);
        Assert.Equal(new Uri("https://queue.falrun.com"), FalHosts.Default.QueueBackup);
        Assert.Null(FalHosts.Local(new Uri("http://127.0.0.1:5005")).RunBackup);
        Assert.Null(FalHosts.Local(new Uri("http://127.0.0.1:5005")).QueueBackup);
        Assert.Null((FalHosts.Default with { RunBackup = null }).RunBackup);
        Assert.Equal(FalHosts.Default, new FalHosts());
    }

    [Theory]
    [InlineData("http://backup.example")]
    [InlineData("https://u:p@backup.example")]
    public void A_backup_is_checked_as_every_host(string address)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Create(new FalHosts { QueueBackup = new Uri(address) }, 0));

        Assert.StartsWith("FalClientOptions.Hosts.QueueBackup must be", error.Message, StringComparison.Ordinal);
    }

    private static HttpRequestException Lost(HttpRequestError error) => new(error, "lost");

    private FalClient Create(FalHosts hosts, int retries) => CreateClient(settings =>
    {
        settings.Hosts = hosts;
        settings.Retry = new FalRetryOptions { MaxRetries = retries };
    });

    private FalEndpoint<JsonElement, JsonElement> WithBackups(FalHosts hosts, int retries = 3) => Create(hosts, retries).Endpoint("fal-ai/flux-2/edit");
}

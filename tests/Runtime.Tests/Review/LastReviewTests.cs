#pragma warning disable
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Review;

public sealed class LastReviewTests : FalTest
{
    [Fact]
    public async Task A_key_that_never_comes_ends_with_the_request_timeout()
    {
        FalClient client = CreateClient(settings => settings.Credentials = FalCredentials.FromProvider(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return "";
        }));
        Task call = client.Endpoint("fal-ai/flux-2").SubmitAsync(Input);
        await Task.Delay(200);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await Task.WhenAny(call, Task.Delay(3000)) == call, "hangs, an hour after NetworkTimeout");
    }

    [Fact]
    public async Task A_result_has_the_logs_that_were_seen()
    {
        Server.Answer(200, Status("COMPLETED", """
            "logs":[{"message":"one"}]
            """)).Answer(200, Status("COMPLETED")).Answer(200, "{}");
        FalRequest<JsonElement> request = Attached();
        await foreach (FalQueueUpdate _ in request.WatchAsync(logs: true))
        {
        }

        await request.GetStatusAsync();
        Assert.Single((await request.GetResultAsync()).Logs);
    }

    /// <summary>What the handler of System.Net.Http does by itself with a cancel that has no content is harmless; a submit with an empty body would not be.</summary>
    [Fact]
    public async Task A_stream_of_comments_at_full_speed_is_bounded_in_time()
    {
        using var server = new RawServer(async (number, stream) =>
        {
            await RawServer.Write(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            while (true)
            {
                await RawServer.Write(stream, ": ping\n\n");
                await Task.Delay(1);
            }
        });
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(server.Uri),
            Watch = new FalWatchOptions { Mode = FalWatchMode.Stream, SilenceLimit = TimeSpan.FromSeconds(1) },
        });
        Task call = client.Endpoint("fal-ai/flux-2").Attach("r").GetResultAsync();
        Assert.True(await Task.WhenAny(call, Task.Delay(15000)) == call);
    }

    [Fact]
    public async Task Redirect_303_after_a_post_is_no_proof_that_it_was_not_accepted()
    {
        Server.Answer(303, "", ("Location", $"https://queue.fal.run/fal-ai/flux-2/requests/{RequestId}"));
        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Flux.SubmitAsync(Input));
        Assert.True(error.MayHaveBeenAccepted, error.Message);
    }
}

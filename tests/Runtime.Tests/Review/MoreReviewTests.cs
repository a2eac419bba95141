#pragma warning disable
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Flux2Gen.Runtime.Tests.Review;

[Collection("telemetry-review")]
public sealed class MoreReviewTests : FalTest
{
    /// <summary>The default of AddFalClient has ConnectTimeout = 30 s; here it is shorter.</summary>
    [Fact]
    public async Task A_connection_that_is_not_made_in_time_was_not_sent_for_AddFalClient_either()
    {
        int backups = 0;
        var services = new ServiceCollection();
        services.AddFalClient(options =>
        {
            options.Credentials = FalCredentials.FromKey(Key);
            options.Retry.MaxRetries = 0;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            ConnectCallback = async (context, token) =>
            {
                if (context.DnsEndPoint.Host.EndsWith("falrun.com", StringComparison.Ordinal))
                {
                    backups++;
                }

                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException();
            },
        });
        await using ServiceProvider provider = services.BuildServiceProvider();

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => provider.GetRequiredService<FalClient>().Endpoint("fal-ai/flux-2").SubmitAsync(Input));

        Assert.True(!error.MayHaveBeenAccepted && backups == 1, $"{error.GetType().Name} MayHaveBeenAccepted={error.MayHaveBeenAccepted} backups={backups}: {error.Message}");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(520)]
    [InlineData(524)]
    public async Task A_run_that_something_before_fal_gave_up_may_have_been_accepted(int status)
    {
        Server.Answer(status, "<html>a timeout occurred</html>");

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Flux.RunAsync(Input));

        Assert.True(error.MayHaveBeenAccepted, error.Message);
    }

    [Fact]
    public async Task A_request_that_was_told_to_stop_and_may_finish_stays_in_the_journal()
    {
        var memory = new MemoryJournal();
        using var cancel = new CancellationTokenSource();
        FalClient client = CreateClient(settings => settings.Journal = memory);
        Server.Answer(200, Submitted()).Answer((_, _) =>
        {
            cancel.Cancel();
            return Task.FromResult(ScriptedHandler.Response(200, Status("IN_PROGRESS")));
        });
        Server.Answer(202, """{"status":"CANCELLATION_REQUESTED"}""");

        await Assert.ThrowsAsync<FalCanceledException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input, cancellationToken: cancel.Token));

        Assert.DoesNotContain("end", memory.Steps);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(404, "404 page not found")]
    public async Task A_cancel_that_somebody_else_answered_does_not_strike_the_request_off(int status, string body)
    {
        var memory = new MemoryJournal();
        using var cancel = new CancellationTokenSource();
        FalClient client = CreateClient(settings => settings.Journal = memory);
        Server.Answer(200, Submitted()).Answer((_, _) =>
        {
            cancel.Cancel();
            return Task.FromResult(ScriptedHandler.Response(200, Status("IN_PROGRESS")));
        });
        Server.Answer(status, body);

        await Assert.ThrowsAsync<FalCanceledException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input, cancellationToken: cancel.Token));

        Assert.DoesNotContain("end", memory.Steps);
    }

    [Fact]
    public async Task Leaving_the_loop_does_not_wait_for_inputs_that_never_come()
    {
        var fal = new FakeQueue();
        using var http = new HttpClient(fal);
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey(Key), HttpClient = http, Watch = new FalWatchOptions { Mode = FalWatchMode.Poll } });

        static async IAsyncEnumerable<JsonElement> Inputs()
        {
            yield return Json("""{"prompt":"p0"}""");
            await new TaskCompletionSource().Task;
        }

        Task loop = Task.Run(async () =>
        {
            await foreach (FalOutcome<JsonElement, JsonElement> outcome in client.Endpoint("fal-ai/flux-2").SubscribeManyAsync(Inputs()))
            {
                break;
            }
        });
        Assert.True(await Task.WhenAny(loop, Task.Delay(5000)) == loop, "break hangs");
    }

    /// <summary>A secret as fal's are: hexadecimal.</summary>
    [Fact]
    public async Task A_key_in_the_error_type_header_gets_into_no_log_and_no_trace()
    {
        const string Hex = "0123456789abcdef0123456789abcdef";
        using var recorder = new TelemetryRecorder();
        var loggers = new CollectingLoggerFactory();
        FalClient client = CreateClient(settings => { settings.Credentials = FalCredentials.FromKey("id:" + Hex); settings.LoggerFactory = loggers; });
        Server.Answer(401, "{}", ("x-fal-error-type", Hex));

        await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2").RunAsync(Input));

        string tags = string.Join(' ', recorder.Activities.SelectMany(activity => activity.TagObjects).Select(tag => tag.Value?.ToString()));
        Assert.DoesNotContain(Hex, tags);
    }

    [Fact]
    public async Task A_refused_upload_is_not_tried_over_and_over_without_a_pause()
    {
        Func<Task<HttpResponseMessage>> refuse = () => Task.FromResult(ScriptedHandler.Response(429, "{}"));
        for (int index = 0; index < 500; index++)
        {
            Server.Answer((_, _) => refuse());
        }

        var endpoint = new PictureEndpoint(CreateClient(settings => settings.Retry.MaxRetries = 0));
        List<FalOutcome<PictureInput, PictureOutput>> outcomes = await endpoint.SubscribeManyAsync([new PictureInput { Prompt = "p", MaskUrl = FalFileInput.FromBytes(new byte[] { 1 }, "image/png") }]).ToListAsync();

        Assert.True(Server.Requests.Count <= 2 || Time.Delays.Count > 0, $"{Server.Requests.Count} requests, {Time.Delays.Count} pauses");
    }

    [Fact]
    public async Task A_state_that_means_failure_does_not_poll_for_ever()
    {
        for (int index = 0; index < 1000; index++)
        {
            Server.Answer(200, Status("FAILED", "\"error\":\"boom\""));
        }

        using var limit = new CancellationTokenSource();
        Time.OnDelay = _ => { if (Server.Requests.Count > 500) { limit.Cancel(); } };
        Exception? error = await Record.ExceptionAsync(() => Attached().GetResultAsync(limit.Token));
        Assert.True(Server.Requests.Count < 100, $"{Server.Requests.Count} questions");
    }
}

using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>A request that is paid for outlives minutes without fal, in every step and in every mode.</summary>
public sealed class OutageTests : FalTest
{
    private readonly MemoryJournal _journal = new();

    public enum Stage
    {
        Status,
        Result,
    }

    public static TheoryData<string, Stage, FalWatchMode> Outages
    {
        get
        {
            var data = new TheoryData<string, Stage, FalWatchMode>();
            foreach (string kind in (string[])["502", "503 page", "520", "530", "429", "429 later", "reset", "refused", "403 page", "404 page", "401 empty", "200 page", "200 empty", "204", "200 torn"])
            {
                foreach (FalWatchMode mode in Enum.GetValues<FalWatchMode>())
                {
                    data.Add(kind, Stage.Status, mode);
                    data.Add(kind, Stage.Result, mode);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Outage_of_four_minutes_does_not_end_a_paid_call(string kind, Stage stage, FalWatchMode mode)
    {
        if (mode == FalWatchMode.Stream && stage == Stage.Status && kind[0] is '2' or '4')
        {
            // Not to be told from a server without status streams, for longer than three seconds.
            return;
        }

        DateTimeOffset? end = null;
        int submits = 0;
        Server.Otherwise = (request, _) =>
        {
            bool isStatus = request.Uri.AbsolutePath.Contains("/status", StringComparison.Ordinal);
            if (request.Method == "POST")
            {
                submits++;
                return Task.FromResult(ScriptedHandler.Response(200, Submitted()));
            }

            if (isStatus == (stage == Stage.Status))
            {
                end ??= Time.GetUtcNow() + TimeSpan.FromMinutes(4);
                if (Time.GetUtcNow() < end)
                {
                    return Task.FromResult(Respond(kind));
                }
            }

            return Task.FromResult(
                !isStatus ? ScriptedHandler.Response(200, """{"seed":7}""")
                : request.Uri.AbsolutePath.EndsWith("/stream", StringComparison.Ordinal) ? ScriptedEvents.Response(ScriptedEvents.Event("COMPLETED"))
                : ScriptedHandler.Response(200, Status("COMPLETED")));
        };
        FalClient client = CreateClient(settings =>
        {
            settings.Watch.Mode = mode;
            settings.Journal = _journal;
        });

        FalResult<JsonElement> result = await client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input);

        Assert.Equal(7, result.Data.GetProperty("seed").GetInt32());
        Assert.Equal(1, submits);
        Assert.Equal("end", _journal.Steps[^1]);
    }

    [Theory]
    [InlineData("502")]
    [InlineData("429")]
    [InlineData("reset")]
    [InlineData("refused")]
    [InlineData("timeout")]
    [InlineData("200 page")]
    [InlineData("200 torn")]
    public async Task Message_after_an_outage_does_not_ask_for_a_second_request(string kind)
    {
        Server.Answer(200, Submitted());
        Server.Otherwise = (_, _) => Task.FromResult(Respond(kind));
        FalClient client = CreateClient(settings => settings.Watch.OutageTolerance = TimeSpan.FromMinutes(1));

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input));

        Assert.Equal((RequestId, true, false), (error.RequestId, error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.Contains(RequestId, error.Message, StringComparison.Ordinal);
        Assert.Contains("get its result later with endpoint.Attach(RequestId) instead of sending it anew.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outage_beyond_the_tolerance_keeps_the_request()
    {
        Server.Answer(200, Submitted()).AnswerAlways(502);
        FalClient client = CreateClient(settings =>
        {
            settings.Watch.OutageTolerance = TimeSpan.FromMinutes(1);
            settings.Journal = _journal;
        });

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input));

        Assert.Equal((RequestId, true, false), (error.RequestId, error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.Contains("endpoint.Attach(RequestId)", error.Message, StringComparison.Ordinal);
        Assert.Equal(60, Time.Delays.Sum(delay => delay.TotalSeconds), precision: 3);
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Fact]
    public async Task Outages_count_from_the_last_answer_of_fals()
    {
        FalClient client = CreateClient(settings => settings.Watch.OutageTolerance = TimeSpan.FromSeconds(10));
        Server.Answer(200, Submitted());
        for (int outage = 0; outage < 5; outage++)
        {
            Server.Answer(502).Answer(502).Answer(502).Answer(202, Status("IN_PROGRESS"));
        }

        Server.Answer(200, Status("COMPLETED")).Answer(200, """{"seed":7}""");

        Assert.Equal(7, (await client.Endpoint("fal-ai/flux-2").SubscribeAsync(Input)).Data.GetProperty("seed").GetInt32());
    }

    [Fact]
    public async Task Timeout_of_the_caller_ends_an_outage()
    {
        Server.Answer(200, Submitted()).AnswerAlways(502);
        Time.OnDelay = Time.Advance;

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(
            () => Flux.SubscribeAsync(Input, new FalSubscribeOptions { Timeout = TimeSpan.FromSeconds(30), CancelRemotely = false }));

        Assert.Equal(RequestId, error.RequestId);
    }

    [Fact]
    public async Task Waits_of_an_outage_grow_up_to_the_longest_interval()
    {
        Server.AnswerAlways(502);
        FalClient client = CreateClient(settings => settings.Watch.OutageTolerance = TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2").Attach(RequestId).GetResultAsync());

        Assert.Equal([500, 750, 1125], Time.Delays.Take(3).Select(delay => delay.TotalMilliseconds));
        Assert.Equal(5000, Time.Delays.Max(delay => delay.TotalMilliseconds));
    }

    [Fact]
    public async Task Server_is_not_asked_before_it_wants_to_be()
    {
        Server.Answer(429, "{}", ("Retry-After", "20")).Answer(200, Status("COMPLETED")).Answer(503, "", ("Retry-After", "3600")).Answer(200, "{}");

        await Attached().GetResultAsync();

        Assert.Equal([20, 60], Time.Delays.Select(delay => delay.TotalSeconds));
    }

    private static HttpResponseMessage Respond(string kind) => kind switch
    {
        "502" => ScriptedHandler.Response(502, "<html>bad gateway</html>"),
        "503 page" => ScriptedHandler.Response(503, "<html><center>nginx</center></html>"),
        "520" => ScriptedHandler.Response(520, "error code: 520"),
        "530" => ScriptedHandler.Response(530, "<html>origin error</html>"),
        "429" => ScriptedHandler.Response(429, "{}"),
        "429 later" => ScriptedHandler.Response(429, "{}", ("Retry-After", "3")),
        "timeout" => throw new OperationCanceledException("A handler gave up."),
        "reset" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset"),
        "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
        "403 page" => ScriptedHandler.Response(403, "<html>access denied</html>"),
        "404 page" => ScriptedHandler.Response(404, "<html>no such site</html>"),
        "401 empty" => ScriptedHandler.Response(401, ""),
        "200 page" => ScriptedHandler.Response(200, "<html>maintenance</html>"),
        "200 empty" => ScriptedHandler.Response(200, ""),
        "204" => ScriptedHandler.Response(204, ""),
        _ => ScriptedHandler.Response(200, """{"status":"IN_PRO"""),
    };
}

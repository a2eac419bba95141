using System.Globalization;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

public class RequestTests : FalTest
{
    [Fact]
    public async Task Run_posts_the_input_to_the_whole_id()
    {
        Server.Answer(200, """{"ok":true}""", ("x-fal-request-id", RequestId));

        FalResult<JsonElement> result = await Flux.RunAsync(Input);

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal("POST https://fal.run/fal-ai/flux-2/flash/edit", request.Line);
        Assert.Equal("""{"prompt":"a private cat"}""", request.Text);
        Assert.Equal("application/json", request.Header("content-type"));
        Assert.Equal("application/json", request.Header("accept"));
        Assert.Equal($"Key {Key}", request.Header("authorization"));
        Assert.Matches(@"^Flux2Gen/\d+\.\d+\.\d+ \(\.NET\)$", request.Header("user-agent")!);
        Assert.Equal(
            ["accept", "authorization", "content-length", "content-type", "user-agent"],
            request.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.True(result.Data.GetProperty("ok").GetBoolean());
        Assert.Equal(RequestId, result.RequestId);
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_before_anything_is_sent()
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>("input", () => Flux.RunAsync(default));
        await Assert.ThrowsAsync<ArgumentException>("input", () => Flux.SubmitAsync(default));

        Assert.Contains("An input without members is {}.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Submit_posts_to_the_whole_id_and_sends_no_priority_by_itself()
    {
        Server.Answer(200, Submitted());

        FalRequest<JsonElement> submitted = await Flux.SubmitAsync(Input);

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal($"POST {Queue}/fal-ai/flux-2/flash/edit", request.Line);
        Assert.Null(request.Header("x-fal-queue-priority"));
        Assert.Equal(RequestId, submitted.RequestId);
        Assert.Equal("fal-ai/flux-2/flash/edit", submitted.EndpointId);
    }

    [Fact]
    public async Task Asking_after_a_request_leaves_the_path_of_the_endpoint_out()
    {
        Server.Answer(202, Status("IN_QUEUE")).Answer(200, Status("COMPLETED")).Answer(200, Status("COMPLETED")).Answer(200, "{}").Answer(202);

        await Attached().GetStatusAsync();
        await Attached().GetStatusAsync(includeLogs: true);
        await Attached().GetResultAsync();
        await Attached().CancelAsync();

        Assert.Equal(
            [
                $"GET {Queue}/fal-ai/flux-2/requests/{RequestId}/status?logs=0",
                $"GET {Queue}/fal-ai/flux-2/requests/{RequestId}/status?logs=1",
                $"GET {Queue}/fal-ai/flux-2/requests/{RequestId}/status?logs=0",
                $"GET {Queue}/fal-ai/flux-2/requests/{RequestId}",
                $"PUT {Queue}/fal-ai/flux-2/requests/{RequestId}/cancel",
            ],
            Server.Lines);
        Assert.All(Server.Requests, request =>
        {
            Assert.Null(request.Body);
            Assert.Null(request.Header("content-type"));
            Assert.Equal($"Key {Key}", request.Header("authorization"));
        });
    }

    [Fact]
    public async Task A_workflow_keeps_its_namespace()
    {
        Server.Answer(200, Submitted()).Answer(202);

        FalRequest<JsonElement> request = await Client.Endpoint("workflows/acme/my-flow/sub").SubmitAsync(Input);
        await request.CancelAsync();

        Assert.Equal(
            [$"POST {Queue}/workflows/acme/my-flow/sub", $"PUT {Queue}/workflows/acme/my-flow/requests/{RequestId}/cancel"],
            Server.Lines);
    }

    [Fact]
    public async Task Addresses_in_an_answer_are_not_followed()
    {
        Server
            .Answer(200, $$"""{"request_id":"{{RequestId}}","status_url":"https://evil.example/s","response_url":"https://evil.example/r","cancel_url":"https://evil.example/c"}""")
            .Answer(200, Status("COMPLETED", "\"response_url\":\"https://evil.example/r\""))
            .Answer(200, "{}");

        await Flux.SubscribeAsync(Input);

        Assert.All(Server.Requests, request => Assert.Equal("queue.fal.run", request.Uri.Host));
    }

    [Fact]
    public async Task A_local_fal_has_every_host_as_the_first_part_of_its_paths()
    {
        Server.Answer(200, "{}").Answer(200, Submitted()).Answer(200, """{"file_url":"https://v3b.fal.media/x","upload_url":"http://127.0.0.1:5005/put"}""").Answer(200);
        FalClient client = CreateClient(settings => settings.Hosts = FalHosts.Local(new Uri("http://127.0.0.1:5005/")));

        await client.Endpoint("fal-ai/flux/dev").RunAsync(Input);
        await client.Endpoint("fal-ai/flux/dev").SubmitAsync(Input);
        await client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "image/png"));

        Assert.Equal(
            [
                "POST http://127.0.0.1:5005/fal.run/fal-ai/flux/dev",
                "POST http://127.0.0.1:5005/queue.fal.run/fal-ai/flux/dev",
                "POST http://127.0.0.1:5005/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3",
                "PUT http://127.0.0.1:5005/put",
            ],
            Server.Lines);
    }

    [Fact]
    public async Task Options_become_headers()
    {
        Server.Answer(200, Submitted());

        await Flux.SubmitAsync(Input, new FalSubmitOptions
        {
            StartTimeout = TimeSpan.FromSeconds(30),
            Priority = FalQueuePriority.Low,
            RunnerHint = "studio-7",
            Headers = new Dictionary<string, string> { ["X-Fal-No-Retry"] = "1", ["x-fal-queue-priority"] = "high", ["user-agent"] = "mine" },
        });

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal("30", request.Header("x-fal-request-timeout"));
        Assert.Equal("low", request.Header("x-fal-queue-priority"));
        Assert.Equal("studio-7", request.Header("x-fal-runner-hint"));
        Assert.Equal("1", request.Header("x-fal-no-retry"));
        Assert.StartsWith("Flux2Gen/", request.Header("user-agent"), StringComparison.Ordinal);
        Assert.Equal($"Key {Key}", request.Header("authorization"));
    }

    [Fact]
    public async Task Seconds_are_written_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Server.Answer(200, "{}");

            await Flux.RunAsync(Input, new FalRunOptions { StartTimeout = TimeSpan.FromMilliseconds(2500) });

            Assert.Equal("2.5", Assert.Single(Server.Requests).Header("x-fal-request-timeout"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task The_user_agent_can_be_set()
    {
        Server.Answer(200, "{}");

        await CreateClient(settings => settings.UserAgent = "my-app/1.0").Endpoint("a/b").RunAsync(Input);

        Assert.Equal("my-app/1.0", Assert.Single(Server.Requests).Header("user-agent"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("%2e%2e")]
    [InlineData("a\nb")]
    [InlineData("a b")]
    public void An_id_that_leads_elsewhere_is_refused(string requestId) =>
        Assert.Throws<ArgumentException>(nameof(requestId), () => Flux.Attach(requestId));

    [Fact]
    public async Task A_null_input_is_refused() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => new PictureEndpoint(Client).RunAsync(null!));
}

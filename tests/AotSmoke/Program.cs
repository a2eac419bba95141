using System.Net;
using System.Text;
using System.Text.Json;
using AotSmoke;
using AotSmoke.Fal;
using Flux2Gen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

// Each feature once, in a program without reflection: what only a trimmed program breaks, breaks here.
const string Image = "data:image/png;base64,iVBORw0KGgo=";
int passed = 0;
int failed = 0;

await Check("an input is written", () =>
{
    var input = new Flux2ProInput { Prompt = "a lighthouse", ImageSize = new ImageSize(1280, 720), OutputFormat = Flux2ProOutputFormat.Png };
    Equal("""{"prompt":"a lighthouse","image_size":{"width":1280,"height":720},"output_format":"png"}""", input.ToJson());
    return Task.CompletedTask;
});

await Check("a prompt has parts, colors and references", () =>
{
    var green = HexColor.Parse("#2ecc71");
    var prompt = new StructuredPrompt
    {
        Scene = $"a wall in {green}, behind {ImageReference.FromIndex(0)}",
        Subjects = [new PromptSubject { Type = "dog", Position = "foreground" }],
        ColorPalette = [green, "warm sand"],
        Camera = new PromptCamera { Lens = "35mm" },
    };
    const string Written = """{"scene":"a wall in color #2ECC71, behind @image1","subjects":[{"type":"dog","position":"foreground"}],"color_palette":["#2ECC71","warm sand"],"camera":{"lens":"35mm"}}""";
    Equal(Written, new Flux2ProInput { Prompt = prompt }.Prompt);
    Equal(Written, StructuredPrompt.TryParse(Written, out StructuredPrompt? read) ? read.ToString() : "");
    Equal("prompt refers to @image1, but no image is given.", string.Join(" ", ImageReference.Validate(prompt, 0)));
    return Task.CompletedTask;
});

await Check("an input works with JsonSerializerOptions", () =>
{
    var options = new JsonSerializerOptions { TypeInfoResolver = FalApi.JsonTypes };
    string json = JsonSerializer.Serialize(new Flux2ProInput { Prompt = "x", Seed = 7 }, options.GetTypeInfo(typeof(Flux2ProInput)));
    Equal("""{"prompt":"x","seed":7}""", json);
    return Task.CompletedTask;
});

await Check("an input is checked", () =>
{
    var input = new Flux2EditInput { Prompt = "x", ImageUrls = [Image], NumImages = 9 };
    Equal("num_images must be at most 4, but is 9.", string.Join(" ", input.Validate()));
    return Task.CompletedTask;
});

await Check("a model is run", async () =>
{
    FalApi fal = Api(new ScriptedFal().Answer($$"""{"images":[{"url":"{{Image}}"}],"seed":42,"extra":true}"""));
    FalResult<Flux2ProOutput> result = await fal.Flux2Pro.RunAsync("a lighthouse");
    Equal("42", result.Data.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
    Equal("8", (await result.Data.Images[0].ReadBytesAsync()).Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    Equal("True", result.Data.AdditionalProperties!["extra"].GetBoolean().ToString());
});

await Check("a request goes through the queue, with its file", async () =>
{
    ScriptedFal server = new ScriptedFal()
        .Answer("""{"upload_url":"https://upload.example/put","file_url":"https://v3b.fal.media/files/b/x/a.png"}""")
        .Answer("{}")
        .Answer("""{"status":"IN_QUEUE","request_id":"r1","queue_position":0}""")
        .Answer("data: {\"status\":\"IN_PROGRESS\",\"logs\":null}\n\ndata: broken off")
        .Answer("""{"status":"COMPLETED","request_id":"r1","logs":[{"message":"done"}],"metrics":{"inference_time":1.5}}""")
        .Answer($$"""{"images":[{"url":"{{Image}}"}],"timings":{"inference":1.5},"seed":1,"has_nsfw_concepts":[false],"prompt":"x"}""");
    List<string> updates = [];
    FalResult<Flux2FlashEditOutput> result = await Api(server).Flux2FlashEdit.SubscribeAsync(
        new Flux2FlashEditInput { Prompt = "x", ImageUrls = [FalFileInput.FromBytes(Encoding.UTF8.GetBytes("png"), "image/png", "a.png")] },
        update => updates.Add(update.State.ToString()),
        new FalSubscribeOptions
        {
            Tags = new Dictionary<string, string> { ["team"] = "smoke" },
            OutputLifecycle = new FalObjectLifecycle { ExpiresAfter = FalObjectLifecycle.Never, InitialAccess = new FalAccessControl { Default = FalAccess.Hide } },
            MaxQueueLength = 5,
        });
    Equal("1.5", result.Data.Timings["inference"].ToString(System.Globalization.CultureInfo.InvariantCulture));
    Equal("IN_QUEUE IN_PROGRESS COMPLETED", string.Join(" ", updates));
    Equal("""POST https://queue.fal.run/fal-ai/flux-2/flash/edit?fal_max_queue_length=5 {"prompt":"x","image_urls":["https://v3b.fal.media/files/b/x/a.png"]}""", server.Requests[2]);
    Equal("GET https://queue.fal.run/fal-ai/flux-2/requests/r1/status/stream?logs=1 ", server.Requests[3]);
    Equal("GET https://queue.fal.run/fal-ai/flux-2/requests/r1 ", server.Requests[5]);
});

await Check("a model is streamed", async () =>
{
    FalApi fal = Api(new ScriptedFal().Answer("data: 0.5\n\ndata: {\"images\":[{\"url\":\"" + Image + "\"}],\"seed\":42}\n\n"));
    FalStream<Flux2ProOutput> stream = fal.Flux2Pro.StreamAsync("a lighthouse");
    List<string> updates = [];
    await foreach (FalStreamUpdate<Flux2ProOutput> update in stream)
    {
        updates.Add(update.TryGetData(out Flux2ProOutput? data) ? data.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture) : update.RawJson!.Value.GetRawText());
    }

    Equal("0.5 42", string.Join(" ", updates));
    Equal("1", (await stream.GetResultAsync()).Data.Images.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
});

await Check("a file is uploaded, and its progress told", async () =>
{
    ScriptedFal server = new ScriptedFal()
        .Answer("nothing here", HttpStatusCode.NotFound)
        .Answer("""{"token":"t","token_type":"Bearer","base_url":"https://v3.fal.media","expires_at":"2099-01-01T00:00:00Z"}""")
        .Answer("""{"access_url":"https://v3.fal.media/files/x/a.png"}""");
    var progress = new SentBytes();
    Uri url = await Client(server).Storage.UploadAsync(FalFileInput.FromBytes(Encoding.UTF8.GetBytes("png"), "image/png", "a.png"), new FalUploadOptions(), progress);
    Equal("https://v3.fal.media/files/x/a.png 3 of 3", $"{url} {progress.Last.BytesSent} of {progress.Last.TotalBytes}");
    Equal("POST https://v3.fal.media/files/upload png", server.Requests[2]);
});

await Check("a file is downloaded into a folder", async () =>
{
    string folder = Directory.CreateTempSubdirectory("aot-").FullName;
    using var http = new HttpClient(new ScriptedFal().Answer("picture"));
    string path = await new FalFile { Url = "https://v3.fal.media/files/x/..%2fa.txt" }
        .SaveToDirectoryAsync(folder, new FalDownloadOptions { HttpClient = http, MaxSize = 7 });
    Equal("a.txt picture", $"{Path.GetRelativePath(folder, path)} {File.ReadAllText(path)}");
    Directory.Delete(folder, recursive: true);
});

await Check("a refusal is typed", async () =>
{
    FalApi fal = Api(new ScriptedFal().Answer("""{"detail":[{"loc":["body","prompt"],"msg":"too short","type":"string_too_short"}]}""", HttpStatusCode.UnprocessableEntity));
    try
    {
        await fal.Flux2Pro.RunAsync("x");
        Equal("an exception", "none");
    }
    catch (FalValidationException exception)
    {
        Equal("prompt: string_too_short", $"{exception.FieldErrors[0].Path}: {exception.FieldErrors[0].Type}");
    }
});

await Check("an endpoint without a document is called", async () =>
{
    using JsonDocument input = JsonDocument.Parse("""{"text":"x"}""");
    FalResult<JsonElement> result = await Client(new ScriptedFal().Answer("""{"ok":true}""")).Endpoint("acme/other").RunAsync(input.RootElement);
    Equal("True", result.Data.GetProperty("ok").GetBoolean().ToString());
});

await Check("a service is configured, logged, traced, measured and checked", async () =>
{
    ScriptedFal server = new ScriptedFal()
        .Answer("""{"status":"IN_QUEUE","request_id":"r1","queue_position":0}""")
        .Answer("""{"status":"COMPLETED","request_id":"r1","metrics":{"inference_time":1.5}}""")
        .Answer($$"""{"images":[{"url":"{{Image}}"}],"seed":42}""")
        .Answer("""{"status":"NOT_FOUND"}""", HttpStatusCode.NotFound);
    using var witness = new Witness();
    var services = new ServiceCollection();
    services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Information).AddProvider(witness));
    services.AddFalClient(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Fal:Key"] = "id:secret", ["Fal:Retry:MaxRetries"] = "1", ["Fal:Watch:Mode"] = "Poll" }).Build())
        .ConfigurePrimaryHttpMessageHandler(() => server);
    services.AddSingleton<FalApi>();
    services.AddHealthChecks().AddFal();
    await using ServiceProvider provider = services.BuildServiceProvider();
    provider.GetRequiredService<IStartupValidator>().Validate();

    FalResult<Flux2ProOutput> result = await provider.GetRequiredService<FalApi>().Flux2Pro.SubscribeAsync("a lighthouse");
    HealthReport health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    Equal("fal-ai/flux-2-pro, request r1, 1.5 s of inference", result.ToString());
    Equal("Healthy", health.Status.ToString());
    Equal("1 3", string.Join(" ", witness.Events.Where(id => id is 1 or 3)));
    Equal("fal.submit fal.queue fal.inference fal.result generate_content fal-ai/flux-2-pro", string.Join(" ", witness.Activities));
    Equal("fal.client.inference.duration fal.client.queue.duration gen_ai.client.operation.duration", string.Join(" ", witness.Instruments));
});

await Check("a webhook is checked and read", async () =>
{
    // Signed with the crypto module of Node.js.
    const string KeySet = """{"keys":[{"kty":"OKP","crv":"Ed25519","x":"YckvGIKev51ohTJvfos02i1qQbjq4LoZuYG-fmjS4fI"}]}""";
    byte[] body = Encoding.UTF8.GetBytes("""{"request_id":"f62e3d9c-757d-4253-9fbd-f34dc7581697","gateway_request_id":"f62e3d9c-757d-4253-9fbd-f34dc7581697","status":"OK","payload":{"images":[{"url":"https://v3.fal.media/files/lion/lighthouse.png","width":1280,"height":720}],"seed":42,"prompt":"café"},"error":null}""");
    var headers = new FalWebhookHeaders
    {
        RequestId = "f62e3d9c-757d-4253-9fbd-f34dc7581697",
        UserId = "github|1234",
        Timestamp = "1767225600",
        Signature = "4b2ae721b17298b7d9c857ab17ab9133ef846311139640ce18e1f50a9b54bd489a560dc34e3c01f525465edff56fc946ab99565a7bbbb7f05c70f152a73cba07",
    };
    using var verifier = new FalWebhookVerifier(new FalWebhookVerifierOptions
    {
        HttpClient = new HttpClient(new ScriptedFal().Answer(KeySet)),
        TimeProvider = new StandingClock(DateTimeOffset.FromUnixTimeSeconds(1767225600)),
    });

    Equal("Valid", (await verifier.VerifyAsync(headers, body)).ToString());
    Equal("NoMatchingKey", (await verifier.VerifyAsync(headers, body.AsMemory(1))).ToString());
    FalWebhook<Flux2ProOutput> webhook = Api(new ScriptedFal()).Flux2Pro.ReadWebhook(body);
    Equal("42", (await webhook.GetDataAsync()).Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
});

if (args is [{ } address])
{
    foreach ((string what, Func<Task> check) in LocalFalChecks.On(new Uri(address)))
    {
        await Check(what, check);
    }
}

Console.WriteLine($"aot: {passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;

static FalClient Client(ScriptedFal server) => new(new FalClientOptions
{
    Credentials = FalCredentials.FromKey("id:secret"),
    HttpClient = new HttpClient(server),
});

static FalApi Api(ScriptedFal server) => new(Client(server));

static void Equal(string expected, string actual) => Expect.Equal(expected, actual);

async Task Check(string what, Func<Task> check)
{
    try
    {
        await check();
        passed++;
    }
    catch (Exception exception) when (exception is not OutOfMemoryException)
    {
        failed++;
        Console.WriteLine($"failed: {what}: {exception}");
    }
}

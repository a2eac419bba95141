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

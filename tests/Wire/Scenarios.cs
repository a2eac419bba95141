using System.Text.Json;

namespace Flux2Gen.Wire;

/// <summary>What fal's clients did when their traces were made, done with this client.</summary>
internal static class Scenarios
{
    private static readonly JsonElement Input = JsonElement.Parse("""{"prompt":"a cat","seed":42,"image_urls":["https://x/y.png"],"nested":{"a":null,"b":[1,2.5,true]}}""");
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    private static readonly string[] Endpoints = ["fal-ai/flux-2-pro", "fal-ai/flux-2/flash/edit"];

    /// <summary>Gets the scenarios by client and name.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. Endpoints.SelectMany(OfJavaScript),
        new("js", "workflow namespace subscribe", static client => Subscribe(client, "workflows/me/my-flow/sub", Empty, logs: false)),
        new("js", "short id 110602490-fast", static client => client.Endpoint("110602490-fast").SubmitAsync(Empty)),
        new("js", "subscribe timeout -> cancel", static client => SubscribeAndCancel(client, "fal-ai/flux-2-pro")),
        .. Endpoints.SelectMany(OfPython),
        .. Uploads,
        new("py", "workflow namespace by id", static async client => await (await client.Endpoint("workflows/me/my-flow/sub").SubmitAsync(Empty)).GetStatusAsync()),
        new("py", "short id", static client => client.Endpoint("110602490-fast").SubmitAsync(Empty)),
        new("py", "subscribe client_timeout -> cancel", static client => SubscribeAndCancel(client, "fal-ai/flux-2-pro", new FalSubscribeOptions { StartTimeout = TimeSpan.FromSeconds(1.5) })),
    ];

    /// <summary>Uploads, on the way that each client takes. Parts go one after the other: a trace is played in its order.</summary>
    private static IEnumerable<Scenario> Uploads =>
    [
        new("js", "storage.upload Blob", static client => Upload(client, [1, 2, 3, 4], "image/png")),
        new("js", "storage.upload File", static client => Upload(client, [1, 2, 3, 4], "image/png", "a b.png", lifecycle: new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromDays(1) })),
        new("js", "storage.upload Blob without type", static client => Upload(client, "hi"u8.ToArray(), "application/octet-stream")),
        new("js", "storage.upload text Blob", static client => Upload(client, "hi"u8.ToArray(), "text/plain; charset=utf-8")),
        new("js", "storage.upload multipart 91 MiB", static client => Upload(client, new byte[91 << 20], "video/mp4")),
        new("js", "subscribe with Blob in input", UploadAndSubscribe),
        new("py", "upload bytes", static client => Upload(client, [1, 2, 3, 4], "image/png", route: FalUploadRoute.CdnToken)),
        new("py", "upload bytes with name", static client => Upload(client, [1, 2], "image/png", "a b.png", FalUploadRoute.CdnToken, new FalObjectLifecycle
        {
            ExpiresAfter = TimeSpan.FromHours(1),
            InitialAccess = new FalAccessControl { Default = FalAccess.Forbid },
        })),
        new("py", "upload str", static client => Upload(client, "hi"u8.ToArray(), "text/plain", route: FalUploadRoute.CdnToken)),
        new("py", "async upload", static client => Upload(client, [1], "image/png", "x.png", FalUploadRoute.CdnToken)),
        new("py", "upload repository=fal", static client => Upload(client, [1], "image/png", "a.png")),
        new("py", "upload_file multipart 101 MiB", static client => Upload(client, new byte[101 << 20], "application/octet-stream", "big.bin", FalUploadRoute.CdnToken)),
    ];

    private static IEnumerable<Scenario> OfJavaScript(string id) =>
    [
        new("js", $"run {id}", client => client.Endpoint(id).RunAsync(Input)),
        new("js", $"subscribe polling {id}", client => Subscribe(client, id, Input, logs: true)),
        new("js", $"subscribe polling, logs off {id}", client => Subscribe(client, id, Input, logs: false)),
        new("js", $"subscribe streaming {id}", client => Subscribe(client, id, Input, logs: true, FalWatchMode.Stream)),
        new("js", $"stream {id}", client => client.Endpoint(id).StreamAsync(Input).GetResultAsync()),
        new("js", $"queue.submit webhook {id}", client => client.Endpoint(id).SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://example.com/hook?a=1&b=\u00fc") })),
        new("js", $"queue.submit options {id}", client => client.Endpoint(id).SubmitAsync(Input, new FalSubmitOptions
        {
            Priority = FalQueuePriority.Low,
            RunnerHint = "lora-a",
            StartTimeout = TimeSpan.FromSeconds(30),
            OutputLifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromHours(1), InitialAccess = new FalAccessControl { Default = FalAccess.Forbid } },
            Headers = new Dictionary<string, string> { ["X-App-Foo"] = "Bar" },
        })),
        new("js", $"queue submit/status/cancel/result {id}", client => StepByStep(client, id)),
        new("js", $"queue.streamStatus {id}", client => Stream(client, id)),
    ];

    private static IEnumerable<Scenario> OfPython(string id) =>
    [
        new("py", $"run {id}", client => client.Endpoint(id).RunAsync(Input)),
        new("py", $"subscribe {id}", client => Subscribe(client, id, Input, logs: false)),
        new("py", $"subscribe with_logs+on_queue_update {id}", client => Subscribe(client, id, Input, logs: true)),
        new("py", $"stream {id}", client => client.Endpoint(id).StreamAsync(Input).GetResultAsync()),
        new("py", $"submit webhook {id}", client => client.Endpoint(id).SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://example.com/hook?a=1&b=\u00fc") })),
        new("py", $"submit options {id}", client => client.Endpoint($"{id}/sub").SubmitAsync(Input, new FalSubmitOptions
        {
            Priority = FalQueuePriority.Low,
            RunnerHint = "lora-a",
            StartTimeout = TimeSpan.FromSeconds(30),
            Headers = new Dictionary<string, string> { ["X-App-Foo"] = "Bar" },
        })),
        new("py", $"submit/status/cancel/get by handle {id}", client => StepByStep(client, id)),
        new("py", $"status/cancel/result by id {id}", client => StepByStep(client, id)),
    ];

    private static async Task Subscribe(FalClient client, string id, JsonElement input, bool logs, FalWatchMode mode = FalWatchMode.Poll) =>
        await client.Endpoint(id).SubscribeAsync(input, options: new FalSubscribeOptions { IncludeLogs = logs, WatchMode = mode });

    private static async Task<Uri> Upload(
        FalClient client, byte[] bytes, string contentType, string name = "upload.bin", FalUploadRoute route = FalUploadRoute.Auto, FalObjectLifecycle? lifecycle = null) =>
        await client.Storage.UploadAsync(
            FalFileInput.FromBytes(bytes, contentType, name),
            new FalUploadOptions { Route = route, Lifecycle = lifecycle, MaxConcurrency = 1 });

    private static async Task UploadAndSubscribe(FalClient client)
    {
        Uri url = await Upload(client, [0, 0, 0], "image/jpeg");
        await Subscribe(client, "fal-ai/flux-2/flash/edit", JsonElement.Parse($$"""{"prompt":"x","image_urls":["{{url}}"]}"""), logs: false);
    }

    private static async Task StepByStep(FalClient client, string id)
    {
        FalRequest<JsonElement> request = await client.Endpoint(id).SubmitAsync(Input);
        await request.GetStatusAsync(includeLogs: false);
        await request.GetStatusAsync(includeLogs: true);
        await request.CancelAsync();
        await client.Endpoint(id).Attach(request.RequestId).GetResultAsync();
    }

    private static async Task Stream(FalClient client, string id)
    {
        FalRequest<JsonElement> request = await client.Endpoint(id).SubmitAsync(Input);
        await foreach (FalQueueUpdate update in request.WatchAsync(includeLogs: false, FalWatchMode.Stream))
        {
            _ = update;
        }
    }

    private static async Task SubscribeAndCancel(FalClient client, string id, FalSubscribeOptions? options = null)
    {
        using var cancel = new CancellationTokenSource();
        int updates = 0;
        try
        {
            await client.Endpoint(id).SubscribeAsync(
                Input,
                _ =>
                {
                    if (++updates == 2)
                    {
                        cancel.Cancel();
                    }
                },
                new FalSubscribeOptions { IncludeLogs = false, WatchMode = FalWatchMode.Poll, StartTimeout = options?.StartTimeout },
                cancel.Token);
        }
        catch (FalCanceledException)
        {
            // As it should be.
        }
    }
}

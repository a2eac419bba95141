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
        new("py", "workflow namespace by id", static async client => await (await client.Endpoint("workflows/me/my-flow/sub").SubmitAsync(Empty)).GetStatusAsync()),
        new("py", "short id", static client => client.Endpoint("110602490-fast").SubmitAsync(Empty)),
        new("py", "subscribe client_timeout -> cancel", static client => SubscribeAndCancel(client, "fal-ai/flux-2-pro", new FalSubscribeOptions { StartTimeout = TimeSpan.FromSeconds(1.5) })),
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

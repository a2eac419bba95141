using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>A local fal over the test documents, on a clock the test moves, with a client that has a key.</summary>
internal sealed class TestFal : IAsyncDisposable
{
    private TestFal(LocalFal fal, ManualTimeProvider time)
    {
        Fal = fal;
        Time = time;
        Http = new HttpClient { BaseAddress = fal.BaseAddress };
        Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Key id:secret");
    }

    public LocalFal Fal { get; }

    public ManualTimeProvider Time { get; }

    public HttpClient Http { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One second per queue position, three positions (2, 1, 0), ten seconds of inference.</summary>
    public static async Task<TestFal> StartAsync(TimeSpan? inferenceTime = null)
    {
        ManualTimeProvider time = new();
        LocalFal fal = await LocalFal.StartAsync(
            new LocalFalOptions
            {
                Specs = [Repository.TestSpecs],
                QueueLength = 2,
                QueueStep = TimeSpan.FromSeconds(1),
                InferenceTime = inferenceTime ?? TimeSpan.FromSeconds(10),
                TimeProvider = time,
            },
            Cancellation);
        return new TestFal(fal, time);
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await Http.SendAsync(request, Cancellation);
        return await Reply.ReadAsync(response);
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<Reply> PutAsync(string path) => SendAsync(HttpMethod.Put, path);

    /// <summary>Opens a realtime connection.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string path, bool withKey = true)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (withKey)
            socket.Options.SetRequestHeader("Authorization", "Key id:secret");
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{Fal.BaseAddress.Authority}/fal.run/{path}"), Cancellation);
        }
        catch (WebSocketException exception)
        {
            using (socket)
            {
                exception.Data["status"] = (int)socket.HttpStatusCode;
            }

            throw;
        }

        return socket;
    }

    /// <summary>Tries to open a realtime connection, and gives the status with which it is refused.</summary>
    public async Task<int> TryConnectAsync(string path, bool withKey = true) =>
        (int)(await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(path, withKey))).Data["status"]!;

    /// <summary>Submits and gives the paths to poll.</summary>
    public async Task<(string Result, string Status, string Cancel)> SubmitAsync(string json = """{"prompt":"hills"}""", string endpoint = "acme/painter")
    {
        Reply reply = await PostAsync($"queue.fal.run/{endpoint}", json);
        Assert.Equal(200, reply.Status);
        return (reply.Text("response_url"), reply.Text("status_url"), reply.Text("cancel_url"));
    }

    /// <summary>Uploads a file the way fal's JavaScript client does, and gives its address.</summary>
    public async Task<string> UploadAsync(byte[] bytes, string contentType = "image/png", string fileName = "picture.png")
    {
        Reply initiated = await PostAsync(
            "rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3",
            new JsonObject { ["content_type"] = contentType, ["file_name"] = fileName }.ToJsonString());
        Assert.Equal(200, initiated.Status);
        Reply put = await PutFileAsync(initiated.Text("upload_url"), bytes, contentType);
        Assert.Equal(200, put.Status);
        return initiated.Text("file_url");
    }

    /// <summary>Puts bytes without a key.</summary>
    public static async Task<Reply> PutFileAsync(string url, byte[] bytes, string contentType, string? authorization = null)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Put, url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using HttpResponseMessage response = await http.SendAsync(request, Cancellation);
        return await Reply.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Fal.DisposeAsync();
    }
}

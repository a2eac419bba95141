using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Security;

/// <summary>Damages the text of every answer of every call: only errors of the library leave it, and they name the request.</summary>
public sealed class DamagedTextTests : IDisposable
{
    private const string Id = FalTest.RequestId;
    private const string Submitted = $$"""{"status":"IN_QUEUE","request_id":"{{Id}}","queue_position":1}""";
    private const string Progress = """{"status":"IN_PROGRESS","logs":[{"message":"50%|██ größe","level":"INFO","timestamp":"2026-01-01T00:00:00Z"}]}""";
    private const string Completed = """{"status":"COMPLETED","metrics":{"inference_time":1.5},"error":"no","error_type":"t"}""";
    private const string Picture = """{"images":[{"url":"https://x/ü.png","width":64,"content_type":"image/png","more":"ä"}],"seed":1}""";
    private const string Refusal = """{"detail":[{"loc":["body","prompt",0],"msg":"größe","type":"missing","ctx":{"min_width":5,"expected":["ä"]},"input":"cat"}],"error_type":"t"}""";
    private const string Refused = """{"error":{"message":"größe","type":"t"},"status":"NOT_FOUND","detail":"ä"}""";

    private static readonly Dictionary<string, Func<byte[], int, (byte[] Bytes, string? Charset)>> Damages = new()
    {
        ["torn glyph"] = static (text, at) => ([.. text[..at], 0xE2, 0x96, .. text[at..]], null),
        ["lone byte"] = static (text, at) => ([.. text[..at], 0xFF, .. text[at..]], "utf-8"),
        ["overlong"] = static (text, at) => ([.. text[..at], 0xC0, 0xAF, .. text[at..]], null),
        ["latin-1"] = static (text, at) => ([.. text[..at], 0xDF, .. text[at..]], "iso-8859-1"),
        ["unknown charset"] = static (text, at) => ([.. text[..at], 0xDF, .. text[at..]], "x-klingon"),
        ["half character"] = static (text, at) => ([.. text[..at], .. "\\ud83d"u8, .. text[at..]], null),
        ["other half"] = static (text, at) => ([.. text[..at], .. "\\udc00"u8, .. text[at..]], null),
        ["zero"] = static (text, at) => ([.. text[..at], 0, .. text[at..]], null),
        ["NaN"] = static (text, at) => ([.. text[..at], .. "NaN"u8, .. text[at..]], null),
        ["mark"] = static (text, at) => ([.. text[..at], .. "\uFEFF"u8, .. text[at..]], null),
        ["cut"] = static (text, at) => (text[..at], null),
        ["flipped bit"] = static (text, at) => ([.. text[..at], (byte)(at < text.Length ? text[at] ^ 0x80 : 0x80), .. text[Math.Min(at + 1, text.Length)..]], null),
    };

    private readonly DamagingServer _server = new();
    private readonly HttpClient _http;
    private readonly FalClient _client;

    public DamagedTextTests()
    {
        _http = new HttpClient(_server);
        _client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(FalTest.Key),
            HttpClient = _http,
            Hosts = new FalHosts { RunBackup = null, QueueBackup = null },
            Retry = new FalRetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
            Polling = new FalPollingOptions { InitialInterval = TimeSpan.FromTicks(1), MaxInterval = TimeSpan.FromTicks(1) },
        });
    }

    public static TheoryData<string> DamageNames { get; } = [.. Damages.Keys];

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    [Theory]
    [MemberData(nameof(DamageNames))]
    public async Task Only_errors_that_name_the_request_leave_a_call(string damage)
    {
        var endpoint = new PictureEndpoint(_client);
        FalEndpoint<JsonElement, JsonElement> untyped = _client.Endpoint("fal-ai/picture");
        var input = new PictureInput { Prompt = "cat" };
        JsonElement json = FalTest.Json("""{"prompt":"cat"}""");
        FalRequest<PictureOutput> Request() => endpoint.Attach(Id);
        (string Where, int Status, string Body, Func<Task> Call)[] cases =
        [
            ("submit", 200, Submitted, () => endpoint.SubmitAsync(input)),
            ("submit", 200, Submitted, () => endpoint.SubscribeAsync(input)),
            ("submit", 422, Refusal, () => endpoint.SubmitAsync(input)),
            ("run", 200, Picture, async () => Read(await endpoint.RunAsync(input))),
            ("run", 200, Picture, async () => Read(await untyped.RunAsync(json))),
            ("run", 422, Refusal, () => endpoint.RunAsync(input)),
            ("status", 200, Progress, () => Request().GetStatusAsync(includeLogs: true)),
            ("status", 200, Completed, () => Request().GetStatusAsync()),
            ("status", 404, Refused, () => Request().GetStatusAsync()),
            ("status", 200, Progress, () => endpoint.SubscribeAsync(input, options: new FalSubscribeOptions { WatchMode = FalWatchMode.Poll, IncludeLogs = true })),
            ("status stream", 200, $"data: {Progress}\n\ndata: {Completed}\n\n", () => endpoint.SubscribeAsync(input, options: new FalSubscribeOptions { WatchMode = FalWatchMode.Auto })),
            ("status stream", 200, $"data: {Progress}\n\ndata: {Completed}\n\n", () => endpoint.SubscribeAsync(input, options: new FalSubscribeOptions { WatchMode = FalWatchMode.Stream })),
            ("status stream", 422, Refusal, () => endpoint.SubscribeAsync(input, options: new FalSubscribeOptions { WatchMode = FalWatchMode.Stream })),
            ("result", 200, Picture, async () => Read(await Request().GetResultAsync())),
            ("result", 422, Refusal, () => Request().GetResultAsync()),
            ("result", 404, Refused, () => Request().GetResultAsync()),
            ("cancel", 200, """{"status":"CANCELLATION_REQUESTED"}""", () => Request().CancelAsync()),
            ("cancel", 400, Refused, () => Request().CancelAsync()),
            ("stream", 200, $"data: {Picture}\n\nevent: error\ndata: {Refused}\n\n", () => StreamAsync(endpoint, input)),
            ("stream", 200, $"data: {Picture}\n\ndata: {Refusal}\n\n", () => StreamAsync(endpoint, input)),
            ("stream", 422, Refusal, () => StreamAsync(endpoint, input)),
            ("upload", 200, """{"upload_url":"https://storage.example/put?ä=1","file_url":"https://v3b.fal.media/files/a"}""", UploadAsync),
            ("upload", 403, Refusal, UploadAsync),
            ("put", 403, "<?xml version=\"1.0\"?><Error><Code>No</Code><Message>größe</Message></Error>", UploadAsync),
        ];

        foreach ((string where, int status, string body, Func<Task> call) in cases)
        {
            byte[] text = Encoding.UTF8.GetBytes(body);
            for (int at = 0; at <= text.Length; at += where.Contains("stream", StringComparison.Ordinal) ? 11 : 7)
            {
                (byte[] bytes, string? charset) = Damages[damage](text, at);
                _server.Damage(where, status, bytes, charset);

                Exception? error = await Record.ExceptionAsync(call);

                Assert.True(error is null or FalException or OperationCanceledException, $"{where} {status}, at {at}: {error}");
                bool isKnown = where is not ("upload" or "put");
                Assert.True(error is not FalException failure || !isKnown || failure.RequestId == Id, $"{where} {status}, at {at}, names no request: {error}");
            }
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task Marked_answers_are_read_as_ever(string name)
    {
        var endpoint = new PictureEndpoint(_client);
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] Marked(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

        _server.Damage("submit", 200, Marked(Submitted), null);
        Assert.Equal(Id, (await endpoint.SubmitAsync(new PictureInput { Prompt = "cat" })).RequestId);

        _server.Damage("status", 200, Marked(Progress), null);
        Assert.Equal("50%|██ größe", (await endpoint.Attach(Id).GetStatusAsync(includeLogs: true)).Logs[0].Message);

        byte[] picture = Marked(Picture);
        _server.Damage("result", 200, picture, null);
        FalResult<PictureOutput> result = await endpoint.Attach(Id).GetResultAsync();
        Assert.Equal("https://x/ü.png", result.Data.Images[0].Url);
        Assert.Equal("ä", result.RawJson!.Value.GetProperty("images")[0].GetProperty("more").GetString());
        Assert.Equal(picture, result.RawBody.ToArray());

        _server.Damage("run", 422, Marked(Refusal), null);
        FalValidationException error = await Assert.ThrowsAsync<FalValidationException>(() => endpoint.RunAsync(new PictureInput { Prompt = "cat" }));
        Assert.Equal(("prompt[0]: größe", "größe"), (error.Detail, error.FieldErrors[0].Message));

        FalWebhook<PictureOutput> webhook = endpoint.ReadWebhook(Marked($$"""{"request_id":"{{Id}}","status":"OK","payload":{{Picture}}}"""));
        Assert.Equal("https://x/ü.png", webhook.Data.Images[0].Url);
    }

    [Fact]
    public async Task A_torn_glyph_costs_nothing_but_itself()
    {
        var endpoint = new PictureEndpoint(_client);
        byte[] torn = [.. """{"images":[{"url":"https://x/a.png","file_name":"50%|"""u8, 0xE2, 0x96, .. "\",\"width\":64}]}"u8];
        _server.Damage("result", 200, torn, null);

        FalResult<PictureOutput> result = await endpoint.Attach(Id).GetResultAsync();

        Assert.Equal(("https://x/a.png", "50%|\ufffd", 64), (result.Data.Images[0].Url, result.Data.Images[0].FileName, result.Data.Images[0].Width));
        Assert.Equal(torn, result.RawBody.ToArray());

        _server.Damage("run", 422, [.. Encoding.Latin1.GetBytes("""{"detail":"größe"}""")], "iso-8859-1");
        Assert.Equal("größe", (await Assert.ThrowsAsync<FalValidationException>(() => endpoint.RunAsync(new PictureInput { Prompt = "cat" }))).Detail);
    }

    private static void Read<T>(FalResult<T> result)
    {
        _ = result.ToString();
        _ = result.RawJson;
        _ = result.Data;
    }

    private static async Task StreamAsync(PictureEndpoint endpoint, PictureInput input)
    {
        await foreach (FalStreamUpdate<PictureOutput> update in endpoint.StreamAsync(input))
        {
            _ = update.RawJson;
            _ = update.TryGetData(out _);
        }
    }

    private Task<Uri> UploadAsync() => _client.Storage.UploadAsync(FalFileInput.FromBytes(new byte[1], "image/png"), new FalUploadOptions { Route = FalUploadRoute.Presigned });
}

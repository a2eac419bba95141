using System.Globalization;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Diagnostics;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Security;

/// <summary>A server that tries to lure the key to another host, over real sockets, with every operation there is, while everybody listens.</summary>
[Collection(TelemetryGroup.Name)]
public sealed class LureTests : IDisposable
{
    private const string KeyId = "key-id-1234";
    private const string Secret = "key-secret-5678";
    private const string Id = "f62e3d9c-757d-4253-9fbd-f34dc7581697";

    private static readonly JsonElement Input = JsonElement.Parse("""{"prompt":"x"}""");

    private readonly List<string> _texts = [];
    private readonly Eavesdropper _listener = new();
    private readonly LoopbackServer _lure;
    private readonly LoopbackServer _server;
    private Func<string, string?> _luring = _ => null;

    public LureTests()
    {
        _lure = new LoopbackServer(_ => LoopbackServer.Ok($$"""{"status":"COMPLETED","request_id":"{{Id}}"}"""));
        _server = new LoopbackServer(request =>
        {
            string line = request[..request.IndexOf(" HTTP/", StringComparison.Ordinal)];
            return _luring(line) ?? Answer(line);
        });
    }

    public void Dispose()
    {
        _server.Dispose();
        _lure.Dispose();
        _listener.Dispose();
    }

    public static TheoryData<string, int> Redirects()
    {
        var data = new TheoryData<string, int>();
        foreach (string operation in new[] { "run", "submit", "status", "stream", "result", "cancel", "initiate", "upload" })
        {
            foreach (int status in new[] { 300, 301, 302, 303, 307, 308 })
            {
                data.Add(operation, status);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_redirect_is_not_followed(string operation, int status)
    {
        _luring = line => Operation(line) == operation ? Redirect(status, line) : null;
        using FalClient client = CreateClient(httpClient: null);

        await DoEverythingAsync(client);

        Assert.Contains(_server.Requests, request => Operation(request) == operation && request.Contains(Secret, StringComparison.Ordinal) == (operation != "upload"));
        Assert.Empty(_lure.Requests);
        AssertNoKey([.. _texts, .. _listener.Everything]);
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_client_from_outside_that_follows_redirects_takes_no_key_along(string operation, int status)
    {
        _luring = line => Operation(line) == operation ? Redirect(status, line) : null;
        using var http = new HttpClient();
        using FalClient client = CreateClient(http);

        await DoEverythingAsync(client);

        Assert.NotEmpty(_lure.Requests);
        AssertNoKey(_lure.Requests);
        AssertNoKey([.. _texts, .. _listener.Everything]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:LURE/queue.fal.run/fal-ai/flux/requests/ID")]
    [InlineData("http://localhost:LURE/queue.fal.run/fal-ai/flux/requests/ID")]
    [InlineData("http://127.0.0.1:REAL@127.0.0.1:LURE/queue.fal.run/fal-ai/flux/requests/ID")]
    [InlineData("http://127.0.0.1:LURE\\\\@127.0.0.1:REAL/queue.fal.run/fal-ai/flux/requests/ID")]
    [InlineData("http://127.0.0.1:LURE#127.0.0.1:REAL/queue.fal.run/fal-ai/flux/requests/ID")]
    [InlineData("//127.0.0.1:LURE/queue.fal.run/fal-ai/flux/requests/ID")]
    [InlineData("https://127.0.0.1:LURE/fal-ai/flux/requests/ID")]
    [InlineData("https://queue.fal.run@127.0.0.1:LURE/fal-ai/flux/requests/ID")]
    public async Task An_address_in_an_answer_leads_nowhere_else(string address)
    {
        string lure = address
            .Replace("LURE", _lure.Uri.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("REAL", _server.Uri.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("ID", Id, StringComparison.Ordinal);
        _luring = line => Operation(line) switch
        {
            "submit" => LoopbackServer.Ok(Urls("IN_QUEUE", lure)),
            "status" => LoopbackServer.Ok(Urls("COMPLETED", lure)),
            _ => null,
        };
        using FalClient client = CreateClient(httpClient: null);

        await DoEverythingAsync(client);

        Assert.Equal(
            ["cancel", "initiate", "result", "run", "status", "stream", "submit", "upload"],
            _server.Requests.Select(Operation).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(_lure.Requests);
        AssertNoKey([.. _texts, .. _listener.Everything]);
    }

    [Fact]
    public async Task An_upload_goes_where_storage_says_without_the_key()
    {
        _luring = line => Operation(line) == "initiate"
            ? LoopbackServer.Ok($$"""{"file_url":"{{_lure.Uri}}file.png","upload_url":"{{_lure.Uri}}put?signature=1"}""")
            : null;
        using FalClient client = CreateClient(httpClient: null);

        await DoEverythingAsync(client);

        Assert.StartsWith("PUT /put?signature=1 ", Assert.Single(_lure.Requests), StringComparison.Ordinal);
        AssertNoKey(_lure.Requests);
        AssertNoKey([.. _texts, .. _listener.Everything]);
    }

    [Fact]
    public async Task A_file_is_fetched_without_the_key()
    {
        await new FalFile { Url = $"{_lure.Uri}file" }.ReadBytesAsync();

        AssertNoKey([Assert.Single(_lure.Requests)]);
    }

    private static string Operation(string line)
    {
        string path = line.Split(' ')[1].Split('?')[0];
        return path.EndsWith("/status/stream", StringComparison.Ordinal) ? "stream"
            : path.EndsWith("/status", StringComparison.Ordinal) ? "status"
            : path.EndsWith("/cancel", StringComparison.Ordinal) ? "cancel"
            : path.EndsWith("/initiate", StringComparison.Ordinal) ? "initiate"
            : path.StartsWith("/put", StringComparison.Ordinal) ? "upload"
            : path.Contains("/requests/", StringComparison.Ordinal) ? "result"
            : path.StartsWith("/queue.fal.run/", StringComparison.Ordinal) ? "submit"
            : path.StartsWith("/fal.run/", StringComparison.Ordinal) ? "run"
            : path;
    }

    private static string Urls(string status, string address) =>
        $$"""{"status":"{{status}}","request_id":"{{Id}}","response_url":"{{address}}","status_url":"{{address}}/status","cancel_url":"{{address}}/cancel"}""";

    private static void AssertNoKey(IEnumerable<string> texts) => Assert.All(texts, text =>
    {
        Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(KeyId, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", text, StringComparison.OrdinalIgnoreCase);
    });

    private string Answer(string line) => Operation(line) switch
    {
        "stream" => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        "submit" => LoopbackServer.Ok($$"""{"request_id":"{{Id}}","status":"IN_QUEUE"}"""),
        "initiate" => LoopbackServer.Ok($$"""{"file_url":"https://v3b.fal.media/x.png","upload_url":"{{_server.Uri}}put"}"""),
        "cancel" => LoopbackServer.Ok("""{"status":"OK"}"""),
        _ => LoopbackServer.Ok("""{"status":"COMPLETED"}"""),
    };

    private string Redirect(int status, string line) =>
        $"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} Elsewhere\r\nLocation: {_lure.Uri}{line.Split(' ')[1].TrimStart('/')}\r\nContent-Length: 0\r\n\r\n";

    private FalClient CreateClient(HttpClient? httpClient) => new(new FalClientOptions
    {
        Credentials = FalCredentials.FromKey($"{KeyId}:{Secret}"),
        Hosts = FalHosts.Local(_server.Uri),
        HttpClient = httpClient,
        LoggerFactory = _listener.Logs,
        Retry = new FalRetryOptions { MaxRetries = 0 },
        TimeProvider = new ManualTimeProvider(),
    });

    private async Task DoEverythingAsync(FalClient client)
    {
        FalEndpoint<JsonElement, JsonElement> endpoint = client.Endpoint("fal-ai/flux/dev");
        FalRequest<JsonElement>? submitted = null;
        await TryAsync(() => endpoint.RunAsync(Input));
        await TryAsync(() => endpoint.SubscribeAsync(Input));
        await TryAsync(async () => submitted = await endpoint.SubmitAsync(Input));
        foreach (FalRequest<JsonElement> request in new[] { submitted ?? endpoint.Attach(Id), endpoint.Attach(Id) })
        {
            await TryAsync(() => request.GetStatusAsync());
            await TryAsync(() => WatchAsync(request, FalWatchMode.Stream));
            await TryAsync(() => WatchAsync(request, FalWatchMode.Auto));
            await TryAsync(() => request.GetResultAsync());
            await TryAsync(() => request.CancelAsync());
        }

        await TryAsync(async () =>
        {
            await foreach (FalOutcome<JsonElement, JsonElement> outcome in endpoint.SubscribeManyAsync([Input, Input]))
            {
                _texts.Add($"{outcome} {outcome.Exception}");
            }
        });
        await TryAsync(() => client.Storage.UploadAsync(FalFileInput.FromBytes("bytes"u8.ToArray(), "image/png")));
        Assert.NotEmpty(_listener.Telemetry);
        Assert.NotEmpty(_listener.Logs.Entries);
    }

    private static async Task WatchAsync(FalRequest<JsonElement> request, FalWatchMode mode)
    {
        await foreach (FalQueueUpdate _ in request.WatchAsync(mode: mode))
        {
        }
    }

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (FalException exception)
        {
            _texts.Add(exception.ToString());
            _texts.Add((exception as FalApiException)?.Body ?? "");
        }
    }
}

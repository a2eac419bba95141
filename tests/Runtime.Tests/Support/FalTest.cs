using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A client whose server is a script and whose clock is turned by hand.</summary>
public abstract class FalTest : IDisposable
{
    internal const string Key = "key-id-1234:key-secret-5678";
    internal const string Queue = "https://queue.fal.run";
    internal const string RequestId = "f62e3d9c-757d-4253-9fbd-f34dc7581697";

    /// <summary>How long a test waits for what another thread does: so long that it is over only when something hangs.</summary>
    internal static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(30);

    private readonly List<IDisposable> _resources = [];

    internal ScriptedHandler Server { get; } = new();

    internal ManualTimeProvider Time { get; } = new();

    internal FalClient Client => field ??= CreateClient(_ => { });

    internal FalEndpoint<JsonElement, JsonElement> Flux => Client.Endpoint("fal-ai/flux-2/flash/edit");

    internal static JsonElement Input { get; } = Json("""{"prompt":"a private cat"}""");

    public void Dispose()
    {
        _resources.ForEach(resource => resource.Dispose());
        GC.SuppressFinalize(this);
    }

    internal static JsonElement Json(string json) => JsonElement.Parse(json);

    internal static string Submitted(string id = RequestId) => $$"""{"status":"IN_QUEUE","request_id":"{{id}}","queue_position":1}""";

    internal static string Status(string status, string more = "") => $$"""{"status":"{{status}}"{{(more.Length > 0 ? "," + more : "")}}}""";

    internal FalClient CreateClient(Action<Settings> change)
    {
        var settings = new Settings();
        change(settings);
        var http = new HttpClient(settings.Handler ?? Server, disposeHandler: false);
        var client = new FalClient(new FalClientOptions
        {
            Credentials = settings.Credentials,
            Hosts = settings.Hosts,
            HttpClient = http,
            LoggerFactory = settings.LoggerFactory,
            Retry = settings.Retry,
            Polling = settings.Polling,
            Watch = settings.Watch,
            TimeProvider = Time,
            ValidateInput = settings.ValidateInput,
            UserAgent = settings.UserAgent,
            Journal = settings.Journal,
            Pipeline = settings.Pipeline,
            MaxResponseSize = settings.MaxResponseSize,
            MaxResponseValues = settings.MaxResponseValues,
            MaxErrorSize = settings.MaxErrorSize,
            MaxDecompressionRatio = settings.MaxDecompressionRatio,
            Upload = settings.Upload,
        });
        _resources.Add(client);
        _resources.Add(http);
        return client;
    }

    /// <summary>Disposes of something after the test.</summary>
    internal T Own<T>(T resource)
        where T : IDisposable
    {
        _resources.Add(resource);
        return resource;
    }

    internal FalRequest<JsonElement> Attached() => Flux.Attach(RequestId);

    internal sealed class Settings
    {
        public FalCredentials Credentials { get; set; } = FalCredentials.FromKey(Key);

        /// <summary>Gets or sets the servers: those of fal, without backups, so that a failed connection is one exchange of the script.</summary>
        public FalHosts Hosts { get; set; } = new() { RunBackup = null, QueueBackup = null };

        /// <summary>Gets or sets who answers instead of the script.</summary>
        public HttpMessageHandler? Handler { get; set; }

        public ILoggerFactory? LoggerFactory { get; set; }

        public FalRetryOptions Retry { get; set; } = new();

        public FalPollingOptions Polling { get; set; } = new();

        /// <summary>Gets or sets how requests are followed: by polls, which scripts are easier to read for, except where the stream is what is tested.</summary>
        public FalWatchOptions Watch { get; set; } = new() { Mode = FalWatchMode.Poll };

        public bool ValidateInput { get; set; } = true;

        public string? UserAgent { get; set; }

        public IFalJournal? Journal { get; set; }

        public FalPipeline? Pipeline { get; set; }

        public long MaxResponseSize { get; set; } = 64 << 20;

        public int MaxResponseValues { get; set; } = 2_000_000;

        public long MaxErrorSize { get; set; } = 1 << 20;

        public int MaxDecompressionRatio { get; set; } = 200;

        public FalUploadOptions Upload { get; set; } = new();
    }
}
